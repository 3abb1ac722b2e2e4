/**
 * What stands on a terminal after a program has written this: cursor movements and erasures are carried out, colours left
 * out. Knows the control sequences that nx and npm use.
 */
export function screen(output: string): string {
  const lines: string[] = [''];
  let row = 0;
  let column = 0;
  const line = (): string => lines[row] ?? '';
  // eslint-disable-next-line no-control-regex -- sequences for terminals begin with this character
  for (const [token] of output.matchAll(/\u001b\[[?\d;]*[A-Za-z]|\r|\n|[^\u001b\r\n]+|\u001b/g)) {
    // eslint-disable-next-line no-control-regex -- the same
    const control = /^\u001b\[([?\d;]*)([A-Za-z])$/.exec(token);
    if (control !== null) {
      const count = Number(control[1]) || 0;
      if (control[2] === 'G') column = Math.max(count - 1, 0);
      else if (control[2] === 'A') row = Math.max(row - Math.max(count, 1), 0);
      else if (control[2] === 'K') lines[row] = count === 2 ? '' : line().slice(0, column);
      else if (control[2] === 'J') lines.splice(row, lines.length, line().slice(0, column));
    } else if (token === '\r') {
      column = 0;
    } else if (token === '\n') {
      row += 1;
      lines[row] ??= '';
    } else if (token !== '\u001b') {
      lines[row] = line().padEnd(column).slice(0, column) + token + line().slice(column + token.length);
      column += token.length;
    }
  }
  return lines.join('\n');
}
