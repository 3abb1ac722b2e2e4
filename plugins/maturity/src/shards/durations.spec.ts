import { canonicalJson } from '@tta/maturity-model';
import { durationsFile, mergeDurations, readDurations, type Durations } from './durations.js';

const durations = (content: Record<string, Record<string, number>>): Durations =>
  new Map(Object.entries(content).map(([name, byCollector]) => [name, new Map(Object.entries(byCollector))]));

describe('readDurations', () => {
  it('reads what durationsFile gives', () => {
    const written = durations({ carbon: { pytest: 812, ruff: 3 }, '@scope/name': { ruff: 0 } });
    expect(readDurations(canonicalJson(durationsFile(written)))).toEqual({ ok: true, durations: written });
  });

  it.each([
    { what: 'no JSON', text: '{', says: 'is not JSON' },
    { what: 'another file', text: '{"name":"workspace"}', says: 'is no file of durations' },
    {
      what: 'a duration that is none',
      text: '{"format":"maturity-durations/1","milliseconds":{"carbon":{"ruff":-1}}}',
      says: 'milliseconds.carbon.ruff',
    },
  ])('says what is wrong with $what', ({ text, says }) => {
    expect(readDurations(text)).toEqual({ ok: false, message: expect.stringContaining(says) });
  });
});

describe('mergeDurations', () => {
  it('keeps what only one knows, by collector, and takes the later of two', () => {
    const earlier = durations({ carbon: { pytest: 800, ruff: 3 }, water: { ruff: 2 } });
    const later = durations({ carbon: { pytest: 900 } });
    expect(mergeDurations([earlier, later])).toEqual(
      durations({ carbon: { pytest: 900, ruff: 3 }, water: { ruff: 2 } }),
    );
  });
});
