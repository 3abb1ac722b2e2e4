import { readingOf, recorded, withOutput, type Recorded } from '../recorded.spec.run.js';
import { readRuff } from './read-ruff.js';

const read = ({ outputs, scopes, context }: Recorded) => readRuff(outputs, scopes, context);
const whole = recorded('ruff', 'a-b');
const code = (record: Recorded) => {
  const reading = read(record);
  return reading.usable ? 'usable' : reading.failure.code;
};

describe('readRuff', () => {
  it('tells the components of one report apart', () => {
    expect(read(whole)).toMatchObject({ usable: true, version: '0.16.10' });
    expect(readingOf(read(whole), 'a')).toMatchObject({
      status: 'ok',
      files: ['a/__init__.py', 'a/never.py', 'a/shop.py'],
      excluded: [],
      metrics: { 'lint.errors': { value: 3 }, 'suppressions.lint': { value: 2 } },
      findings: [
        { rule: 'F401', file: 'a/never.py', line: 1 },
        { rule: 'F401', file: 'a/never.py', line: 2 },
        { rule: 'F401', file: 'a/shop.py', line: 1 },
      ],
    });
    expect(readingOf(read(whole), 'b')).toMatchObject({
      status: 'ok',
      metrics: { 'lint.errors': { value: 0 }, 'suppressions.lint': { value: 0 } },
      findings: [],
    });
  });

  it('counts no file that could not be parsed', () => {
    expect(readingOf(read(recorded('ruff', 'bad')), 'bad')).toMatchObject({
      status: 'partial',
      files: ['bad/fine.py'],
      missing: ['bad/broken.py'],
      metrics: { 'lint.errors': { value: 1 } },
      failure: { code: 'unparsable-sources', files: ['bad/broken.py'] },
    });
  });

  it('takes a null code, of older versions, for a syntax error', () => {
    const older = withOutput(recorded('ruff', 'bad'), 'findings', ({ stdout }) => ({
      stdout: stdout.replaceAll('"invalid-syntax"', 'null'),
    }));
    expect(readingOf(read(older), 'bad')).toMatchObject({
      status: 'partial',
      metrics: { 'lint.errors': { value: 1 } },
    });
  });

  it('tells a missing file from one that cannot be parsed', () => {
    const missing = withOutput(recorded('ruff', 'bad'), 'findings', ({ stdout }) => ({
      stdout: JSON.stringify(
        (JSON.parse(stdout) as object[]).map((finding) => ({
          ...finding,
          code: 'E902',
          message: 'No such file or directory (os error 2)',
        })),
      ),
    }));
    expect(readingOf(read(missing), 'bad')).toMatchObject({
      status: 'partial',
      failure: { code: 'path-missing' },
    });
  });

  it('knows what is excluded', () => {
    const fewer = withOutput(whole, 'files', ({ stdout }) => ({
      stdout: stdout.replace(/.*generated\.py\n/, ''),
    }));
    expect(readingOf(read(fewer), 'b')).toMatchObject({
      status: 'ok',
      files: ['b/__init__.py', 'b/clean.py'],
      excluded: ['b/generated.py'],
    });
  });

  it('knows nothing of a component of which no Python file was checked', () => {
    const none = withOutput(whole, 'files', ({ stdout }) => ({
      stdout: stdout.replaceAll(/.*\/b\/.*\n/g, ''),
    }));
    expect(readingOf(read(none), 'b')).toMatchObject({
      status: 'unavailable',
      failure: { code: 'nothing-measured' },
    });
    expect(readingOf(read(none), 'a')).toMatchObject({ status: 'ok' });
  });

  it('refuses reports that are no reports', () => {
    const findings = (stdout: string, exitCode = 1) =>
      withOutput(whole, 'findings', () => ({ stdout, exitCode }));
    expect(code(findings(''))).toBe('no-report');
    expect(code(findings('[{"code": "F401"'))).toBe('truncated-report');
    expect(code(findings('{}'))).toBe('schema-drift');
    expect(code(findings('[{"code": "F401"}]'))).toBe('schema-drift');
    expect(code(withOutput(whole, 'unsuppressed', () => ({ stdout: '' })))).toBe('no-report');
    expect(code(withOutput(whole, 'version', () => ({ stdout: 'ruff' })))).toBe('tool-version');
  });

  it('says what is wrong with a report', () => {
    const failure = (record: Recorded) => {
      const reading = read(record);
      return reading.usable ? undefined : reading.failure.detail;
    };
    const findings = (change: Parameters<typeof withOutput>[2]) => withOutput(whole, 'findings', change);
    expect(failure(withOutput(whole, 'version', () => ({ stdout: 'ruff' })))).toBe(
      'ruff --version names no version',
    );
    expect(failure(findings(() => ({ stdout: '' })))).toBe('the report of ruff is empty');
    expect(failure(findings(() => ({ exitCode: 0 })))).toBe('exit code 0 with 3 findings');
    const elsewhere = ({ stdout }: { stdout: string }) => ({
      stdout: stdout.replaceAll('/workspace/a/', '/workspace/c/'),
    });
    expect(failure(findings(elsewhere))).toBe('it has a finding in c/never.py');
    expect(failure(withOutput(whole, 'files', elsewhere))).toBe('it checks c/__init__.py');
  });

  it('says what is wrong with a component', () => {
    const none = withOutput(whole, 'files', ({ stdout }) => ({
      stdout: stdout.replaceAll(/\/b\/.*/g, '/b/x.py.txt'),
    }));
    expect(readingOf(read(none), 'b')).toEqual({
      status: 'unavailable',
      failure: { code: 'nothing-measured', detail: 'ruff checked no Python file' },
    });
    const fewer = withOutput(whole, 'unsuppressed', () => ({ stdout: '[]', exitCode: 0 }));
    expect(readingOf(read(fewer), 'a')).toEqual({
      status: 'unavailable',
      failure: {
        code: 'foreign-report',
        detail: 'without suppressions there are fewer findings than with them',
      },
    });
    expect(readingOf(read(recorded('ruff', 'bad')), 'bad')).toMatchObject({
      failure: { detail: expect.stringMatching(/^bad\/broken\.py:1: \S/) as string },
    });
  });

  it.each(['# ruff 0.16.10', 'ruff 0.16.10 (beta)', 'ruff x'])('takes %s for no version', (stdout) => {
    expect(code(withOutput(whole, 'version', () => ({ stdout })))).toBe('tool-version');
  });

  it('names findings by their rules, a file that cannot be parsed as that', () => {
    const reading = (record: Recorded) => readingOf(read(record), 'bad');
    const findings = (record: Recorded) => {
      const found = reading(record);
      return found?.status === 'partial' ? found.findings : [];
    };
    const bad = recorded('ruff', 'bad');
    const older = withOutput(bad, 'findings', ({ stdout }) => ({
      stdout: stdout.replaceAll('"invalid-syntax"', 'null'),
    }));
    expect(findings(older)).toEqual(findings(bad));
    expect(new Set(findings(bad).map(({ rule, severity }) => `${rule} ${severity}`))).toEqual(
      new Set(['invalid-syntax error', 'F401 error']),
    );
  });

  it('counts no suppression where a file cannot be parsed with and without them', () => {
    expect(readingOf(read(recorded('ruff', 'bad')), 'bad')).toMatchObject({
      metrics: { 'suppressions.lint': { value: 0 } },
    });
  });

  it('takes a file that cannot be read for another reason for one that cannot be parsed', () => {
    const denied = withOutput(recorded('ruff', 'bad'), 'findings', ({ stdout }) => ({
      stdout: JSON.stringify(
        (JSON.parse(stdout) as object[]).map((finding) => ({
          ...finding,
          code: 'E902',
          message: 'Permission denied (os error 13)',
        })),
      ),
    }));
    expect(readingOf(read(denied), 'bad')).toMatchObject({ failure: { code: 'unparsable-sources' } });
    const misleading = withOutput(recorded('ruff', 'bad'), 'findings', ({ stdout }) => ({
      stdout: JSON.stringify(
        (JSON.parse(stdout) as object[]).map((finding) => ({
          ...finding,
          code: 'invalid-syntax',
          message: 'No such file',
        })),
      ),
    }));
    expect(readingOf(read(misleading), 'bad')).toMatchObject({ failure: { code: 'unparsable-sources' } });
  });

  it('refuses findings and exit codes that do not go together', () => {
    expect(code(withOutput(whole, 'findings', () => ({ exitCode: 0 })))).toBe('foreign-report');
    expect(code(withOutput(whole, 'findings', () => ({ stdout: '[]' })))).toBe('foreign-report');
  });

  it('refuses a report about other files', () => {
    const elsewhere = ({ stdout }: { stdout: string }) => ({
      stdout: stdout.replaceAll('/workspace/a/', '/workspace/c/'),
    });
    expect(code(withOutput(whole, 'findings', elsewhere))).toBe('foreign-report');
    expect(code(withOutput(whole, 'files', elsewhere))).toBe('foreign-report');
    const outside = ({ stdout }: { stdout: string }) => ({
      stdout: stdout.replaceAll('/workspace/', '/elsewhere/'),
    });
    expect(code(withOutput(whole, 'findings', outside))).toBe('foreign-report');
  });

  it('refuses fewer findings without suppressions than with them', () => {
    const fewer = withOutput(whole, 'unsuppressed', () => ({ stdout: '[]', exitCode: 0 }));
    expect(readingOf(read(fewer), 'a')).toMatchObject({
      status: 'unavailable',
      failure: { code: 'foreign-report' },
    });
  });
});
