import { ownText } from './own-text.js';

const document = (body: string, note: string): string =>
  [
    '# Carbon',
    '',
    '<!-- maturity:start id=status -->',
    body,
    '<!-- maturity:end id=status sum=00000000 -->',
    '',
    note,
    '',
  ].join('\n');

describe('what people wrote in a MATURITY.md', () => {
  it('is the same whatever stands in the regions, and however lines end', () => {
    const text = ownText(document('one', 'note'), 'MATURITY.md');
    expect(text).toBe('# Carbon\n\n\n\nnote\n');
    expect(ownText(document('two', 'note').replaceAll('\n', '\r\n'), 'MATURITY.md')).toBe(text);
    expect(ownText(document('one', 'another note'), 'MATURITY.md')).not.toBe(text);
  });

  it('is not known where a marker is damaged', () => {
    const damaged = document('one', 'note').replace('maturity:end id=status', 'maturity:end id=quality');
    expect(ownText(damaged, 'MATURITY.md')).toBeUndefined();
  });
});
