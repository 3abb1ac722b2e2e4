import { stripVTControlCharacters } from 'node:util';
import type { NxOutput } from './run-nx.js';

export interface HeldOutput extends NxOutput {
  /** Lets out what was held; what comes later goes through. */
  readonly release: () => void;
}

/**
 * Holds what Nx prints until something really runs: a question that the cache answers is answered without a word of Nx's.
 * Nx says "Running 2 tasks with …" when executors start, and names a task without a word about a cache when it has run.
 */
export function heldOutput(show: (text: string) => void): HeldOutput {
  let held: string | undefined = '';
  const release = (): void => {
    if (held !== undefined && held !== '') show(held);
    held = undefined;
  };
  return {
    release,
    write: (text) => {
      if (held === undefined) {
        show(text);
        return;
      }
      held += text;
      if (/^\W*NX\W+Running \d+ tasks? with /m.test(stripVTControlCharacters(held))) release();
    },
  };
}
