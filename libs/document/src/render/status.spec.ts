import type { Assessment } from '@tta/maturity-model';
import { sampleAssessment as sample } from '../testing/sample-assessment.js';
import { nothingKnown } from './last-good.js';
import { renderRegion } from './render-region.js';

function verdict(changes: Partial<Assessment>): string | undefined {
  const assessment = { ...sample, ...changes };
  return renderRegion('status', { assessment, lastGood: nothingKnown, lastUpdated: '2026-11-21' }).split(
    '\n',
  )[0];
}

const staging = { name: 'staging', since: '2026-02-01' };
const pass = sample.criteria.map((criterion) => ({ ...criterion, outcome: 'pass' as const }));

describe('status', () => {
  it.each<[string, Partial<Assessment>]>([
    ['**🔨 Development.** 4 of 7 criteria for staging met.', {}],
    [
      '**🔨 Development.** Supports staging. All 7 criteria for staging met.',
      { supportedStage: 'staging', criteria: pass },
    ],
    [
      '**🧪 Staging.** Supports only development. ⚠️ What staying in staging needs does not hold. 5 of 9 criteria for production met.',
      { stage: staging, nextStage: 'production', stageIsKept: false, keepOutcome: 'fail' },
    ],
    [
      '**🧪 Staging.** ⚠️ Whether it may stay in staging is not known. 5 of 9 criteria for production met.',
      {
        stage: staging,
        supportedStage: 'staging',
        nextStage: 'production',
        stageIsKept: false,
        keepOutcome: 'unknown',
      },
    ],
    [
      '**🚀 Production.** All that staying in production needs holds.',
      { stage: { name: 'production', since: '2026-03-01' }, supportedStage: 'production', nextStage: null },
    ],
  ])('says in one line: %s', (line, changes) => {
    expect(verdict(changes)).toBe(line);
  });

  it('counts what is not known apart from what is not met', () => {
    const criteria = sample.criteria.map((criterion) =>
      criterion.id === 'lint-clean' ? { ...criterion, outcome: 'unknown' as const } : criterion,
    );
    expect(verdict({ criteria })).toBe('**🔨 Development.** 4 of 7 criteria for staging met, 1 not known.');
  });

  it('shows no banner for a collector that has nothing to do', () => {
    const collectors = sample.collectors.map((collector) => ({ ...collector, status: 'absent' as const }));
    const context = {
      assessment: { ...sample, collectors },
      lastGood: nothingKnown,
      lastUpdated: '2026-11-21',
    };
    expect(renderRegion('status', context)).not.toContain('[!WARNING]');
  });
});
