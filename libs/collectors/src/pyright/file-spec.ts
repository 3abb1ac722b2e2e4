import { posix } from 'node:path';

/** Folders and files that pyright leaves out by itself, in the project's folder (documentation, "exclude"). */
export const defaultExcludes = ['**/node_modules', '**/__pycache__', '**/.*', '**/__editable__.*'];

/**
 * A path pattern of pyright's configuration as a test for absolute paths with forward slashes: `**` stands for any
 * folders, `*` and `?` for characters of one name, and a pattern matches everything below what it names. Relative to the
 * folder of the configuration file that has it (documentation, "Path wildcards"; checked with 1.1.414).
 */
export function fileSpec(folder: string, pattern: string): (absolute: string) => boolean {
  const names = posix.resolve(folder, pattern).split('/').slice(1);
  const source = names.map((name) => (name === '**' ? '(?:/[^/]+)*?' : `/${nameSource(name)}`)).join('');
  const expression = new RegExp(`^${source}(?:$|/)`);
  return (absolute) => expression.test(absolute);
}

function nameSource(name: string): string {
  return name.replaceAll(/[^\w\s]/g, (character) => {
    if (character === '*') return '[^/]*';
    return character === '?' ? '[^/]' : `\\${character}`;
  });
}
