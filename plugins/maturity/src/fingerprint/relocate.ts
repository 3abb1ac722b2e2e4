import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';

/** The content of a file of an environment in which the places of this clone are the same words as in any other. */
export type Relocate = (content: Buffer) => Buffer;

/** Words stand for the environment itself, which may lie outside the workspace, and for the workspace, the working folder. */
export function relocation(environment: string): Relocate {
  const here = resolve('.');
  const places = [
    ...[resolve(environment), real(environment)].map((path) => [path, '<environment>'] as const),
    ...[here, real(here)].map((path) => [path, '.'] as const),
  ].map(([path, word]) => [Buffer.from(path).toString('latin1'), word] as const);
  return (content) => {
    // Every byte is one character, so that what is no text stays what it is.
    const text = content.toString('latin1');
    return Buffer.from(
      places.reduce((result, [path, word]) => result.replaceAll(path, word), text),
      'latin1',
    );
  };
}

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    // Not there, or not to be looked at: then nothing names it so.
    return resolve(path);
  }
}
