import type { ProjectGraph } from '@nx/devkit';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createProjectFileMapUsingProjectGraph } from '../devkit.js';

/**
 * Lines of Python by project, of the files that git does not ignore: what may be known about the time a component takes
 * before it was measured. Lines, not bytes: these differ where line endings are converted at checkout.
 */
export async function pythonLines(
  graph: ProjectGraph,
  projects: readonly string[],
  workspaceRoot: string,
): Promise<ReadonlyMap<string, number>> {
  const files = await createProjectFileMapUsingProjectGraph(graph);
  return new Map(
    projects.map((project) => {
      const python = (files[project] ?? []).filter(({ file }) => file.endsWith('.py'));
      return [project, python.reduce((lines, { file }) => lines + linesOf(join(workspaceRoot, file)), 0)];
    }),
  );
}

function linesOf(path: string): number {
  try {
    return readFileSync(path).filter((byte) => byte === 0x0a).length;
  } catch (error) {
    // A link to nowhere is listed like a file.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
}
