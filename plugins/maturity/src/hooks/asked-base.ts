/** The variable in which tasks find the base that an nx command names. */
export const baseVariable = 'MATURITY_BASE';

/** What `--base` of an nx command says: `affected -t x --base=main`, `--base main`. Undefined without one. */
export function askedBase(argv: readonly string[]): string | undefined {
  const words = argv.slice(2);
  const index = words.findIndex((word) => word === '--base' || word.startsWith('--base='));
  const word = words[index];
  if (word === undefined) return undefined;
  return word === '--base' ? words[index + 1] : word.slice('--base='.length);
}
