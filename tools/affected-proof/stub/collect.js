/**
 * A collector whose evidence is the bytes of what its component really depends on, found by `closure.py`. The inputs of its
 * target are the plugin's own, so Nx's cache answers where these say that nothing changed.
 */
const { execFileSync } = require('node:child_process');
const { mkdirSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

function collect(root, requests) {
  const closures = JSON.parse(
    execFileSync('python3', ['-B', process.env.PROOF_CLOSURE, root], {
      encoding: 'utf8',
      maxBuffer: 1 << 30,
    }),
  );
  for (const { component, collector, output } of requests) {
    const evidence = closures[component]?.[collector];
    if (evidence === undefined) throw new Error(`No closure of ${component} for ${collector}.`);
    mkdirSync(dirname(join(root, output)), { recursive: true });
    writeFileSync(join(root, output), evidence);
  }
}

exports.default = async (options, context) => {
  const { outputs } = context.projectGraph.nodes[context.projectName].data.targets[context.targetName];
  collect(context.root, [{ ...options, output: outputs[0].replace('{workspaceRoot}/', '') }]);
  return { success: true };
};

exports.batch = async (taskGraph, options, _overrides, context) => {
  const tasks = Object.values(taskGraph.tasks);
  collect(
    context.root,
    tasks.map((task) => ({ ...options[task.id], output: task.outputs[0] })),
  );
  return Object.fromEntries(tasks.map(({ id }) => [id, { success: true, terminalOutput: '' }]));
};
