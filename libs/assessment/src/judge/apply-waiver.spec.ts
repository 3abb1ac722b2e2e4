import { countMetric, ratioMetric, type CriterionInput, type MaturityRecordInput } from '@tta/maturity-model';
import type { AssessInput } from '../assess-input.js';
import { assess } from '../assess.js';
import { resultOf } from '../testing/result-of.js';
import { sampleEvidence, sampleInput, sampleRecord } from '../testing/sample-input.js';
import { samplePolicy } from '../testing/sample-policy.js';

type WaiverInput = NonNullable<MaturityRecordInput['waivers']>[number];

const types: CriterionInput = { measure: 'types.errors', require: '== 0' };
const waiver: WaiverInput = {
  criterion: 'it',
  reason: 'external-blocker',
  approvedBy: '@lead',
  until: '2026-03-31',
};
const fourErrors = [sampleEvidence('pyright', { 'types.errors': countMetric(4) })];

function input(parts: Partial<WaiverInput>, more: Partial<AssessInput> = {}, criterion = types): AssessInput {
  const record = sampleRecord({ waivers: [{ ...waiver, ...parts }] });
  return sampleInput({ policy: samplePolicy({ it: criterion }), record, evidence: fourErrors, ...more });
}

describe('applyWaiver', () => {
  it('opens the gate with the real value and its last day', () => {
    expect(resultOf(input({}), 'it')).toMatchObject({
      outcome: 'waived',
      value: '4',
      gap: '4 fewer errors',
      until: '2026-03-31',
      explanation:
        'types.errors is 4, but == 0 is asked for: 4 fewer errors; waived until 2026-03-31 (external-blocker, approved by @lead).',
    });
    expect(assess(input({}))).toMatchObject({
      supportedStage: 'staging',
      validity: ["waiver of 'it' until 2026-03-31"],
    });
  });

  it('is no blank cheque: it covers values up to its floor', () => {
    expect(resultOf(input({ atMost: 4 }), 'it').outcome).toBe('waived');
    expect(resultOf(input({ atMost: 3 }), 'it')).toMatchObject({
      outcome: 'fail',
      explanation: expect.stringContaining('the value is worse than the 3 that it allows') as string,
    });
    const coverage: CriterionInput = { measure: 'coverage.unit.lines', require: '>= 70%' };
    const evidence = [sampleEvidence('pytest', { 'coverage.unit.lines': ratioMetric(60, 100) })];
    expect(resultOf(input({ atMost: 60 }, { evidence }, coverage), 'it').outcome).toBe('waived');
    expect(resultOf(input({ atMost: 61 }, { evidence }, coverage), 'it').outcome).toBe('fail');
    expect(resultOf(input({ atMost: 4 }, {}, { all: [types] }), 'it').outcome).toBe('fail');
  });

  it('ends on its day, where there is a clock', () => {
    expect(resultOf(input({}, { today: '2026-03-31' }), 'it').outcome).toBe('waived');
    expect(resultOf(input({}, { today: '2026-04-01' }), 'it')).toMatchObject({
      outcome: 'fail',
      explanation: expect.stringContaining('its waiver does not count: it ended on 2026-03-31') as string,
    });
  });

  it('lasts no longer than the policy allows, from the day of its approval or else from today', () => {
    expect(resultOf(input({ on: '2025-12-31' }), 'it').outcome).toBe('waived');
    expect(resultOf(input({ on: '2025-12-30' }), 'it').outcome).toBe('fail');
    expect(resultOf(input({}, { today: '2025-12-30' }), 'it').outcome).toBe('fail');
    expect(resultOf(input({ on: '2026-02-01' }, { today: '2026-01-31' }), 'it').outcome).toBe('fail');
  });

  it("needs one of the policy's reasons", () => {
    expect(resultOf(input({ reason: 'no-time' }), 'it').outcome).toBe('fail');
  });

  it('excuses a value or an act of people, never a tool that did not measure', () => {
    expect(resultOf(input({}, { evidence: [] }), 'it').outcome).toBe('unknown');
    expect(resultOf(input({}, {}, { signoff: {} }), 'it').outcome).toBe('waived');
    const undeclared: CriterionInput = { measure: 'coverage.integration.lines', require: '>= 80%' };
    expect(resultOf(input({ reason: 'not-applicable' }, {}, undeclared), 'it').outcome).toBe('waived');
    expect(resultOf(input({ atMost: 1 }, {}, undeclared), 'it').outcome).toBe('unknown');
  });

  it('excuses no mistake in the record', () => {
    const record = sampleRecord({ waivers: [waiver], overrides: { it: '<= 9' } });
    expect(resultOf(input({}, { record }), 'it').outcome).toBe('error');
  });

  it('changes nothing where it is not needed', () => {
    const evidence = [sampleEvidence('pyright', { 'types.errors': countMetric(0) })];
    expect(resultOf(input({}, { evidence }), 'it').outcome).toBe('pass');
    expect(assess(input({}, { evidence })).validity).toEqual([]);
  });
});
