import { readingOf, recorded, withOutput, withReport, type Recorded } from '../recorded.spec.run.js';
import { readBandit } from './read-bandit.js';

const read = ({ outputs, scopes, context }: Recorded) =>
  readBandit(outputs, scopes, context.workspaceRoot, context.workspaceRoot);
const whole = recorded('bandit', 'a-b');
const code = (record: Recorded) => {
  const reading = read(record);
  return reading.usable ? 'usable' : reading.failure.code;
};
const changed = (change: (text: string) => string) => withReport(whole, 'scan', 'json', change);

describe('readBandit', () => {
  it('tells the components of one report apart', () => {
    expect(read(whole)).toMatchObject({ usable: true, version: '1.9.4' });
    expect(readingOf(read(whole), 'a')).toMatchObject({
      status: 'ok',
      files: ['a/__init__.py', 'a/never.py', 'a/shop.py'],
      metrics: {
        'security.issues': { value: 3 },
        'security.high': { value: 0 },
        'security.medium': { value: 1 },
        'security.low': { value: 2 },
        'suppressions.security': { value: 2 },
      },
    });
    expect(readingOf(read(whole), 'b')).toMatchObject({
      status: 'ok',
      excluded: [],
      metrics: { 'security.issues': { value: 0 }, 'suppressions.security': { value: 0 } },
      findings: [],
    });
  });

  it('does not take an unparsable file for a clean one', () => {
    expect(readingOf(read(recorded('bandit', 'bad')), 'bad')).toMatchObject({
      status: 'partial',
      files: ['bad/fine.py'],
      missing: ['bad/broken.py'],
      failure: {
        code: 'unparsable-sources',
        detail: 'bad/broken.py: syntax error while parsing AST from file',
      },
    });
  });

  it('knows nothing where no line of code was read', () => {
    const empty = changed((text) => text.replaceAll(/"loc": \d+/g, '"loc": 0'));
    expect(readingOf(read(empty), 'b')).toMatchObject({
      status: 'unavailable',
      failure: { code: 'nothing-measured' },
    });
  });

  it('counts a severity that is none of the three among the issues only', () => {
    const odd = changed((text) =>
      text.replace('"issue_severity": "MEDIUM"', '"issue_severity": "UNDEFINED"'),
    );
    expect(readingOf(read(odd), 'a')).toMatchObject({
      metrics: { 'security.issues': { value: 3 }, 'security.medium': { value: 0 } },
    });
  });

  it('refuses reports that are no reports', () => {
    expect(code(changed(() => ''))).toBe('no-report');
    expect(code(changed((text) => text.slice(0, -20)))).toBe('truncated-report');
    for (const field of [
      'errors',
      'metrics',
      'results',
      'loc',
      'nosec',
      'skipped_tests',
      'issue_severity',
      'line_number',
    ])
      expect([field, code(changed((text) => text.replaceAll(`"${field}"`, '"other"')))]).toEqual([
        field,
        'schema-drift',
      ]);
    expect(code(withOutput(whole, 'scan', () => ({ reports: {} })))).toBe('no-report');
    expect(code(withOutput(whole, 'version', () => ({ stdout: '' })))).toBe('tool-version');
  });

  it('refuses issues and exit codes that do not go together', () => {
    expect(code(withOutput(whole, 'scan', () => ({ exitCode: 0 })))).toBe('foreign-report');
  });

  it('refuses a report about other files', () => {
    expect(code(changed((text) => text.replaceAll('a/shop.py', 'c/shop.py')))).toBe('foreign-report');
    expect(code(changed((text) => text.replaceAll('a/shop.py', '../a/shop.py')))).toBe('foreign-report');
  });
});
