/** A line that begins a block of its own; others continue a paragraph or an item when a formatter wraps it. */
const beginsBlock = /^(?:\||- |\d+[.)] |#|`{3,}|~{3,}|<!--|\[!)/;

/**
 * The body of a region without what formatters change: line ends, trailing space, runs of blank lines, padding of tables,
 * width of an indent, where a paragraph is wrapped. The day in the row `Last Updated` is masked. Two bodies that say the same are equal; any
 * other character makes them differ.
 */
export function normaliseBody(body: string): string {
  const lines: string[] = [];
  let fence: string | undefined;
  for (const raw of body.split(/\r\n|\n|\r/)) {
    const text = raw.replace(/[ \t]+$/, '');
    const opening = /^\s*(`{3,}|~{3,})/.exec(text)?.[1];
    if (fence !== undefined) {
      lines.push(text);
      if (opening?.startsWith(fence) === true) fence = undefined;
      continue;
    }
    fence = opening;
    const line = text.replace(/^[ \t]+/, ' ');
    const previous = lines.at(-1);
    if (line.startsWith('|')) lines.push(normaliseRow(line));
    else if (line === '' && (previous === undefined || previous === '')) continue;
    else if (previous !== undefined && continues(previous, line))
      lines[lines.length - 1] = join(previous, line);
    else lines.push(line);
  }
  return lines.join('\n').trim();
}

function normaliseRow(line: string): string {
  return line
    .replace(/[ \t]*\|[ \t]*/g, '|')
    .replace(/(?<=\|)(:?)-+(:?)(?=\|)/g, '$1-$2')
    .replace(/^\|Last Updated\|\d{4}-\d{2}-\d{2}\|$/, '|Last Updated||');
}

function continues(previous: string, line: string): boolean {
  const [, previousQuote, previousText = ''] = /^\s*(>? ?)(.*)$/.exec(previous) ?? [];
  const [, quote, text = ''] = /^\s*(>? ?)(.*)$/.exec(line) ?? [];
  if (previousText === '' || text === '' || previousQuote?.trim() !== quote?.trim()) return false;
  return !beginsBlock.test(text) && !/^(?:\||#|`{3,}|~{3,}|<!--|\[!)/.test(previousText);
}

function join(previous: string, line: string): string {
  return `${previous} ${line.replace(/^\s*(?:> ?)?/, '')}`;
}
