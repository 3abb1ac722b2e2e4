import { readPolicy, stageNeeds } from '@tta/maturity-model';
import { builtinPolicy } from './builtin-policy.js';

describe('builtinPolicy', () => {
  it('is sound by the rules for all policies', () => {
    const text = "apiVersion: maturity/v1\npolicyVersion: '1'\nextends: builtin\n";
    expect(readPolicy(text, 'maturity.policy.yaml', builtinPolicy)).toMatchObject({ ok: true });
  });

  it('has a title and a remedy for every criterion', () => {
    for (const [id, { title, remedy }] of Object.entries(builtinPolicy.criteria)) {
      expect([id, typeof title, typeof remedy]).toEqual([id, 'string', 'string']);
    }
  });

  it('has the thresholds of the specification', () => {
    expect(builtinPolicy.criteria).toMatchObject({
      'unit-coverage': { measure: 'coverage.unit.lines', require: '>= 70%', whole: 'component' },
      'lint-clean': { require: '== 0' },
      'types-clean': { require: '== 0' },
      'security-clean': { measure: 'security.issues', require: '== 0' },
      'integration-coverage': { measure: 'coverage.integration.lines', require: '>= 80%' },
      'soak-staging': { soak: { in: 'staging', atLeast: '7d' } },
    });
  });

  it('asks production for all that staging needs, and keeps it by more than that', () => {
    const needs = (purpose: 'promote' | 'keep', stage: string): readonly string[] => {
      const resolved = stageNeeds(builtinPolicy, purpose, stage);
      return resolved.kind === 'needs' ? resolved.criteria : [];
    };
    expect(needs('promote', 'production')).toEqual(expect.arrayContaining([...needs('promote', 'staging')]));
    expect(needs('keep', 'production')).toEqual(
      expect.arrayContaining([...needs('keep', 'staging'), 'uptime-production', 'support-rota']),
    );
    expect(needs('promote', 'staging')).toHaveLength(11);
    expect(needs('promote', 'production')).toHaveLength(21);
  });

  it('asks no stage for what only git knows, but has it ready', () => {
    expect(builtinPolicy.criteria).toHaveProperty('suppressions-kept');
    for (const purpose of ['promote', 'keep'] as const) {
      for (const { needs } of Object.values(builtinPolicy[purpose]))
        expect(needs).not.toContain('suppressions-kept');
    }
  });

  it('has the five functional groups', () => {
    expect(Object.keys(builtinPolicy.groups)).toHaveLength(5);
  });
});
