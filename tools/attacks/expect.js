/** Why an attack succeeded: what it should have come to, and what was seen. */
export class Succeeded extends Error {}

/** Ends the attack as succeeded unless this holds. */
export function expect(holds, message) {
  if (!holds) throw new Succeeded(typeof message === 'function' ? message() : message);
}

/** Ends the attack as succeeded unless the run is green. */
export function green({ status, output }, what) {
  expect(status === 0, () => `${what} is red:\n${lastLines(output)}`);
}

/** Ends the attack as succeeded unless the run is red and names the cause in one of these ways. */
export function red({ status, output }, what, ...names) {
  expect(status !== 0, () => `${what} is green:\n${lastLines(output)}`);
  const named = names.length === 0 || names.some((name) => output.includes(name));
  expect(named, () => `${what} is red and names none of ${names.join(', ')}:\n${lastLines(output)}`);
}

export const lastLines = (output) =>
  output
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(-25)
    .map((line) => `    ${line}`)
    .join('\n');
