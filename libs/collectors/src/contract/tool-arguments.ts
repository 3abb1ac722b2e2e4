import { posix } from 'node:path';

/**
 * Paths of the workspace as arguments of a command that is run in `directory`. A name that begins with a hyphen would be an
 * option, one with `@` a file of arguments: they get a `./`.
 */
export function toolArguments(paths: readonly string[], directory: string): string[] {
  return paths.map((path) => {
    const argument = posix.relative(directory, path) || '.';
    return /^[-@]/.test(argument) ? `./${argument}` : argument;
  });
}
