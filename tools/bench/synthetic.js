import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * A workspace of `size` components with four files each, every tenth a library that the nine after it import. `kind` says
 * who infers: `maturity` is this plugin with tasks that write something, `traced` this plugin with its own tasks, `plain` are
 * project.json files with as many cached targets that do nothing and the same edges.
 */
export function writeSynthetic(root, size, kind) {
  const put = (path, text) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  put('.gitignore', 'node_modules\n.nx\n.maturity\n.venv\n');
  put('package.json', '{ "name": "bench", "private": true }\n');
  put('nx.json', JSON.stringify(nxJson[kind] ?? withoutPlugin));
  put('maturity.policy.yaml', "apiVersion: maturity/v1\npolicyVersion: '1'\nextends: builtin\n");
  for (let index = 0; index < size; index += 1) {
    const name = nameOf(index);
    const folder = `libs/group${Math.floor(index / 100)}/${name}`;
    const library = index - (index % 10);
    put(`${folder}/src/${name}/__init__.py`, index === library ? 'X = 1\n' : `import ${nameOf(library)}\n`);
    put(`${folder}/src/${name}/more.py`, `import json\nfrom . import X\n\n\ndef f():\n    return ${index}\n`);
    put(`${folder}/tests/test_${name}.py`, `import ${name}\nfrom ${name}.more import f\n`);
    if (nxJson[kind] !== undefined) put(`${folder}/maturity.yaml`, record(name));
    else put(`${folder}/project.json`, project(name, index === library ? [] : [nameOf(library)]));
  }
}

/** Writes the projects of another workspace's graph into project.json files: the same targets, inputs and edges. */
export function writeOut(graphFile, root) {
  const { nodes, dependencies } = JSON.parse(readFileSync(graphFile, 'utf8'));
  for (const { name, data } of Object.values(nodes)) {
    if (data.metadata?.maturity === undefined) continue;
    const project = { name, namedInputs: data.namedInputs, targets: {} };
    for (const [target, { executor, cache, dependsOn, inputs, outputs }] of Object.entries(data.targets)) {
      if (target !== 'maturity:validate')
        project.targets[target] = { executor, cache, dependsOn, inputs, outputs };
    }
    project.implicitDependencies = (dependencies[name] ?? []).map(({ target }) => target);
    writeFileSync(join(root, data.root, 'project.json'), JSON.stringify(project));
  }
}

export const nameOf = (index) => `c${String(index).padStart(5, '0')}`;
export const sourceOf = (index) =>
  `libs/group${Math.floor(index / 100)}/${nameOf(index)}/src/${nameOf(index)}/more.py`;

const stub = { executor: './stub:collect' };
const withPlugin = {
  analytics: false,
  namedInputs: { maturitySources: ['default'] },
  plugins: [
    {
      plugin: '@tta/maturity',
      // The tools' own time is no part of these figures.
      options: {
        test: stub,
        lint: stub,
        typecheck: stub,
        security: stub,
        maturity: { executor: './stub:report' },
      },
    },
  ],
};
const nxJson = { maturity: withPlugin, traced: { ...withPlugin, plugins: ['@tta/maturity'] } };
const withoutPlugin = {
  analytics: false,
  namedInputs: { sources: ['{projectRoot}/**/*', '!{projectRoot}/MATURITY.md'] },
};

function record(name) {
  return `component: ${name}\ngroup: core-infrastructure\nowner: '@bench'\nstage: { name: development, since: 2026-01-12 }\n`;
}

function project(name, implicitDependencies) {
  const collect = (collector, inputs) => ({
    executor: './stub:collect',
    cache: true,
    inputs,
    outputs: [`{workspaceRoot}/.maturity/${name}/${collector}.json`],
  });
  const targets = {
    'maturity:test': collect('pytest', ['sources', '^sources']),
    'maturity:lint': collect('ruff', ['sources']),
    'maturity:typecheck': collect('pyright', ['sources', '^sources']),
    'maturity:security': collect('bandit', ['sources']),
    maturity: {
      executor: './stub:report',
      cache: true,
      dependsOn: ['maturity:test', 'maturity:lint', 'maturity:typecheck', 'maturity:security'],
      inputs: [
        '{projectRoot}/MATURITY.md',
        '{workspaceRoot}/maturity.policy.yaml',
        { dependentTasksOutputFiles: '**/.maturity/**/*.json' },
      ],
      outputs: [`{workspaceRoot}/.maturity/${name}/assessment.json`, '{projectRoot}/MATURITY.md'],
    },
  };
  return JSON.stringify({ name, implicitDependencies, targets });
}
