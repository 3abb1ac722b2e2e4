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
  const named = words[0] === 'run' ? words[1] : words[0];
  const colon = named?.indexOf(':') ?? -1;
  return named === undefined || colon < 1 ? [] : [named.slice(colon + 1)];
}
