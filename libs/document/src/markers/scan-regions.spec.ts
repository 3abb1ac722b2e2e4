import { scanRegions } from './scan-regions.js';

const start = (id: string): string => `<!-- maturity:start id=${id} -->`;
const end = (id: string): string => `<!-- maturity:end id=${id} -->`;
const whole = `${start('tests')}\n\ntext\n\n${end('tests')}\n`;

function ids(text: string): readonly string[] {
  const scan = scanRegions(text, 'MATURITY.md');
  if (!scan.ok) throw new Error(JSON.stringify(scan.problems));
  return scan.regions.map(({ id }) => id);
}

function problems(text: string): readonly string[] {
  const scan = scanRegions(text, 'MATURITY.md');
  if (scan.ok) throw new Error('no problems');
  return scan.problems.map(({ code, line, column }) => `${code} ${line}:${column}`);
}

describe('scanRegions', () => {
  it.each([
    ['paragraph', 'text\n'],
    ['list', '- item\n'],
    ['table', '| a |\n| - |\n| b |\n'],
    ['block quote', '> quote\n'],
    ['closed details', '<details>\n\n'],
    ['fence that is closed', '```\ncode\n```\n'],
    ['front matter', '---\na: <!-- maturity:start id=tests -->\n---\n'],
  ])('finds a region right after a %s', (_, before) => {
    expect(ids(before + whole)).toEqual(['tests']);
  });

  it('gives the body, the line end and the place of a region', () => {
    const text = `a\r\n${start('tests')}\r\nbody\r\n${end('tests')}`;
    const scan = scanRegions(text, 'x');
    expect(scan).toEqual({
      ok: true,
      regions: [
        { id: 'tests', from: 3, to: text.length, body: '\r\nbody\r\n', sum: undefined, lineEnd: '\r\n' },
      ],
    });
  });

  it.each([
    ['fenced code', `\`\`\`md\n${whole}\`\`\`\n`],
    ['indented code', `text\n\n    ${start('tests')}\n`],
    ['inline code', `Write \`${start('tests')}\` there.\n`],
    ['an escaped comment', `\\${start('tests')}\n`],
    ['prose about it', 'Run maturity:start or maturity:validate.\n'],
  ])('takes a marker in %s for text', (_, text) => {
    expect(ids(text)).toEqual([]);
  });

  it.each([
    ['in a list', `- item\n  ${start('tests')}\n`, 'marker-misplaced 2:3'],
    ['in a quote', `> ${start('tests')}\n`, 'marker-misplaced 1:3'],
    ['indented', `text\n\n  ${start('tests')}\n`, 'marker-misplaced 3:3'],
    ['with text behind it', `${start('tests')} text\n`, 'marker-misplaced 1:1'],
    ['with a blank behind it', `${start('tests')} \n`, 'marker-misplaced 1:1'],
    ['in a sentence', `text ${start('tests')} text\n`, 'marker-misplaced 1:6'],
    ['in a table', `| a |\n| - |\n| ${start('tests')} |\n`, 'marker-misplaced 3:3'],
    ['in an HTML block', `<div>\n${start('tests')}\n</div>\n`, 'marker-misplaced 2:1'],
    ['in an open comment', `<!-- oops\n\n${start('tests')}\n`, 'marker-misplaced 3:1'],
    ['in capitals', '<!-- Maturity:START id=tests -->\n', 'marker-misplaced 1:1'],
    ['without an id', '<!-- maturity:start -->\n', 'marker-misplaced 1:1'],
    ['without blanks', '<!--maturity:start id=tests-->\n', 'marker-misplaced 1:1'],
  ])('refuses a marker %s and says where', (_, text, expected) => {
    expect(problems(text)).toContain(expected);
  });

  it('refuses start and end on one line', () => {
    expect(problems(`${start('tests')}${end('tests')}\n`)).toEqual([
      'marker-misplaced 1:1',
      'marker-misplaced 1:33',
    ]);
  });

  it.each([
    ['not closed', `${start('tests')}\ntext\n`, ['region-not-closed 1:1']],
    ['not opened', `text\n\n${end('tests')}\n`, ['region-not-opened 3:1']],
    [
      'not closed before the next',
      `${start('tests')}\n${start('quality')}\n${end('quality')}\n`,
      ['region-not-closed 1:1'],
    ],
    [
      'crossed',
      `${start('tests')}\n${start('quality')}\n${end('tests')}\n${end('quality')}\n`,
      ['region-not-closed 1:1', 'region-crossed 3:1', 'region-not-opened 4:1'],
    ],
    ['twice', `${whole}\n${whole}`, ['region-duplicate 7:1']],
    ['of no known id', whole.replaceAll('tests', 'test'), ['region-unknown 1:1', 'region-unknown 5:1']],
    [
      'swallowed by an unclosed fence',
      `${start('tests')}\n\`\`\`\n${end('tests')}\n`,
      ['region-not-closed 1:1'],
    ],
  ])('refuses a region %s', (_, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  it('suggests the nearest id', () => {
    const scan = scanRegions(whole.replaceAll('tests', 'test'), 'x');
    expect(scan.ok ? [] : scan.problems.map(({ remedy }) => remedy)).toContainEqual(
      expect.stringContaining("Did you mean 'tests'?"),
    );
  });
});
