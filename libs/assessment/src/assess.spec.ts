import { assessmentSchema, canonicalJson, countMetric, ratioMetric } from '@tta/maturity-model';
import { assess } from './assess.js';
import { resultOf } from './testing/result-of.js';
import {
  goodEvidence,
  sampleEvidence,
  sampleInput,
  sampleRecord,
  stagingSignoffs,
} from './testing/sample-input.js';
import { samplePolicy } from './testing/sample-policy.js';

describe('assess', () => {
  it('supports staging when all that staging needs holds', () => {
    const assessment = assess(sampleInput());
    expect(assessmentSchema.parse(assessment)).toEqual(assessment);
    expect(assessment).toMatchObject({ supportedStage: 'staging', nextStage: 'staging', wayToNextStage: [] });
  });

  it('gives the same bytes for the same input in another order', () => {
    const backwards = sampleInput({ evidence: [...goodEvidence].reverse() });
    expect(canonicalJson(assess(backwards))).toBe(canonicalJson(assess(sampleInput())));
  });

  it('supports nothing without evidence, and says for each metric why', () => {
    const assessment = assess(sampleInput({ evidence: [] }));
    expect(assessment).toMatchObject({ supportedStage: 'development', metrics: {}, findings: {} });
    expect(assessment.collectors.map(({ status }) => status)).toEqual([
      'absent',
      'absent',
      'absent',
      'absent',
    ]);
    expect(resultOf(sampleInput({ evidence: [] }), 'lint-clean')).toMatchObject({
      outcome: 'unknown',
      explanation: 'lint.errors is not known: there is no evidence of ruff.',
      command: 'nx run carbon:maturity:lint',
    });
  });

  it('supports nothing that was measured only in part', () => {
    for (const collector of ['pytest', 'ruff', 'pyright', 'bandit']) {
      const evidence = goodEvidence.map((entry) => {
        if (entry.collector !== collector || entry.status !== 'ok') return entry;
        const reason = { code: 'unparsable-sources', message: 'a.py', remedy: 'Repair a.py.' } as const;
        return { ...entry, status: 'partial' as const, reason };
      });
      const assessment = assess(sampleInput({ evidence }));
      expect(assessment.supportedStage).toBe('development');
      expect(Object.values(assessment.metrics).map((entry) => entry.collector)).not.toContain(collector);
      expect(assessment.findings[collector]).toEqual([]);
    }
  });

  it('does not take a test that passes only when it is run again for one that passes', () => {
    const evidence = goodEvidence.map((entry) =>
      entry.collector === 'pytest' && entry.status === 'ok'
        ? { ...entry, metrics: { ...entry.metrics, 'tests.unit.flaky': countMetric(1) } }
        : entry,
    );
    const { criteria, supportedStage } = assess(sampleInput({ evidence }));
    expect(supportedStage).toBe('development');
    expect(criteria.find(({ id }) => id === 'tests-pass')?.outcome).toBe('fail');
  });

  it('skips no stage', () => {
    const policy = samplePolicy(
      {
        impossible: { measure: 'lint.errors', require: '>= 1' },
        easy: { measure: 'lint.errors', require: '== 0' },
      },
      {
        stages: ['development', 'staging', 'production'],
        promote: { staging: { needs: ['impossible'] }, production: { needs: ['easy'] } },
      },
    );
    expect(assess(sampleInput({ policy })).supportedStage).toBe('development');
  });

  it('keeps a stage until the lower line is crossed', () => {
    const at = (covered: number) => {
      const pytest = sampleEvidence('pytest', {
        'coverage.unit.lines': ratioMetric(covered, 100),
        'tests.unit.passed': countMetric(8),
        'tests.unit.failed': countMetric(0),
        'tests.unit.errors': countMetric(0),
        'tests.unit.flaky': countMetric(0),
      });
      return assess(
        sampleInput({
          record: sampleRecord({
            stage: { name: 'staging', since: '2026-01-12' },
            signoffs: stagingSignoffs,
          }),
          evidence: goodEvidence.map((entry) => (entry.collector === 'pytest' ? pytest : entry)),
        }),
      );
    };
    expect(at(70)).toMatchObject({ supportedStage: 'staging', stageIsKept: true, keepOutcome: 'pass' });
    expect(at(67)).toMatchObject({ supportedStage: 'development', stageIsKept: true, keepOutcome: 'pass' });
    expect(at(64)).toMatchObject({ supportedStage: 'development', stageIsKept: false, keepOutcome: 'fail' });
    const [promote, keep] = at(67).criteria.filter(({ id }) => id === 'unit-coverage');
    expect(promote).toMatchObject({ outcome: 'fail', require: '>= 70%' });
    expect(keep).toMatchObject({ outcome: 'pass', require: '>= 65%' });
    expect(keep?.for.map(({ purpose }) => purpose)).toEqual(['keep', 'keep']);
  });

  it('does not take a failed tool for a reason to demote', () => {
    const record = sampleRecord({
      stage: { name: 'staging', since: '2026-01-12' },
      signoffs: stagingSignoffs,
    });
    const evidence = goodEvidence.filter(({ collector }) => collector !== 'bandit');
    expect(assess(sampleInput({ record, evidence }))).toMatchObject({
      stageIsKept: false,
      keepOutcome: 'unknown',
    });
  });

  it('asks for keeping what it asked for getting there, where a policy does not say', () => {
    const policy = samplePolicy({ lint: { measure: 'lint.errors', require: '== 0' } });
    const record = sampleRecord({ stage: { name: 'staging', since: '2026-01-12' } });
    expect(assess(sampleInput({ policy, record })).keepOutcome).toBe('pass');
    expect(assess(sampleInput({ policy, record, evidence: [] })).keepOutcome).toBe('unknown');
  });

  it('answers for a record with a stage that the policy does not know', () => {
    const record = sampleRecord({ stage: { name: 'beta', since: '2026-01-12' } });
    expect(assess(sampleInput({ record }))).toMatchObject({
      nextStage: null,
      stageIsKept: false,
      keepOutcome: 'error',
    });
  });

  it('shows what is upcoming with its date, and counts it from then on, where there is a clock', () => {
    const policy = samplePolicy(
      {
        lint: { measure: 'lint.errors', require: '== 0' },
        types: { measure: 'types.errors', require: '>= 1' },
      },
      {
        promote: { staging: { needs: ['lint'] } },
        upcoming: [{ criterion: 'types', stage: 'staging', from: '2026-03-01' }],
      },
    );
    const on = (today?: string) => assess(sampleInput({ policy, ...(today !== undefined && { today }) }));
    for (const assessment of [on(), on('2026-02-28')]) {
      expect(assessment.supportedStage).toBe('staging');
      expect(assessment.upcoming).toMatchObject([
        { stage: 'staging', from: '2026-03-01', result: { outcome: 'fail' } },
      ]);
    }
    expect(on('2026-03-01')).toMatchObject({ supportedStage: 'development' });
    expect(on('2026-03-01').upcoming).toBeUndefined();
    const kept = { ...policy, keep: { staging: { needs: ['lint'] } } };
    const record = sampleRecord({ stage: { name: 'staging', since: '2026-01-12' } });
    expect(assess(sampleInput({ policy: kept, record, today: '2026-03-01' })).keepOutcome).toBe('pass');
  });

  it('lists the way to the next stage, the cheapest first', () => {
    const files = {
      'a.py': { covered: 0, total: 10, missing: '1-10' },
      'b.py': { covered: 48, total: 87, missing: '3' },
    };
    const pytest = sampleEvidence('pytest', {
      'coverage.unit.lines': ratioMetric(48, 97, files),
      'tests.unit.passed': countMetric(8),
      'tests.unit.failed': countMetric(0),
      'tests.unit.errors': countMetric(0),
      'tests.unit.flaky': countMetric(0),
    });
    const pyright = sampleEvidence('pyright', { 'types.errors': countMetric(2) });
    const others = goodEvidence.filter(({ collector }) => collector === 'ruff');
    const assessment = assess(
      sampleInput({
        record: sampleRecord(),
        evidence: [pytest, pyright, ...others],
        files: { 'README.md': { exists: false } },
        dependencies: [
          { name: 'redis', stage: 'development', group: 'core-infrastructure', tags: [], edge: 'sources' },
        ],
      }),
    );
    expect(assessment.wayToNextStage.map(({ criterion, todo }) => `${criterion}: ${todo}`)).toEqual([
      'types-clean: 2 fewer errors',
      'unit-coverage: 20 more covered lines',
      'security-clean: Run nx run carbon:maturity:security',
      'readme: Write README.md',
      "functionality: Sign for it: add `{ criterion: functionality, by: '@you', on: YYYY-MM-DD }` to signoffs in maturity.yaml",
      "api-documented: Sign for it: add `{ criterion: api-documented, by: '@you', on: YYYY-MM-DD, evidence: docs/review.md }` to signoffs in maturity.yaml",
      "api-stability: Sign for it: add `{ criterion: api-stability, by: '@you', on: YYYY-MM-DD }` to signoffs in maturity.yaml",
      "dependents-integrated: Sign for it: add `{ criterion: dependents-integrated, by: '@you', on: YYYY-MM-DD }` to signoffs in maturity.yaml",
      'dependencies: Promote redis to staging first',
    ]);
    expect(assessment.wayToNextStage[1]).toMatchObject({
      command: 'cd components/carbon && pytest check src',
    });
    expect(resultOf(sampleInput({ evidence: [pytest] }), 'unit-coverage').files).toEqual([
      { file: 'b.py', note: '39 of 87 not covered: 3' },
      { file: 'a.py', note: '10 of 10 not covered: 1-10' },
    ]);
  });
});
