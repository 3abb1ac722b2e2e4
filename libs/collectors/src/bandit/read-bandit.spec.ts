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

  it('counts each severity for itself', () => {
    const high = changed((text) => text.replace('"issue_severity": "MEDIUM"', '"issue_severity": "HIGH"'));
    expect(readingOf(read(high), 'a')).toMatchObject({
      metrics: {
        'security.issues': { value: 3 },
        'security.high': { value: 1 },
        'security.medium': { value: 0 },
        'security.low': { value: 2 },
      },
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

  it('counts issues that a baseline leaves out among the suppressions', () => {
    const before = readingOf(read(whole), 'a');
    const hidden = readingOf(
      read(changed((text) => text.replace(/("a\/never\.py": \{[^}]*"SEVERITY\.LOW": )0/, '$12'))),
      'a',
    );
    const suppressions = (reading: typeof before) =>
      reading?.status === 'ok' ? reading.metrics['suppressions.security'] : undefined;
    expect(suppressions(before)).toMatchObject({ value: 2 });
    expect(suppressions(hidden)).toMatchObject({ value: 4 });
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

  it('says what is wrong', () => {
    const failure = (record: Recorded) => {
      const reading = read(record);
      return reading.usable ? undefined : reading.failure.detail;
    };
    expect(failure(withOutput(whole, 'version', () => ({ stdout: '' })))).toBe(
      'bandit --version names no version',
    );
    expect(failure(changed(() => ''))).toBe('the report of bandit is empty');
    expect(failure(withOutput(whole, 'scan', () => ({ exitCode: 0 })))).toBe('exit code 0 with 3 issues');
    expect(failure(changed((text) => text.replaceAll('a/shop.py', 'c/shop.py')))).toBe(
      'it is about c/shop.py',
    );
    const empty = changed((text) => text.replaceAll(/"loc": \d+/g, '"loc": 0'));
    expect(readingOf(read(empty), 'b')).toMatchObject({
      failure: { detail: 'bandit read no line of code' },
    });
  });

  it.each(['# bandit 1.9.4', 'bandit 1.9.4 (beta)', 'bandit x'])('takes %s for no version', (stdout) => {
    expect(code(withOutput(whole, 'version', () => ({ stdout })))).toBe('tool-version');
  });

  it('makes a finding of each issue', () => {
    const odd = changed((text) =>
      text.replace('"issue_severity": "MEDIUM"', '"issue_severity": "UNDEFINED"'),
    );
    const findings = (record: Recorded) => {
      const reading = readingOf(read(record), 'a');
      return reading?.status === 'ok' ? reading.findings : [];
    };
    const found = findings(whole);
    expect(found.map(({ severity }) => severity).sort()).toEqual(['low', 'low', 'medium']);
    expect(found.find(({ severity }) => severity === 'medium')).toMatchObject({
      rule: expect.stringMatching(/^B\d+$/) as string,
      file: 'a/shop.py',
      line: expect.any(Number) as number,
      message: expect.stringMatching(/\w/) as string,
    });
    expect(
      findings(odd)
        .map(({ severity }) => severity)
        .sort(),
    ).toEqual(['information', 'low', 'low']);
  });

  it('names the files that are excluded, and a file that is gone', () => {
    const scopes = whole.scopes.map((scope) => ({
      ...scope,
      files: [...scope.files, `${scope.sources[0]}/x.py`],
    }));
    expect(readingOf(read({ ...whole, scopes }), 'b')).toMatchObject({ excluded: ['b/x.py'] });
    const gone = withReport(recorded('bandit', 'bad'), 'scan', 'json', (text) =>
      text.replace(/syntax error while parsing AST from file/, 'No such file or directory'),
    );
    expect(readingOf(read(gone), 'bad')).toMatchObject({ failure: { code: 'path-missing' } });
  });

  it('refuses issues and exit codes that do not go together', () => {
    expect(code(withOutput(whole, 'scan', () => ({ exitCode: 0 })))).toBe('foreign-report');
  });

  it('refuses a report about other files', () => {
    expect(code(changed((text) => text.replaceAll('a/shop.py', 'c/shop.py')))).toBe('foreign-report');
    expect(code(changed((text) => text.replaceAll('a/shop.py', '../a/shop.py')))).toBe('foreign-report');
  });
});
