import { policySchema } from './policy-schema.js';
import { stageNeeds } from './stage-needs.js';

const policy = policySchema.parse({
  apiVersion: 'maturity/v1',
  policyVersion: '1',
  stages: ['a', 'b', 'c', 'd'],
  groups: {},
  criteria: {},
  promote: { b: { needs: ['one', 'two'] }, c: { needs: ['@b', 'three', 'two'] }, d: { needs: ['@d'] } },
  keep: { b: { needs: ['two'] }, c: { needs: ['@b', 'four'] } },
  upcoming: [],
  waivers: { maxDuration: '90d', reasons: ['planned-work'] },
  measuring: {},
});

describe('stageNeeds', () => {
  it("resolves '@' entries of the same purpose, each criterion once", () => {
    expect(stageNeeds(policy, 'promote', 'c')).toEqual({ kind: 'needs', criteria: ['one', 'two', 'three'] });
    expect(stageNeeds(policy, 'keep', 'c')).toEqual({ kind: 'needs', criteria: ['two', 'four'] });
  });

  it('says how a stage needs itself', () => {
    expect(stageNeeds(policy, 'promote', 'd')).toEqual({ kind: 'cycle', path: ['d', 'd'] });
  });
});
