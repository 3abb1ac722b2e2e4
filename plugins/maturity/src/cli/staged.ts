import { execa } from 'execa';
import { posix } from 'node:path';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isWithin } from '../graph/workspace-path.js';
import { inferredScope } from '../workspace/maturity-metadata.js';
import { CommandFailure, exitCode } from './exit-code.js';
import type { OpenWorkspace } from './open-workspace.js';

/** Of these components those that the files staged for the next commit affect, by Nx's own reckoning. */
export async function changedComponents(
  workspace: OpenWorkspace,
  names: readonly string[],
): Promise<string[]> {
  const { stdout } = await execa('git', ['diff', '--cached', '--name-only', '--relative', '-z'], {
    cwd: workspace.root,
  });
  const files = stdout.split('\0').filter((file) => file !== '');
  if (files.length === 0) return [];
  const nx = createRequire(join(workspace.root, 'package.json')).resolve('nx/bin/nx.js');
  const affected = await execa(
    process.execPath,
    [nx, 'show', 'projects', '--affected', '--json', `--files=${files.join(',')}`],
    { cwd: workspace.root },
  );
  const projects = new Set(JSON.parse(affected.stdout) as string[]);
  return names.filter((name) => projects.has(name));
}

/**
 * Fails when files of these components are staged in part, or differ from what is staged: their numbers would be those of the
 * working copy, and not of the commit. Reports are no such files.
 */
export async function refusePartlyStaged(
  { root, projectGraph }: OpenWorkspace,
  names: readonly string[],
): Promise<void> {
  const { stdout } = await execa('git', ['diff', '--name-only', '--relative', '-z'], { cwd: root });
  const changed = stdout.split('\0').filter((file) => file !== '' && posix.basename(file) !== 'MATURITY.md');
  const places = names.flatMap((name) => {
    const node = projectGraph.nodes[name];
    if (node === undefined) return [];
    const scope = inferredScope(name, node.data);
    return scope === undefined
      ? []
      : [scope.root, ...scope.sources, ...scope.tests.unit, ...scope.tests.integration];
  });
  const partly = changed.filter((file) => places.some((place) => isWithin(place, file)));
  if (partly.length === 0) return;
  const most = 10;
  const more = partly.length > most ? [`  and ${partly.length - most} more`] : [];
  throw new CommandFailure(
    exitCode.validationFailed,
    [
      'These files differ from what is staged, so the numbers would not be those of the commit:',
      ...partly.slice(0, most).map((file) => `  ${file}`),
      ...more,
      'Stage them (git add), or put them aside (git stash --keep-index), and commit again.',
    ].join('\n'),
  );
}

/** Adds the reports of components to the next commit. */
export async function stageReports(
  { root, projectGraph }: OpenWorkspace,
  names: readonly string[],
): Promise<void> {
  const files = names.flatMap((name) => {
    const node = projectGraph.nodes[name];
    return node === undefined ? [] : [posix.join(node.data.root, 'MATURITY.md')];
  });
  await execa('git', ['add', '--', ...files], { cwd: root });
}
