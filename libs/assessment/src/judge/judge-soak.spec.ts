import type { CriterionResult, MaturityRecordInput } from '@tta/maturity-model';
import type { AssessInput } from '../assess-input.js';
import { assess } from '../assess.js';
import { resultOf } from '../testing/result-of.js';
import { sampleInput, sampleRecord } from '../testing/sample-input.js';
import { samplePolicy } from '../testing/sample-policy.js';

const stages = ['development', 'staging', 'production'];

function input(record: Partial<MaturityRecordInput>, parts: Partial<AssessInput> = {}): AssessInput {
  const soak = { in: 'staging', atLeast: '7d', restartOn: ['demotion' as const, 'majorVersion' as const] };
  const lint = { measure: 'lint.errors', require: '== 0' };
  const promote = { staging: { needs: ['lint'] }, production: { needs: ['it'] } };
  const policy = samplePolicy({ it: { soak }, lint }, { stages, promote });
  return sampleInput({ policy, record: sampleRecord(record), lastMajorVersion: null, ...parts });
}

function judge(record: Partial<MaturityRecordInput>, parts: Partial<AssessInput> = {}): CriterionResult {
  return resultOf(input(record, parts), 'it', 'production');
}

const inStaging = { stage: { name: 'staging', since: '2026-03-01' } };

describe('judgeSoak', () => {
  it('has not begun below the stage', () => {
    expect(judge({}).outcome).toBe('pending');
  });

  it('is a date without a clock, and over on that date with one', () => {
    expect(judge(inStaging)).toMatchObject({
      outcome: 'pending',
      until: '2026-03-08',
      explanation: 'In staging since 2026-03-01; the time is over on 2026-03-08.',
    });
    expect(assess(input(inStaging)).validity).toEqual(['soak in staging until 2026-03-08']);
    expect(judge(inStaging, { today: '2026-03-07' }).outcome).toBe('pending');
    expect(judge(inStaging, { today: '2026-03-08' }).outcome).toBe('pass');
  });

  it('starts when the component last came to the stage, whatever the record says', () => {
    const soak = { in: 'staging', atLeast: '7d' };
    const policy = samplePolicy(
      { it: { soak } },
      { stages, promote: { staging: { needs: ['it'] }, production: { needs: ['it'] } } },
    );
    const record = sampleRecord({
      ...inStaging,
      history: [{ on: '2026-03-04', from: 'development', to: 'staging' }],
    });
    expect(resultOf(sampleInput({ policy, record }), 'it', 'production').until).toBe('2026-03-11');
  });

  it('starts again with a major version, and is unknown where that was not looked at', () => {
    const today = '2026-03-08';
    expect(judge(inStaging, { today, lastMajorVersion: '2026-03-05' }).until).toBe('2026-03-12');
    const { lastMajorVersion: _, ...without } = input(inStaging, { today });
    expect(resultOf(without, 'it', 'production').outcome).toBe('unknown');
  });

  it('is proved by the history once the component has gone on', () => {
    const stage = { name: 'production', since: '2026-03-10' };
    const history = (left: string) => [
      { on: '2026-03-01', from: 'development', to: 'staging' },
      { on: left, from: 'staging', to: 'production' },
    ];
    expect(judge({ stage, history: history('2026-03-08') }).outcome).toBe('pass');
    expect(judge({ stage, history: history('2026-03-07') }).outcome).toBe('fail');
    expect(judge({ stage }).outcome).toBe('unknown');
  });

  it('counts parts of a day as a day', () => {
    const policy = samplePolicy(
      { it: { soak: { in: 'development', atLeast: '36h' } } },
      { stages: ['development', 'staging'] },
    );
    expect(resultOf(sampleInput({ policy, record: sampleRecord() }), 'it').until).toBe('2026-01-14');
  });
});
