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
    // Without codes.
    expect(rulesInForce(text.replaceAll(/ \([A-Z]+\d+\)/g, ''))).toBeUndefined();
    // As ruff 0.2 has them.
    const older = 'linter.per_file_ignores = {\n\t{ absolute = GlobMatcher { x } }\n}';
    expect(rulesInForce(text.replace('linter.per_file_ignores = {}', older))).toBeUndefined();
    expect(rulesInForce(text.replace('linter.per_file_ignores', 'ignores'))).toBeUndefined();
  });
});
