import { execa } from 'execa';
import { posix } from 'node:path';
import { createRequire } from 'node:module';
import { join } from 'node:path';
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
