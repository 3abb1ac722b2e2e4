/** The project of an nx command that names one task: `run carbon:maturity`, `carbon:maturity`. Empty for all others. */
export function askedProject(argv: readonly string[]): string {
  const [command, task] = argv.slice(2);
  const named = command === 'run' ? task : command;
  const colon = named?.indexOf(':') ?? -1;
  return named === undefined || colon < 1 ? '' : named.slice(0, colon);
}
