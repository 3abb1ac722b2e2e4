import { scanRegions, type Region } from './scan-regions.js';
import { manualText, spliceRegions } from './splice-regions.js';

const text = 'above  \r\n<!-- maturity:start id=tests -->\r\nold\r\n<!-- maturity:end id=tests -->\r\nbelow';

function regions(): readonly Region[] {
  const scan = scanRegions(text, 'x');
  return scan.ok ? scan.regions : [];
}

describe('spliceRegions', () => {
  it('changes the region alone, with the line ends of its start marker', () => {
    const spliced = spliceRegions(text, regions(), new Map([['tests', 'new\nbody']]), 'x');
    expect(spliced).toEqual({
      ok: true,
      text: expect.stringMatching(
        /^above {2}\r\n<!-- maturity:start id=tests -->\r\n\r\nnew\r\nbody\r\n\r\n<!-- maturity:end id=tests sum=[0-9a-f]{8} -->\r\nbelow$/,
      ) as string,
    });
  });

  it('changes nothing without a new body', () => {
    expect(spliceRegions(text, regions(), new Map(), 'x')).toEqual({ ok: true, text });
  });

  it.each([
    ['an open fence', '```\ncode'],
    ['an open comment', '<!-- open'],
    ['an open HTML block', '<pre>\ntext'],
    ['an end marker', 'a\n\n<!-- maturity:end id=tests sum=00000000 -->'],
    ['a region', '<!-- maturity:start id=quality -->\n<!-- maturity:end id=quality -->'],
  ])('refuses a body with %s, which would take the end marker or add one', (_, body) => {
    const spliced = spliceRegions(text, regions(), new Map([['tests', body]]), 'x');
    expect(spliced).toMatchObject({ ok: false, problems: [{ code: 'splice-unsafe' }] });
  });

  it('names what people wrote: before, between and after', () => {
    expect(manualText(text, regions())).toEqual(['above  \r\n', '\r\nbelow']);
  });
});
