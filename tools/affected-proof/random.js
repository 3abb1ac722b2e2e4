/** Numbers that a seed decides (mulberry32): the same seed gives the same changes on every machine. */
export function random(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = state;
    value = Math.imul(value ^ (value >>> 15), value | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit) => Math.floor(next() * limit);
  const pick = (values) => values[below(values.length)];
  const shuffle = (values) =>
    values
      .map((value) => [next(), value])
      .sort(([left], [right]) => left - right)
      .map(([, value]) => value);
  return { below, pick, chance: (share) => next() < share, shuffle };
}
