/** Whether the arguments of an nx command ask for a target: `run x:maturity`, `x:maturity`, `-t maturity`, `--targets=a,b`. */
export function asksFor(target: string, argv: readonly string[]): boolean {
  return argv
    .flatMap((argument) => argument.replace(/^--?[a-z-]+=/i, '').split(','))
    .some((word) => word === target || word.endsWith(`:${target}`));
}
