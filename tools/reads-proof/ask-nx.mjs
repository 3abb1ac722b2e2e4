/**
 * Run in a workspace: which collectors' tasks there are and what Nx hashes for each, as JSON on standard output. The question is
 * JSON on standard input: `{ tried, plugin }`, paths of files that are put there for the time of the question, to see whether
 * one more file is hashed.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';

const root = process.cwd();
const { tried } = JSON.parse(await text(process.stdin));
const plugin = join(root, 'node_modules/@tta/maturity/dist');
const { createProjectGraphAsync } = createRequire(join(root, 'package.json'))(
  'nx/src/project-graph/project-graph.js',
);
const { hashedFiles } = await import(pathToFileURL(join(plugin, 'nx-internals.js')));
const { placesOfUnhashed } = await import(pathToFileURL(join(plugin, 'graph/inputs/unhashed-input.js')));
const { patternsOfModulePlaces } = await import(
  pathToFileURL(join(plugin, 'graph/inputs/module-places-input.js'))
);

const left = putThere(tried);
try {
  const graph = await createProjectGraphAsync();
  const hashed = await hashedFiles(graph, root);
  const tasks = Object.values(graph.nodes).flatMap(({ name: project, data }) =>
    Object.entries(data.targets ?? {})
      .filter(([, { executor }]) => executor === '@tta/maturity:collect')
      .map(([target, { options, inputs }]) => ({
        project,
        root: data.root,
        target,
        component: options.component,
        collector: options.collector,
        files: [...hashed(project, target)],
        places: inputs.flatMap(({ runtime = '' }) => placesOfUnhashed(runtime) ?? []),
        walked: inputs.flatMap(({ runtime = '' }) => patternsOfModulePlaces(runtime) ?? []),
      })),
  );
  process.stdout.write(JSON.stringify(tasks), () => process.exit(0));
} finally {
  for (const path of left.reverse()) rmSync(path, { recursive: true });
}

/** Makes empty files where nothing is, with the folders that they need; what has to be removed again, in its order. */
function putThere(paths) {
  const made = [];
  for (const path of paths.map((one) => join(root, one)).sort()) {
    if (existsSync(path)) continue;
    try {
      const first = mkdirSync(dirname(path), { recursive: true });
      if (first !== undefined) made.push(first);
      writeFileSync(path, path.endsWith('.json') ? '{}\n' : '');
      made.push(path);
    } catch (error) {
      // Below a file that was put there before, or a name that nothing can have.
      if (!['ENOTDIR', 'EEXIST', 'ENAMETOOLONG', 'EISDIR'].includes(error.code)) throw error;
    }
  }
  return made;
}
