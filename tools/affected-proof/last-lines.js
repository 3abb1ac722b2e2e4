/** The end of what a run printed, indented: what failed, and why. */
export function lastLines(output) {
  return output
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(-25)
    .map((line) => `    ${line}`)
    .join('\n');
}
