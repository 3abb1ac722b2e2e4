import fc from 'fast-check';
import { hostileText } from './hostile-text.js';

const words = fc
  .array(
    fc.constantFrom(
      'text',
      '*soft*',
      '**strong**',
      '`code`',
      '[link](x)',
      '[[wiki]]',
      '<b>',
      '🎉',
      'é',
      '≥70%',
      '#12',
      '\\*',
      '&',
      'a_b',
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(' '));
const paragraph = fc.array(words, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'));
const heading = fc
  .tuple(fc.integer({ min: 1, max: 4 }), words)
  .map(([depth, text]) => `${'#'.repeat(depth)} ${text}`);
const list = fc
  .array(fc.tuple(fc.constantFrom('- ', '* ', '1. ', '- [ ] ', '- [x] ', '  - ', '    - '), words), {
    minLength: 1,
    maxLength: 6,
  })
  .map((items) => items.map(([bullet, text]) => bullet + text).join('\n'));
const quote = paragraph.map((text) => text.replace(/^/gm, '> '));
const table = fc
  .array(fc.tuple(words, words), { minLength: 1, maxLength: 4 })
  .map((rows) =>
    ['| a | b |', '|---|:-:|', ...rows.map(([left, right]) => `| ${left} | ${right} |`)].join('\n'),
  );
const fence = fc
  .tuple(fc.constantFrom('```', '~~~', '````md'), paragraph)
  .map(([mark, text]) => `${mark}\n${text}\n${mark.slice(0, 4).replace('m', '')}`);
const example = fc.constantFrom(
  '```md\n<!-- maturity:start id=coverage -->\n\nexample\n\n<!-- maturity:end id=coverage -->\n```',
  'As in `<!-- maturity:start id=tests -->`, inline.',
  '    <!-- maturity:end id=quality -->',
  'Escaped \\<!-- maturity:start id=tests --> text.',
);
const html = fc.constantFrom(
  '<details>\n<summary>More</summary>\n\ntext\n\n</details>',
  '<!-- a comment -->',
  '<!-- several\n\nlines -->',
  '<div align="center">\n\ntext\n\n</div>',
  '<pre>\n\ntext\n</pre>',
  '<!-- AUTO-GENERATED: DO NOT EDIT BELOW THIS LINE -->',
);
const other = fc.constantFrom(
  '---',
  '***',
  '    indented code',
  '[id]: https://example.org',
  '[^1]: a note',
  'text\n===',
  'hard  \nbreak\\\nhere',
  '\ttabbed',
  '\ufeff',
  'x',
  '',
);
/** What a document should not have: each of these must stop the update, or change nothing that a person wrote. */
const damage = fc.oneof(
  fc.constantFrom(
    '- <!-- maturity:start id=coverage -->',
    '> <!-- maturity:end id=coverage -->',
    '  <!-- maturity:start id=coverage -->',
    'text <!-- maturity:end id=tests --> text',
    '<!-- maturity:start id=coverage --> text',
    '<!-- maturity:start id=coverage -->',
    '<!-- maturity:end id=coverage -->',
    '<!-- Maturity:Start id=coverage -->',
    '<!-- maturity:start id=coverag -->',
    '<!-- maturity:start id=tests --><!-- maturity:end id=tests -->',
    '<div>\n<!-- maturity:end id=tests -->\n</div>',
    '<!-- unterminated',
    '--!>',
    '```\nunclosed',
    '<pre>',
    '<details>',
    '<![CDATA[',
    '- item\n\n  ```\n  unclosed in a list',
    '> ```\n> unclosed in a quote',
  ),
  hostileText,
);

/** Blocks of Markdown as people write them. */
export const wholesomePiece: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: paragraph },
  { weight: 3, arbitrary: heading },
  { weight: 4, arbitrary: list },
  { weight: 2, arbitrary: quote },
  { weight: 2, arbitrary: table },
  { weight: 2, arbitrary: fence },
  { weight: 1, arbitrary: example },
  { weight: 2, arbitrary: html },
  { weight: 3, arbitrary: other },
);

export const damagedPiece: fc.Arbitrary<string> = damage;
