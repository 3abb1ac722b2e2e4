import { execa } from 'execa';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The projects that a change reaches by Nx's own reckoning: since a commit, or by these files. */
export async function affectedProjects(
  root: string,
  change: { readonly since: string } | { readonly files: readonly string[] },
): Promise<ReadonlySet<string>> {
  const projects = new Set<string>();
  for (const args of 'since' in change ? [[`--base=${change.since}`]] : fileArguments(change.files)) {
    const nx = createRequire(join(root, 'package.json')).resolve('nx/bin/nx.js');
    const { stdout } = await execa(
      process.execPath,
      [nx, 'show', 'projects', '--affected', '--json', ...args],
      // With a head, Nx leaves out what is not committed.
      { cwd: root, env: { NX_BASE: undefined, NX_HEAD: undefined } },
    );
    for (const project of JSON.parse(stdout) as string[]) projects.add(project);
  }
  return projects;
}

/** One argument for each file, because a name may hold a comma; as many in one command as a system takes. */
function fileArguments(files: readonly string[]): string[][] {
  const most = 1000;
  return Array.from({ length: Math.ceil(files.length / most) }, (_, index) => {
    const some = files.slice(index * most, (index + 1) * most);
    // Nx splits the only one at its commas, and keeps several as they are.
    return (some.length === 1 ? [...some, ...some] : some).map((file) => `--files=${file}`);
  });
}
