import { weights } from './weights.js';

describe('weights', () => {
  const names = ['carbon', 'heat', 'water'];
  const lines = new Map([
    ['carbon', 10],
    ['heat', 20],
    ['water', 0],
  ]);

  it('are durations where any is known; the median stands for the others, which are named', () => {
    const durations = new Map([
      [
        'carbon',
        new Map([
          ['pytest', 900],
          ['ruff', 100],
        ]),
      ],
      ['heat', new Map([['ruff', 100]])],
      ['gone', new Map([['ruff', 5]])],
    ]);
    expect(weights(names, durations, lines)).toEqual({
      by: 'durations',
      of: new Map([
        ['carbon', 1000],
        ['heat', 100],
        ['water', 1000],
      ]),
      unknown: ['water'],
    });
  });

  it.each([{ durations: undefined }, { durations: new Map([['gone', new Map([['ruff', 5]])]]) }])(
    'are lines of Python where none is known',
    ({ durations }) => {
      expect(weights(names, durations, lines)).toEqual({ by: 'lines', of: lines, unknown: [] });
    },
  );
});
