import { outcomes, opensGate } from '@tta/maturity-model';
import { sampleAssessment as sample } from '../testing/sample-assessment.js';
import { nothingKnown } from './last-good.js';
import { renderRegion } from './render-region.js';

function rendered(assessment = sample): string {
  return renderRegion('criteria', { assessment, lastGood: nothingKnown, lastUpdated: '2026-11-21' });
}

describe('criteria', () => {
  it.each(outcomes)('ticks the box of the outcome %s only when it opens a gate', (outcome) => {
    const [criterion] = sample.criteria;
    if (criterion === undefined) throw new Error('the sample has criteria');
    const box = /^- \[(.)\]/m.exec(rendered({ ...sample, criteria: [{ ...criterion, outcome }] }))?.[1];
    expect(box).toBe(opensGate(outcome) ? 'x' : ' ');
  });

  it('lists each criterion once, below the stage that first needs it', () => {
    const text = rendered();
    for (const { title } of sample.criteria) expect(text.split(title)).toHaveLength(2);
    expect(text).toMatch(/### To reach Production: 1 of 2 met\n\nAnd 7 of the criteria above\./);
  });

  it('says why something is not known, with the sentence of the assessment', () => {
    const criteria = sample.criteria.slice(0, 1).map((criterion) => {
      const { value: _value, gap: _gap, ...others } = criterion;
      return {
        ...others,
        outcome: 'unknown' as const,
        explanation: 'coverage.unit.lines is not known: pytest crashed.',
      };
    });
    expect(rendered({ ...sample, criteria })).toContain(
      '- [ ] ❓ Unit tests cover the component: needs ≥ 70%. coverage.unit.lines is not known: pytest crashed.',
    );
  });

  it('gives a date, never a number of days', () => {
    expect(rendered()).toContain('- [x] ☑️ The API is documented, waived until 2026-03-31. Waived by');
  });

  it('shows what will count later without counting it', () => {
    const [result] = sample.criteria;
    if (result === undefined) throw new Error('the sample has criteria');
    const text = rendered({
      ...sample,
      upcoming: [{ stage: 'staging', from: '2027-03-01', result: { ...result, id: 'later' } }],
    });
    expect(text).toContain('### Coming\n\n- [ ] From 2027-03-01 for staging: ❌ Unit tests cover');
    expect(text).toContain('To reach Staging: 4 of 7 met');
  });
});
