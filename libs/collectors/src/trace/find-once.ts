/** A function that finds the answer for each path once, and says the same again. */
export function findOnce<Value>(find: (path: string) => Value): (path: string) => Value {
  const known = new Map<string, Value>();
  return (path) => {
    const found = known.get(path);
    if (found !== undefined || known.has(path)) return found as Value;
    const value = find(path);
    known.set(path, value);
    return value;
  };
}
