import { execa } from 'execa';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** What one may ask about the git repository that a workspace lies in. Paths are relative to the workspace. */
export interface GitRepository {
  /** The commit that a revision means; undefined when it is not there. */
  readonly commit: (revision: string) => Promise<string | undefined>;
  /** The commit from which two others went on; undefined when the history that is there shows none. */
  readonly mergeBase: (one: string, other: string) => Promise<string | undefined>;
  /** Whether a part of the history was left out when the repository was fetched. */
  readonly isShallow: () => Promise<boolean>;
  /** Files that differ from a commit, those that are not committed included. */
  readonly changedSince: (commit: string) => Promise<readonly string[]>;
  /** Files that differ from the commit that is checked out, new ones included. */
  readonly uncommitted: () => Promise<readonly string[]>;
  /** Submodules whose folder is empty, but for those of which .gitmodules says `update = none`. */
  readonly missingSubmodules: () => Promise<readonly string[]>;
}

/** The repository of a workspace; undefined when it lies in none. */
export async function gitRepository(root: string): Promise<GitRepository | undefined> {
  const ask = async (args: readonly string[]): Promise<string | undefined> => {
    const { stdout, exitCode } = await execa('git', args, { cwd: root, reject: false });
    return exitCode === 0 ? stdout : undefined;
  };
  const list = async (args: readonly string[]): Promise<string[]> => {
    const { stdout } = await execa('git', args, { cwd: root });
    return stdout.split('\0').filter((part) => part !== '');
  };
  if ((await ask(['rev-parse', '--is-inside-work-tree'])) !== 'true') return undefined;
  const newFiles = ['ls-files', '--others', '--exclude-standard', '-z'];
  const changed = ['diff', '--name-only', '--no-renames', '--relative', '-z'];
  return {
    commit: (revision) =>
      ask(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]),
    mergeBase: (one, other) => ask(['merge-base', one, other]),
    isShallow: async () => (await ask(['rev-parse', '--is-shallow-repository'])) === 'true',
    changedSince: async (commit) =>
      [...new Set([...(await list([...changed, commit])), ...(await list(newFiles))])].sort(),
    uncommitted: async () =>
      [...new Set([...(await list([...changed, 'HEAD'])), ...(await list(newFiles))])].sort(),
    missingSubmodules: async () => {
      const unwanted = await unwantedSubmodules(root);
      return (await list(['ls-files', '--stage', '-z']))
        .flatMap((line) => /^160000 [^\t]*\t([^]*)$/.exec(line)?.[1] ?? [])
        .filter((path) => !unwanted.has(path) && !existsSync(join(root, path, '.git')));
    },
  };
}

/** Submodules that nobody wants by default, as .gitmodules says. */
async function unwantedSubmodules(root: string): Promise<ReadonlySet<string>> {
  const { stdout, exitCode } = await execa('git', ['config', '--file', '.gitmodules', '--null', '--list'], {
    cwd: root,
    reject: false,
  });
  if (exitCode !== 0) return new Set();
  const settings = new Map(
    stdout.split('\0').map((entry): [string, string] => {
      const end = entry.indexOf('\n');
      return [entry.slice(0, end), entry.slice(end + 1)];
    }),
  );
  return new Set(
    [...settings].flatMap(([key, path]) =>
      key.endsWith('.path') && settings.get(key.replace(/path$/, 'update')) === 'none' ? [path] : [],
    ),
  );
}
