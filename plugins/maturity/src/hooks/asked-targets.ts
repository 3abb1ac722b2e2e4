/** The targets that an nx command names: `-t a b`, `--targets=a,b`, `run x:a`, `x:a`. Those of a mistyped command as typed. */
export function askedTargets(argv: readonly string[]): string[] {
  const words = argv.slice(2);
  const option = words.flatMap((word, index) => {
    const match = /^(?:-t|--targets?)(?:=(.*))?$/.exec(word);
    if (match === null) return [];
    if (match[1] !== undefined) return [match[1]];
    const rest = words.slice(index + 1);
    const end = rest.findIndex((next) => next.startsWith('-'));
    return end === -1 ? rest : rest.slice(0, end);
  });
  if (option.length > 0) return option.flatMap((value) => value.split(',')).filter((name) => name !== '');
  const task = askedTask(argv);
  return task === undefined ? [] : [task.target];
}

/** The one task that an nx command names, a configuration included: `run x:a`, `x:a`. Undefined for all others. */
export function askedTask(argv: readonly string[]): { project: string; target: string } | undefined {
  const [command, task] = argv.slice(2);
  const named = command === 'run' ? task : command;
  const colon = named?.indexOf(':') ?? -1;
  if (named === undefined || colon < 1) return undefined;
  return { project: named.slice(0, colon), target: named.slice(colon + 1) };
}
