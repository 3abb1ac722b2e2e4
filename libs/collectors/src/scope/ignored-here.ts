import { readFileSync, statSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import { foldersUpward } from './working-directory.js';

/** Patterns as in a `.gitignore`, relative to a folder. */
interface IgnoreFile {
  readonly path: string;
  readonly folder: string;
}

/**
 * Says which of some files is left out on this machine alone, and where: by the exclude file of this clone of the repository, or
 * by an `.ignore` above the workspace. Other clones measure the file. Null: none is.
 *
 * Rather one too many than one too few: a later line that takes a file in again does not count.
 *
 * @param files relative to the workspace
 */
export function ignoredHere(files: readonly string[], workspaceRoot: string): string | null {
  for (const { path, folder } of ignoreFiles(workspaceRoot)) {
    const prefix = relative(folder, workspaceRoot).split(sep).join('/');
    const patterns = (textOf(path) ?? '').split(/\r?\n/).flatMap(toPattern);
    if (patterns.length === 0) continue;
    const found = files.find((file) => {
      const ways = foldersUpward(posix.join(prefix, file));
      return patterns.some((matches) => ways.some(matches));
    });
    if (found !== undefined)
      return `${relative(workspaceRoot, path).split(sep).join('/')} leaves out ${found}`;
  }
  return null;
}

function ignoreFiles(workspaceRoot: string): IgnoreFile[] {
  const found: IgnoreFile[] = [];
  let isInRepository = false;
  for (let folder = workspaceRoot; ; folder = dirname(folder)) {
    const git = isInRepository ? undefined : commonFolder(join(folder, '.git'));
    if (git !== undefined) {
      found.push({ path: join(git, 'info/exclude'), folder });
      isInRepository = true;
    }
    if (folder !== workspaceRoot) found.push({ path: join(folder, '.ignore'), folder });
    if (dirname(folder) === folder) return found;
  }
}

/** The folder that all worktrees of a repository share (gitrepository-layout, "commondir"); undefined: none begins here. */
function commonFolder(git: string): string | undefined {
  const stat = statSync(git, { throwIfNoEntry: false });
  if (stat === undefined) return undefined;
  const named = stat.isFile() ? /^gitdir: (.+)$/m.exec(textOf(git) ?? '')?.[1] : git;
  if (named === undefined) return undefined;
  const own = resolve(dirname(git), named.trim());
  return resolve(own, (textOf(join(own, 'commondir')) ?? '.').trim());
}

/** What one line matches: gitignore(5). */
function toPattern(line: string): ((path: string) => boolean)[] {
  const text = line.replace(/(?<!\\)\s+$/, '');
  if (text === '' || text.startsWith('#') || text.startsWith('!')) return [];
  const body = text.replace(/\/+$/, '');
  const isAnchored = body.includes('/');
  const expression = new RegExp(`^${body.replace(/^\//, '').replace(globs, toExpression)}$`);
  return [(path) => expression.test(isAnchored ? path : posix.basename(path))];
}

const globs = /\*\*\/|\/\*\*$|\*+|\?|\[(!?)([^\]]+)\]|\\?(.)/gs;

function toExpression(glob: string, negated?: string, characters?: string, character?: string): string {
  if (glob === '**/') return '(?:.*/)?';
  if (glob === '/**') return '/.*';
  if (glob.startsWith('*')) return '[^/]*';
  if (glob === '?') return '[^/]';
  if (characters !== undefined)
    return `[${negated === '!' ? '^' : ''}${characters.replace(/[\\\]^]/g, String.raw`\$&`)}]`;
  return (character ?? '').replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // Not there, or not to be read: then ruff does not read it, either.
    return undefined;
  }
}
