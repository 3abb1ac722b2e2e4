import { addDuration, latest } from './days.js';

describe('addDuration', () => {
  it.each([
    ['2026-03-01', '7d', 'up', '2026-03-08'],
    ['2026-02-26', '7d', 'up', '2026-03-05'],
    ['2028-02-28', '1d', 'up', '2028-02-29'],
    ['2026-12-31', '36h', 'up', '2027-01-02'],
    ['2026-12-31', '36h', 'down', '2027-01-01'],
    ['2026-01-01', '30m', 'down', '2026-01-01'],
    // The day on which clocks change in much of the world.
    ['2026-03-28', '2d', 'up', '2026-03-30'],
  ] as const)('%s and %s (%s): %s', (day, duration, parts, expected) => {
    expect(addDuration(day, duration, parts)).toBe(expected);
  });
});

describe('latest', () => {
  it('is the last day, or none', () => {
    expect(latest(['2026-01-31', '2026-02-01', '2025-12-31'])).toBe('2026-02-01');
    expect(latest([])).toBeUndefined();
  });
});
