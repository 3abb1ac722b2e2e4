import { countMetric, evidenceSchema, type Finding } from '@tta/maturity-model';
import { nothingElse } from '../contract/looked-at.js';
import { makeEvidence, makeUnavailableEvidence } from './make-evidence.js';
import { sampleScope } from './sample-scope.spec.run.js';

const reason = { code: 'crashed', message: 'It crashed', remedy: 'Run it.' } as const;
const subject = {
  collector: { name: 'ruff', tool: 'ruff', handCommand: () => ['ruff', 'check', 'src'] },
  scope: sampleScope('a', { directory: 'a', config: 'sha256:1' }),
  version: '1.2',
};
const reading = {
  status: 'ok',
  files: ['b.py', 'a.py'],
  excluded: ['d.py', 'c.py'],
  metrics: { 'lint.errors': countMetric(1) },
  findings: [],
  lookedAt: nothingElse,
} as const;
const trace = `sha256:${'0'.repeat(64)}`;
const finding = (parts: Partial<Finding>): Finding => ({
  rule: 'r',
  severity: 'error',
  message: 'm',
  ...parts,
});

describe('makeEvidence', () => {
  it('says what was measured, with what, and how to get the same', () => {
    const evidence = makeEvidence(subject, reading, trace);
    expect(evidenceSchema.parse(evidence)).toEqual(evidence);
    expect(evidence).toEqual({
      format: 'maturity-evidence/1',
      component: 'a',
      collector: 'ruff',
      tool: { name: 'ruff', version: '1.2' },
      config: 'sha256:1',
      command: ['ruff', 'check', 'src'],
      directory: 'a',
      scope: { files: ['a.py', 'b.py'], excluded: ['c.py', 'd.py'], missing: [] },
      metrics: { 'lint.errors': { unit: 'count', value: 1 } },
      findings: [],
      trace,
      status: 'ok',
    });
  });

  it('adds to the command what the configuration of the user asks for', () => {
    const { command } = makeEvidence(subject, { ...reading, optionsByHand: ['--no-cov'] }, trace);
    expect(command).toEqual(['ruff', 'check', 'src', '--no-cov']);
  });

  it('sorts findings by file, line, rule and message', () => {
    const sorted = [
      finding({ message: 'of no file' }),
      finding({ file: 'A.py', message: 'before small letters' }),
      finding({ file: 'a.py', message: 'of no line' }),
      finding({ file: 'a.py', line: 2, rule: 'a', message: 'a' }),
      finding({ file: 'a.py', line: 2, rule: 'a', message: 'b' }),
      finding({ file: 'a.py', line: 2, rule: 'b', message: 'a' }),
      finding({ file: 'a.py', line: 10 }),
      finding({ file: 'b.py', line: 1 }),
    ];
    for (const findings of [[...sorted].reverse(), [...sorted.slice(3), ...sorted.slice(0, 3)]])
      expect(makeEvidence(subject, { ...reading, findings }, trace)).toMatchObject({ findings: sorted });
  });

  it('has the text of findings as terminals may show it', () => {
    const findings = [finding({ rule: '\u001B[31mr\n', message: 'one\ntwo', file: 'a b.py' })];
    expect(makeEvidence(subject, { ...reading, findings }, trace)).toMatchObject({
      findings: [{ rule: 'r', message: 'one two', file: 'a b.py' }],
    });
  });

  it('is partial with its reason and the files that are missing, and never without', () => {
    const partial = {
      ...reading,
      status: 'partial',
      missing: ['z.py', 'y.py'],
      failure: { code: 'files-missing' },
    } as const;
    expect(makeEvidence(subject, partial, trace, reason)).toMatchObject({
      status: 'partial',
      reason,
      scope: { missing: ['y.py', 'z.py'] },
      metrics: { 'lint.errors': { value: 1 } },
    });
    expect(() => makeEvidence(subject, partial, trace)).toThrow('partial evidence of ruff without a reason');
  });
});

describe('makeUnavailableEvidence', () => {
  it('has a reason and no number', () => {
    const evidence = makeUnavailableEvidence({ ...subject, version: null }, reason);
    expect(evidenceSchema.parse(evidence)).toEqual(evidence);
    expect(evidence).toMatchObject({
      status: 'unavailable',
      reason,
      tool: { name: 'ruff', version: null },
      scope: { files: [], excluded: [], missing: [] },
    });
    expect(evidence).not.toHaveProperty('metrics');
    expect(evidence).not.toHaveProperty('findings');
  });
});
