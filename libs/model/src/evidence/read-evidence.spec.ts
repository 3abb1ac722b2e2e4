import { readEvidence } from './read-evidence.js';

const evidence = {
  format: 'maturity-evidence/1',
  component: 'carbon',
  collector: 'ruff',
  status: 'ok',
  tool: { name: 'ruff', version: '0.16.10' },
  config: null,
  command: ['ruff', 'check', 'src'],
  directory: 'components/carbon',
  scope: { files: ['components/carbon/src/carbon.py'], excluded: [], missing: [] },
  metrics: { 'lint.findings': { unit: 'count', value: 3 } },
  trace: `sha256:${'0'.repeat(64)}`,
  findings: [],
};
const text = JSON.stringify(evidence);

describe('readEvidence', () => {
  it('reads what a collector wrote', () => {
    expect(readEvidence(text)).toEqual({ ok: true, evidence });
  });

  it.each([
    ['nothing', ''],
    ['half a file', text.slice(0, -20)],
    ['another format', text.replace('evidence/1', 'evidence/2')],
    ['no metrics', JSON.stringify({ ...evidence, metrics: undefined })],
    ['NaN', text.replace('"value":3', '"value":NaN')],
    ['a number beyond all numbers', text.replace('"value":3', '"value":1e400')],
    ['a metric of one word', text.replace('lint.findings', 'constructor')],
    ['an unknown key', text.replace('"findings":[]', '"findings":[],"passed":true')],
    ['an unavailable status without a reason', text.replace('"ok"', '"unavailable"')],
    [
      'an unavailable status with metrics',
      text.replace('"ok"', '"unavailable","reason":{"code":"crashed","message":"x","remedy":"y"}'),
    ],
  ])('refuses %s', (_, content) => {
    expect(readEvidence(content).ok).toBe(false);
  });

  it('refuses two numbers under one name, of which JSON.parse takes the last', () => {
    const twice = text.replace(
      '"lint.findings":',
      '"lint.findings":{"unit":"count","value":9},"lint.findings":',
    );
    expect(readEvidence(twice)).toEqual({
      ok: false,
      message: 'has the key "lint.findings", but it is there twice',
    });
    expect(readEvidence(twice.replace('lint.findings', 'lint.\\u0066indings')).ok).toBe(false);
  });

  it('refuses names that JavaScript keeps for itself', () => {
    expect(readEvidence(text.replace('"lint.findings":', '"__proto__":')).ok).toBe(false);
    expect(readEvidence(text.replace('"metrics":{', '"__proto__":{"status":"ok"},"metrics":{')).ok).toBe(
      false,
    );
  });
});
