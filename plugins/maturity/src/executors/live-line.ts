/**
 * Names the project whose tasks Nx shows in full as they end, because a person asked for one of them (`nx run carbon:maturity`).
 * Set before the first task of a run; empty in runs of many projects, where Nx only lists what succeeds.
 */
export const shownProjectVariable = 'MATURITY_SHOWN_PROJECT';

/** Says at once how a task of a project ended, unless Nx is about to. */
export function sayLive(project: string, lines: readonly string[]): void {
  if (process.env[shownProjectVariable] !== project) process.stdout.write(`${lines.join('\n')}\n`);
}
