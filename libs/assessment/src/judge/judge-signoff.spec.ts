import type { CriterionInput, CriterionResult, MaturityRecordInput } from '@tta/maturity-model';
import type { AssessInput } from '../assess-input.js';
import { assess } from '../assess.js';
import { resultOf } from '../testing/result-of.js';
import { sampleInput, sampleRecord } from '../testing/sample-input.js';
import { samplePolicy } from '../testing/sample-policy.js';

type SignoffInput = NonNullable<MaturityRecordInput['signoffs']>[number];
type Asked = Extract<CriterionInput, { signoff: object }>['signoff'];

const given: SignoffInput = { criterion: 'it', by: '@anna', on: '2026-01-10' };

function judge(
  signoff: Asked,
  signoffs: readonly SignoffInput[],
  parts: Partial<AssessInput> = {},
): CriterionResult {
  const record = sampleRecord({ signoffs: [...signoffs] });
  return resultOf(sampleInput({ policy: samplePolicy({ it: { signoff } }), record, ...parts }), 'it');
}

describe('judgeSignoff', () => {
  it('is pending until somebody signs for this criterion', () => {
    expect(judge({}, [])).toMatchObject({
      outcome: 'pending',
      explanation: 'Not signed yet.',
      gap: '1 sign-off',
    });
    expect(judge({}, [{ ...given, criterion: 'other' }]).outcome).toBe('pending');
    expect(judge({}, [given])).toMatchObject({
      outcome: 'pass',
      explanation: 'Signed by @anna on 2026-01-10.',
    });
  });

  it('counts people, not signatures', () => {
    const two = { by: { count: 2 } };
    expect(judge(two, [given, { ...given, on: '2026-01-11' }])).toMatchObject({
      outcome: 'pending',
      value: '1/2',
    });
    expect(judge(two, [given, { ...given, by: '@bert' }]).outcome).toBe('pass');
  });

  it('asks for the team', () => {
    const security = { by: { team: 'security' } };
    expect(judge(security, [given]).explanation).toContain('not for the team security');
    expect(judge(security, [{ ...given, team: 'security' }]).outcome).toBe('pass');
    expect(judge(security, [{ ...given, by: '@acme/security' }]).outcome).toBe('pass');
    expect(judge(security, [{ ...given, by: '@insecurity' }]).outcome).toBe('pending');
  });

  it('does not take the signature of who asks', () => {
    const other = { by: { not: 'requester' as const } };
    expect(judge(other, [given], { requester: '@anna' }).outcome).toBe('pending');
    expect(judge(other, [given], { requester: '@bert' }).outcome).toBe('pass');
  });

  it('asks for evidence, and that it is what was signed', () => {
    const asked = { evidence: 'required' as const };
    expect(judge(asked, [given]).explanation).toContain('names no evidence');
    expect(judge(asked, [{ ...given, evidence: 'https://example.org' }]).outcome).toBe('pass');

    const filed = { ...given, evidence: 'docs/review.md', digest: 'sha256:1' };
    expect(judge(asked, [filed]).outcome).toBe('unknown');
    const withFile = (fact: NonNullable<AssessInput['signedFiles']>[string]) =>
      judge(asked, [filed], { signedFiles: { 'docs/review.md': fact } });
    expect(withFile({ exists: true, digest: 'sha256:1' }).outcome).toBe('pass');
    expect(withFile({ exists: true, digest: 'sha256:2' }).explanation).toContain('not what it was');
    expect(withFile({ exists: false }).explanation).toContain('does not exist');
  });

  it('counts for the content that was signed', () => {
    const asked = { voidedBy: ['source' as const] };
    const signed = { ...given, of: { source: 'a' } };
    expect(judge(asked, [signed], { contents: { source: 'a' } }).outcome).toBe('pass');
    expect(judge(asked, [signed], { contents: { source: 'b' } })).toMatchObject({
      outcome: 'pending',
      explanation: 'Not signed yet: that of @anna is for another version (source changed).',
    });
    expect(judge(asked, [given], { contents: { source: 'a' } }).outcome).toBe('pending');
    expect(judge(asked, [signed]).outcome).toBe('unknown');
  });

  it('ends on a date that a document shows and a gate applies', () => {
    const asked = { expires: '90d' };
    expect(judge(asked, [given])).toMatchObject({ outcome: 'pass', until: '2026-04-10' });
    expect(judge(asked, [given], { today: '2026-04-10' }).outcome).toBe('pass');
    expect(judge(asked, [given], { today: '2026-04-11' })).toMatchObject({
      outcome: 'pending',
      explanation: 'Not signed yet: that of @anna ended on 2026-04-10.',
    });
    const policy = samplePolicy({ it: { signoff: asked } });
    expect(assess(sampleInput({ policy, record: sampleRecord({ signoffs: [given] }) })).validity).toEqual([
      "sign-off for 'it' until 2026-04-10",
    ]);
  });

  it('ends for several when fewer than needed are left', () => {
    const signoffs = [
      given,
      { ...given, by: '@bert', on: '2026-01-20' },
      { ...given, by: '@cleo', on: '2026-01-30' },
    ];
    expect(judge({ by: { count: 2 }, expires: '10d' }, signoffs).until).toBe('2026-01-30');
  });

  it('does not count before its day', () => {
    expect(judge({}, [given], { today: '2026-01-09' }).outcome).toBe('pending');
  });

  it('is given again only for the stages that a demotion took away', () => {
    const criteria = { low: { signoff: {} }, high: { signoff: {} } };
    const policy = samplePolicy(criteria, {
      stages: ['development', 'staging', 'production'],
      promote: { staging: { needs: ['low'] }, production: { needs: ['@staging', 'high'] } },
    });
    const record = sampleRecord({
      stage: { name: 'staging', since: '2026-02-01' },
      history: [{ on: '2026-02-01', from: 'production', to: 'staging' }],
      signoffs: ['low', 'high'].map((criterion) => ({ ...given, criterion })),
    });
    const input = sampleInput({ policy, record });
    expect(resultOf(input, 'low', 'production').outcome).toBe('pass');
    expect(resultOf(input, 'high', 'production').outcome).toBe('pending');
  });
});
