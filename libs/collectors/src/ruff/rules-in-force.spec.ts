import { recorded } from '../recorded.spec.run.js';
import { defaultsStep } from './left-out-by-ruff.js';
import { rulesInForce } from './rules-in-force.js';

const text = recorded('ruff', 'a-b').outputs[defaultsStep]?.stdout ?? '';

describe('rulesInForce', () => {
  it('reads what ruff looks for', () => {
    const { enabled, perFile } = rulesInForce(text) ?? {};
    expect(enabled).toContain('F401');
    expect(enabled?.length).toBeGreaterThan(50);
    expect(perFile).toEqual([]);
  });

  it('is not known where ruff says it in another form', () => {
    expect(rulesInForce('')).toBeUndefined();
    expect(rulesInForce(text.replace('linter.rules.enabled', 'rules'))).toBeUndefined();
    expect(rulesInForce(text.replace('linter.per_file_ignores', 'ignores'))).toBeUndefined();
  });
});
