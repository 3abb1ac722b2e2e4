import type { Finding } from '@tta/maturity-model';
import { sampleAssessment as sample } from '../testing/sample-assessment.js';
import { nothingKnown, readLastGood } from './last-good.js';
import { renderRegion } from './render-region.js';

const directory = sample.collectors[0]?.directory ?? '';
const never = (file: string, message = 'never imported by the tests'): Finding => ({
  rule: 'never-imported',
  severity: 'warning',
  file: `${directory}/src/${file}`,
  message,
});

function regionsOf(findings: Finding[], status: 'ok' | 'absent' = 'ok', lastGood = nothingKnown) {
  const collectors = sample.collectors.map((one) => ({ ...one, status }));
  const assessment = { ...sample, collectors, findings: { pytest: findings } };
  const context = { assessment, lastGood, lastUpdated: '2026-11-21' };
  return { tests: renderRegion('tests', context), coverage: renderRegion('coverage', context) };
}

describe('sources without a covered line', () => {
  it('are listed with the coverage, and not among the tests that did not pass', () => {
    const linked = { ...never('tax.py', 'a link to shared/tax.py: …'), rule: 'outside-sources' };
    const { tests, coverage } = regionsOf([never('never.py'), linked]);
    expect(coverage).toContain(
      '### No line covered by unit tests\n\n- `src/never.py`: never imported by the tests\n- `src/tax.py`: a link to shared/tax.py: …',
    );
    expect(tests).not.toContain('did not pass');
  });

  it('leave failed tests where they were', () => {
    const failed = {
      rule: 'test-failed',
      severity: 'error',
      file: 'tests/test_a.py',
      message: 'test_a',
    } as const;
    const { tests, coverage } = regionsOf([failed]);
    expect(tests).toContain('### Unit tests that did not pass\n\n- `test_a` (test-failed)');
    expect(coverage).not.toContain('No line covered');
  });

  it('are kept when the tests did not run', () => {
    const { coverage } = regionsOf([never('never.py')]);
    const kept = regionsOf([], 'absent', readLastGood(coverage, '2026-11-20'));
    expect(kept.coverage).toContain('### No line covered by unit tests\n\n- `src/never.py`: never');
  });
});
