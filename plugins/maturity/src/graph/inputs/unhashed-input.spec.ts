import { fingerprintInput } from '../../fingerprint/fingerprint-command.js';
import { coveredByRuntime, unhashedInput } from './unhashed-input.js';

const workspace = { workspaceRoot: '/w', exists: () => true };

describe('coveredByRuntime', () => {
  const isCovered = coveredByRuntime([
    '{projectRoot}/**/*',
    unhashedInput(['a/src', 'a/with space'], workspace),
    fingerprintInput(['.venv', 'a/types env'], workspace),
    { runtime: 'node other.js a/other' },
  ]);

  it.each([
    ['a/src/_version.py', true],
    ['a/with space/x.txt', true],
    ['a/types env/lib/python3.11/site-packages/x.py', true],
    ['.venv/lib/python3.11/site-packages/x.py', true],
    ['a/other', false],
    ['a/source.py', false],
  ])('%s: %s', (file, expected) => {
    expect(isCovered(file)).toBe(expected);
  });
});
