import { countMetric, ratioMetric, type CriterionInput, type CriterionResult } from '@tta/maturity-model';
import type { AssessInput } from '../assess-input.js';
import { assess } from '../assess.js';
import { resultOf } from '../testing/result-of.js';
import { goodEvidence, sampleEvidence, sampleInput, sampleRecord } from '../testing/sample-input.js';
import { samplePolicy } from '../testing/sample-policy.js';

function judge(criterion: CriterionInput, parts: Partial<AssessInput> = {}): CriterionResult {
  return resultOf(sampleInput({ policy: samplePolicy({ it: criterion }), ...parts }), 'it');
}

function ruff(findings: number): AssessInput['evidence'] {
  return [sampleEvidence('ruff', { 'lint.errors': countMetric(findings) })];
}

const row = { region: 'quality', label: 'Lint' } as const;

describe('judgeMetric', () => {
  it('says value, gap, files and command of what is not met', () => {
    const findings = [
      { rule: 'E501', severity: 'error', file: 'b.py', line: 1, message: 'long' },
      { rule: 'F401', severity: 'error', file: 'a.py', line: 1, message: 'unused' },
      { rule: 'E501', severity: 'error', file: 'a.py', line: 2, message: 'long' },
    ] as const;
    const evidence = [sampleEvidence('ruff', { 'lint.errors': countMetric(3) }, { findings: [...findings] })];
    expect(judge({ title: 'Lint', measure: 'lint.errors', require: '== 0' }, { evidence })).toEqual({
      id: 'it',
      title: 'Lint',
      kind: 'measure',
      for: [{ stage: 'staging', purpose: 'promote' }],
      outcome: 'fail',
      require: '== 0',
      value: '3',
      gap: '3 fewer findings',
      explanation: 'lint.errors is 3, but == 0 is asked for: 3 fewer findings.',
      remedy: '3 fewer findings',
      metrics: ['lint.errors'],
      files: [
        { file: 'a.py', note: '2: E501, F401' },
        { file: 'b.py', note: '1: E501' },
      ],
      command: 'cd components/carbon && ruff check src',
    });
  });

  it("prefers the policy's own command for what was found, quoted for a shell", () => {
    const criterion = { measure: 'lint.errors', require: '== 0', fix: 'nx lint {project} --fix' };
    const record = sampleRecord({ component: 'my $(x)' });
    const evidence = ruff(1).map((entry) => ({ ...entry, component: 'my $(x)' }));
    expect(judge(criterion, { record, evidence }).command).toBe("nx lint 'my $(x)' --fix");
    expect(judge(criterion, { record, evidence: [] }).command).toBe("nx run 'my $(x):maturity:lint'");
  });

  it('counts for errors only what is an error', () => {
    const finding = { rule: 'r', file: 'a.py', line: 1, message: '' };
    const evidence = [
      sampleEvidence(
        'pyright',
        { 'types.errors': countMetric(1) },
        {
          findings: [
            { ...finding, severity: 'error' },
            { ...finding, severity: 'warning', file: 'b.py' },
          ],
        },
      ),
    ];
    expect(judge({ measure: 'types.errors', require: '== 0' }, { evidence }).files).toEqual([
      { file: 'a.py', note: '1: r' },
    ]);
  });

  it('names files that the configuration leaves out, but goes by the number', () => {
    const scope = { files: ['a.py'], excluded: ['b.py', 'c.py'], missing: [] };
    const evidence = [sampleEvidence('ruff', { 'lint.errors': countMetric(0) }, { scope })];
    const result = judge({ measure: 'lint.errors', require: '== 0', whole: 'component' }, { evidence });
    expect(result.outcome).toBe('pass');
    expect(result.explanation).toContain('2 files are left out by the configuration');
  });

  it('does not take a number about no file for one about the component', () => {
    const scope = { files: [], excluded: ['a.py'], missing: [] };
    const evidence = [sampleEvidence('ruff', { 'lint.errors': countMetric(0) }, { scope })];
    expect(judge({ measure: 'lint.errors', require: '== 0', whole: 'component' }, { evidence }).outcome).toBe(
      'unknown',
    );
  });

  it('is unknown where there was nothing to cover', () => {
    const evidence = [sampleEvidence('pytest', { 'coverage.unit.lines': ratioMetric(0, 0) })];
    expect(judge({ measure: 'coverage.unit.lines', require: '>= 0%' }, { evidence })).toMatchObject({
      outcome: 'unknown',
      explanation: 'coverage.unit.lines is not known: there was nothing to measure (0 of 0).',
    });
  });

  it('is unknown for a time that the evidence does not speak of', () => {
    const criterion = { measure: 'lint.errors', require: '== 0', window: '7d', completeness: '>= 95%' };
    expect(judge(criterion)).toMatchObject({
      outcome: 'unknown',
      explanation: expect.stringContaining('a window of 7d and >= 95% of its samples') as string,
    });
  });

  it('is unknown for integration tests that nobody declared, and says where to', () => {
    expect(judge({ measure: 'coverage.integration.lines', require: '>= 80%' })).toMatchObject({
      outcome: 'unknown',
      remedy: 'Declare them under tests.integration in maturity.yaml.',
    });
  });

  it('says why a collector does not run for the component', () => {
    const off = { message: 'the target maturity:lint is switched off', remedy: 'Switch it on.' };
    const metrics = [{ id: 'lint.errors', unit: 'count', better: 'lower', meaning: '' }] as const;
    const collectors = [{ name: 'ruff', target: 'maturity:lint', metrics, row, off }];
    expect(judge({ measure: 'lint.errors', require: '== 0' }, { collectors })).toMatchObject({
      outcome: 'unknown',
      explanation: 'lint.errors is not known: the target maturity:lint is switched off.',
      remedy: 'Switch it on.',
    });
  });

  it('does not choose between two numbers for one metric', () => {
    const evidence = [...ruff(0), ...ruff(1)];
    expect(judge({ measure: 'lint.errors', require: '== 0' }, { evidence }).outcome).toBe('unknown');
  });

  it('names the nearest metric for one that nobody measures', () => {
    expect(judge({ measure: 'lint.error', require: '== 0' }).remedy).toBe(
      "Did the policy mean 'lint.errors'?",
    );
  });

  it('says nothing below a minimum, with the number', () => {
    const criterion = { measure: 'coverage.unit.newLines', require: '>= 80%', minimum: { changedLines: 20 } };
    const metrics = {
      'coverage.unit.newLines': ratioMetric(1, 2),
      'coverage.unit.changedLines': countMetric(2),
    };
    const collectors = [{ name: 'git', target: 'changes', metrics: [], row }];
    const at = (changed: number) =>
      judge(criterion, {
        collectors,
        evidence: [sampleEvidence('git', { ...metrics, 'coverage.unit.changedLines': countMetric(changed) })],
      });
    expect(at(19)).toMatchObject({ outcome: 'not-applicable', value: '19' });
    expect(at(20).outcome).toBe('fail');
    expect(judge(criterion, { collectors, evidence: [] }).outcome).toBe('unknown');
  });

  it('takes an override that tightens, and no other', () => {
    const judged = (override: string) =>
      judge(
        { measure: 'coverage.unit.lines', require: '>= 70%' },
        { record: sampleRecord({ overrides: { it: override } }) },
      );
    expect(judged('>= 80%')).toMatchObject({ outcome: 'pass', require: '>= 80%' });
    expect(judged('>= 85%')).toMatchObject({ outcome: 'fail', require: '>= 85%' });
    for (const loose of ['>= 60%', '<= 70%', '>= 1', 'no-decrease', 'whatever']) {
      expect(judged(loose).outcome).toBe('error');
    }
    const record = sampleRecord({ overrides: { it: '== 0' } });
    expect(judge({ all: [{ measure: 'lint.errors', require: '== 0' }] }, { record }).outcome).toBe('error');
  });

  it('lets a ratchet keep a stage, never get to one', () => {
    const policy = samplePolicy(
      { it: { measure: 'lint.errors', require: '== 0', ratchet: true } },
      { keep: { staging: { needs: ['it'] } } },
    );
    const judged = (findings: number, before?: number) =>
      resultFor(
        sampleInput({
          policy,
          record: sampleRecord({ stage: { name: 'staging', since: '2026-01-12' } }),
          evidence: ruff(findings),
          ...(before !== undefined && { baseline: { 'lint.errors': countMetric(before) } }),
        }),
      );
    expect(judged(3, 3)).toEqual({ promote: 'fail', keep: 'pass' });
    expect(judged(4, 3)).toEqual({ promote: 'fail', keep: 'fail' });
    expect(judged(3)).toEqual({ promote: 'fail', keep: 'unknown' });
    expect(judged(0)).toEqual({ promote: 'pass', keep: 'pass' });
  });

  it('says together what is not known for the same reason', () => {
    const parts = ['failed', 'errors', 'passed'].map((name) => ({
      measure: `tests.unit.${name}`,
      require: '>= 0',
    }));
    const evidence = goodEvidence.filter(({ collector }) => collector !== 'pytest');
    expect(judge({ all: parts }, { evidence }).explanation).toBe(
      'tests.unit.failed, tests.unit.errors and tests.unit.passed are not known: there is no evidence of pytest.',
    );
  });
});

function resultFor(input: AssessInput): Record<'promote' | 'keep', string | undefined> {
  const { criteria } = assess(input);
  const outcome = (purpose: 'promote' | 'keep') =>
    criteria.find((result) => result.for.some((use) => use.purpose === purpose))?.outcome;
  return { promote: outcome('promote'), keep: outcome('keep') };
}
