import type { Outcome } from './start-program.js';

/** Fails a test with all that a program printed, unless its exit status is 0. */
export function succeeded({ exitCode, output }: Outcome): void {
  if (exitCode !== 0)
    throw new Error(`The program ended with the exit status ${exitCode}. It printed:\n${output}`);
}
