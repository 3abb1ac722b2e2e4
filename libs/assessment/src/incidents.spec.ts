import { countMetric, opensGate, ratioMetric, type HistoryEntry } from '@tta/maturity-model';
import { assess } from './assess.js';
import type { AssessInput } from './assess-input.js';
import { fleetWarnings } from './fleet/fleet-warnings.js';
import {
  goodEvidence,
  sampleCollectors,
  sampleEvidence,
  sampleInput,
  sampleRecord,
} from './testing/sample-input.js';
import { resultOf } from './testing/result-of.js';
import { samplePolicy } from './testing/sample-policy.js';

/** The good evidence with that of one collector replaced. */
function withEvidence(replacement: AssessInput['evidence'][number]): AssessInput['evidence'] {
  return goodEvidence.map((entry) => (entry.collector === replacement.collector ? replacement : entry));
}

/** What happened in a real repository, by the names of its list of incidents. */
describe('incidents', () => {
  it('rounding', () => {
    const evidence = withEvidence(
      sampleEvidence('pytest', { 'coverage.unit.lines': ratioMetric(6996, 10_000) }),
    );
    expect(resultOf(sampleInput({ evidence }), 'unit-coverage')).toMatchObject({
      outcome: 'fail',
      value: '6996/10000 (69.96%)',
      gap: '4 more covered lines',
    });
  });

  it('comma-failed', () => {
    const failed = (file: string) =>
      ({ rule: 'test-failed', severity: 'error', file, message: `${file} is wrong` }) as const;
    const evidence = withEvidence(
      sampleEvidence(
        'pytest',
        {
          'coverage.unit.lines': ratioMetric(80, 100),
          'tests.unit.passed': countMetric(8),
          'tests.unit.failed': countMetric(2),
          'tests.unit.errors': countMetric(0),
          'tests.unit.flaky': countMetric(0),
        },
        { findings: [failed('tests/test_a.py'), failed('tests/test_b.py')] },
      ),
    );
    const input = sampleInput({ evidence });
    const result = resultOf(input, 'tests-pass');
    expect(result).toMatchObject({ outcome: 'fail', gap: '2 fewer failed tests' });
    expect(result.files.map(({ file }) => file)).toEqual(['tests/test_a.py', 'tests/test_b.py']);
    expect(assess(input).supportedStage).toBe('development');
  });

  it('zero-tests', () => {
    const none = countMetric(0);
    const evidence = withEvidence(
      sampleEvidence('pytest', {
        'coverage.unit.lines': ratioMetric(80, 100),
        'tests.unit.passed': none,
        'tests.unit.failed': none,
        'tests.unit.errors': none,
        'tests.unit.flaky': none,
      }),
    );
    const result = resultOf(sampleInput({ evidence }), 'tests-pass');
    expect(result).toMatchObject({ outcome: 'fail', gap: '1 more passed test' });
    expect(assess(sampleInput({ evidence })).supportedStage).toBe('development');
  });

  it('nosec', () => {
    const policy = samplePolicy({
      'security-clean': { measure: 'security.issues', require: '== 0' },
      suppressions: { measure: 'suppressions.security', require: 'no-increase' },
    });
    const evidence = withEvidence(
      sampleEvidence('bandit', {
        'security.issues': countMetric(0),
        'suppressions.security': countMetric(1),
      }),
    );
    const before = { 'suppressions.security': countMetric(0) };
    const added = sampleInput({ policy, evidence, baseline: before });
    expect(resultOf(added, 'security-clean').outcome).toBe('pass');
    expect(resultOf(added, 'suppressions')).toMatchObject({ outcome: 'fail', gap: '1 fewer suppression' });
    expect(assess(added).supportedStage).toBe('development');

    const unchanged = { 'suppressions.security': countMetric(1) };
    expect(assess(sampleInput({ policy, evidence, baseline: unchanged })).supportedStage).toBe('staging');
    // Where git is not looked at nothing is known, and nothing passes.
    expect(resultOf(sampleInput({ policy, evidence }), 'suppressions').outcome).toBe('unknown');
  });

  describe('wrong-evidence', () => {
    const collectors = [
      ...sampleCollectors,
      {
        name: 'e2e',
        target: 'e2e',
        row: { region: 'quality', label: 'e2e' },
        metrics: [{ id: 'tests.e2e.passed', unit: 'count', better: 'higher', meaning: '' }],
      },
    ] as const;

    it.each([
      ['another metric', sampleEvidence('e2e', { 'tests.e2e.passed': countMetric(100) })],
      ['the name of the metric', sampleEvidence('e2e', { 'coverage.unit.lines': ratioMetric(100, 100) })],
      [
        'another component',
        sampleEvidence('pytest', { 'coverage.unit.lines': ratioMetric(100, 100) }, { component: 'llm' }),
      ],
      ['another unit', sampleEvidence('pytest', { 'coverage.unit.lines': countMetric(100) })],
    ])('wrong-evidence: %s', (_, offered) => {
      const evidence = [offered, ...goodEvidence.filter(({ collector }) => collector !== 'pytest')];
      expect(resultOf(sampleInput({ collectors, evidence }), 'unit-coverage').outcome).toBe('unknown');
    });

    it('wrong-evidence: a signature', () => {
      const signed = {
        criterion: 'unit-coverage',
        by: '@lead',
        on: '2026-02-01',
        evidence: 'https://example.org/e2e',
      };
      const evidence = goodEvidence.filter(({ collector }) => collector !== 'pytest');
      const input = sampleInput({ evidence, record: sampleRecord({ signoffs: [signed] }) });
      expect(resultOf(input, 'unit-coverage').outcome).toBe('unknown');
    });
  });

  it('same-day', () => {
    const history: HistoryEntry[] = [
      { on: '2026-01-12', from: 'development', to: 'staging' },
      { on: '2026-03-02', from: 'staging', to: 'development' },
      { on: '2026-03-02', from: 'development', to: 'staging' },
    ];
    const signed = (on: string) => [{ criterion: 'functionality', by: '@lead', on }];
    const record = (on: string) =>
      sampleRecord({ stage: { name: 'staging', since: '2026-03-02' }, history, signoffs: signed(on) });

    // Seven weeks in staging before the demotion do not count, nor does what was signed before it.
    const input = sampleInput({ record: record('2026-01-10'), today: '2026-03-03' });
    expect(resultOf(input, 'soak-staging', 'production')).toMatchObject({
      outcome: 'pending',
      until: '2026-03-09',
    });
    expect(resultOf(input, 'functionality')).toMatchObject({
      outcome: 'pending',
      explanation: 'Not signed yet: that of @lead is of before the demotion on 2026-03-02.',
    });
    expect(assess(input).history).toEqual(history);

    // As days are as fine as records are, neither does what was signed on the day itself.
    expect(resultOf({ ...input, record: record('2026-03-02') }, 'functionality').outcome).toBe('pending');

    // A record whose `since` was not set back does not win the days back.
    const kept = { ...record('2026-01-10'), stage: { name: 'staging', since: '2026-01-12' } };
    expect(resultOf({ ...input, record: kept }, 'soak-staging', 'production').until).toBe('2026-03-09');

    const signedAgain = sampleInput({ record: record('2026-03-03'), today: '2026-03-09' });
    expect(resultOf(signedAgain, 'functionality').outcome).toBe('pass');
    expect(resultOf(signedAgain, 'soak-staging', 'production').outcome).toBe('pass');
  });

  it('wrong-env', () => {
    const members = ['carbon', 'llm', 'redis'].map((component) => ({
      component,
      evidence: [sampleEvidence('pytest', { 'coverage.unit.lines': ratioMetric(0, 40) }, { component })],
    }));
    expect(fleetWarnings(members)).toEqual([
      {
        code: 'all-zero',
        message:
          'coverage.unit.lines is 0% for all 3 components; the environment is probably wrong, not the tests.',
        components: ['carbon', 'llm', 'redis'],
      },
    ]);
  });

  it('never-imported', () => {
    const scope = {
      files: ['a.py', 'b.py', 'c.py', 'd.py'],
      excluded: [],
      missing: ['e.py', 'f.py', 'g.py'],
    };
    const evidence = withEvidence(
      sampleEvidence('pytest', { 'coverage.unit.lines': ratioMetric(80, 100) }, { scope }),
    );
    const result = resultOf(sampleInput({ evidence }), 'unit-coverage');
    expect(result).toMatchObject({ outcome: 'unknown', gap: '3 of 7 files not measured' });
    expect(result.files.map(({ file }) => file)).toEqual(['e.py', 'f.py', 'g.py']);
  });

  it('tool-crash', () => {
    const { metrics: _metrics, findings: _findings, ...envelope } = sampleEvidence('ruff', {});
    const reason = { code: 'crashed', message: 'ruff ended with 2', remedy: 'Run ruff check src.' } as const;
    const evidence = withEvidence({ ...envelope, status: 'unavailable', reason });
    const assessment = assess(sampleInput({ evidence }));
    expect(resultOf(sampleInput({ evidence }), 'lint-clean')).toMatchObject({
      outcome: 'unknown',
      remedy: 'Run ruff check src.',
      command: 'nx run carbon:maturity:lint',
    });
    expect(assessment.supportedStage).toBe('development');
    expect(assessment.metrics['lint.errors']).toBeUndefined();
    expect(assessment.criteria.filter(({ outcome }) => !opensGate(outcome)).length).toBeGreaterThan(0);
  });
});
