import type { LeftOut } from '@tta/maturity-model';
import { sampleAssessment as sample } from '../testing/sample-assessment.js';
import { nothingKnown } from './last-good.js';
import { renderRegion } from './render-region.js';

function linesOf(collector: string, leftOut: readonly LeftOut[] | undefined, region: 'quality' | 'coverage') {
  const collectors = sample.collectors.map((one) =>
    one.collector === collector && leftOut !== undefined ? { ...one, leftOut: [...leftOut] } : one,
  );
  const assessment = { ...sample, collectors };
  return renderRegion(region, { assessment, lastGood: nothingKnown, lastUpdated: '2026-11-21' })
    .split('\n')
    .filter((line) => line.includes('left out by'));
}

const rule = (name: string, files?: string): LeftOut => ({
  kind: 'rule',
  name,
  ...(files !== undefined && { files }),
});

describe('leftOut', () => {
  it('has no line where nothing is left out', () => {
    expect(linesOf('ruff', undefined, 'quality')).toEqual([]);
  });

  it('names rules, and the files of those that stand side by side once', () => {
    const all = [rule('F401'), rule('E5', 'tests/**'), rule('S101', 'tests/**'), rule('D', 'docs/*')];
    expect(linesOf('ruff', all, 'quality')).toEqual([
      'Lint: rules left out by configuration: `F401`, `E5`, `S101` in `tests/**`, `D` in `docs/*`.',
    ]);
  });

  it('cuts long lists, and still says where', () => {
    const all = Array.from({ length: 8 }, (_, index) => rule(`E${index}`, 'tests/**'));
    expect(linesOf('ruff', all, 'quality')).toEqual([
      'Lint: rules left out by configuration: `E0`, `E1`, `E2`, `E3`, `E4` in `tests/**` and 3 more.',
    ]);
  });

  it('has a line for each kind', () => {
    const directory = sample.collectors[0]?.directory ?? '';
    expect(
      linesOf(
        'pytest',
        [
          { kind: 'test', name: `${directory}/tests/slow` },
          { kind: 'line', name: 'if TYPE_CHECKING:' },
          { kind: 'branch', name: 'while True' },
        ],
        'coverage',
      ),
    ).toEqual([
      'Unit: tests left out by configuration: `tests/slow`.',
      'Unit: lines left out by configuration: `if TYPE_CHECKING:`.',
      'Unit: branches left out by configuration: `while True`.',
    ]);
  });
});
