import type { LookedAt } from '../contract/looked-at.js';
import { createHash } from 'node:crypto';
import { readingOf, recorded, withOutput, withReport, type Recorded } from '../recorded.spec.run.js';
import { readTestRun } from './read-test-run.js';

const read = ({ outputs, scopes, context }: Recorded) => readTestRun('unit', outputs, scopes, context);
const whole = recorded('pytest', 'a-b');
const code = (record: Recorded) => {
  const reading = read(record);
  return reading.usable ? 'usable' : reading.failure.code;
};
/** The launcher's answer with one value replaced, by its path. */
const answer = (path: string, value: unknown) =>
  withReport(whole, 'tests', 'run', (text) => {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    const run = JSON.parse(text) as Record<string, unknown>;
    const parent = keys.reduce((part, key) => part[key] as Record<string, unknown>, run);
    parent[last] = value;
    return JSON.stringify(run);
  });

describe('readTestRun', () => {
  it('gives both components the tests, and each its own coverage', () => {
    expect(read(whole)).toMatchObject({ usable: true, version: '9.1.1 (coverage 7.16.2)' });
    const tests = {
      'tests.unit.total': { value: 10 },
      'tests.unit.passed': { value: 2 },
      'tests.unit.failed': { value: 4 },
      'tests.unit.errors': { value: 2 },
      'tests.unit.skipped': { value: 1 },
      'tests.unit.xfailed': { value: 1 },
    };
    expect(readingOf(read(whole), 'a')).toMatchObject({
      status: 'ok',
      metrics: {
        ...tests,
        'coverage.unit.lines': { covered: 7, total: 10 },
        'coverage.unit.branches': { covered: 2, total: 2 },
        'suppressions.coverage': { value: 2 },
      },
    });
    expect(readingOf(read(whole), 'b')).toMatchObject({
      status: 'ok',
      metrics: { ...tests, 'coverage.unit.lines': { covered: 1, total: 2 } },
    });
  });

  it('names failed tests and files that no test imports', () => {
    const reading = readingOf(read(whole), 'a');
    expect(
      reading?.status === 'ok' && reading.findings.map(({ rule, file, message }) => [rule, file, message]),
    ).toEqual([
      ['test-failed', 'tests/test_shop.py', 'test_wrong: assert 2 == 1'],
      ['test-error', 'tests/test_shop.py', 'test_error: failed on setup with "RuntimeError: no database"'],
      ['test-failed', 'tests/test_shop.py', 'test_twice: assert 0'],
      ['test-error', 'tests/test_shop.py', 'test_twice: failed on teardown with "RuntimeError: left open"'],
      [
        'test-failed',
        'tests/test_shop.py',
        "TestMany::test_each[a/b::c [1]]: AssertionError: assert 'a/b::c [1]' == ''",
      ],
      ['test-failed', 'tests/test_shop.py', 'TestMany::test_subtests: assert 0 == 1'],
      ['never-imported', 'a/never.py', 'never imported by the tests'],
    ]);
  });

  it('names the files that the run opened, its own and those of others', () => {
    const reading = readingOf(read(whole), 'a');
    expect(reading?.status === 'ok' && reading.lookedAt.files).toEqual(
      expect.arrayContaining(['a/shop.py', 'b/clean.py', 'pyproject.toml']),
    );
  });

  it('is partial where a file could not be parsed', () => {
    expect(readingOf(read(recorded('pytest', 'bad')), 'bad')).toMatchObject({
      status: 'partial',
      missing: ['bad/broken.py'],
      failure: { code: 'unparsable-sources' },
    });
  });

  it('refuses an answer that is not the one to this run', () => {
    expect(code(answer('nonce', 'another'))).toBe('foreign-report');
    expect(code(answer('exitCode', 0))).toBe('foreign-report');
    expect(code(answer('format', 'maturity-test-run/2'))).toBe('schema-drift');
    expect(code(answer('complete', false))).toBe('schema-drift');
    expect(code(withReport(whole, 'tests', 'run', (text) => text.slice(0, -9)))).toBe('truncated-report');
    expect(code(withOutput(whole, 'tests', () => ({ reports: {} })))).toBe('no-report');
  });

  it.each([
    ['pytest', null, 'incomplete-run'],
    ['tests', null, 'incomplete-run'],
    ['coverage', null, 'incomplete-run'],
    ['components', null, 'incomplete-run'],
    ['lookedAt', null, 'incomplete-run'],
    ['junit', null, 'incomplete-run'],
    ['pytest.session', null, 'incomplete-run'],
    ['pytest.session.interrupted', true, 'incomplete-run'],
    ['pytest.session.stopped', 'stopping after 1 failures', 'incomplete-run'],
    ['pytest.session.collectOnly', true, 'incomplete-run'],
    ['tests.internalErrors', 1, 'crashed'],
    ['tests.unfinished', 1, 'incomplete-run'],
    ['tests.notRun', 1, 'incomplete-run'],
    ['tests.notRun', null, 'incomplete-run'],
    ['tests.collected', 0, 'nothing-measured'],
    ['tests.collectionErrors', ['tests/test_x.py'], 'collection-error'],
    ['pytest.exitCode', 0, 'unexpected-exit-code'],
    ['pytest.exitCode', 2, 'incomplete-run'],
    ['pytest.exitCode', 3, 'crashed'],
    ['pytest.exitCode', 4, 'config-unreadable'],
    ['pytest.exitCode', 5, 'nothing-measured'],
    ['pytest.exitCode', 77, 'unexpected-exit-code'],
    ['versions.pytest', null, 'tool-version'],
    ['versions.coverage', null, 'tool-version'],
    ['tests.failed', 3, 'foreign-report'],
    ['tests.passed', 3, 'foreign-report'],
    ['tests.skipped', 0, 'foreign-report'],
    ['tests.xfailed', 0, 'foreign-report'],
    ['tests.error', 0, 'foreign-report'],
    ['tests.junitCases', 9, 'foreign-report'],
  ])('is not misled by %s = %j', (path, value, expected) => {
    expect(code(answer(path, value))).toBe(expected);
  });

  it.each([
    ['source-missing', 'path-missing'],
    ['coverage-missing', 'tool-not-found'],
    ['pytest-missing', 'tool-not-found'],
    ['coverage-too-old', 'tool-version'],
    ['coverage-config', 'config-unreadable'],
    ['no-session', 'incomplete-run'],
    ['coverage-lost', 'nothing-measured'],
    ['pytest-crashed', 'crashed'],
    ['hash-seed', 'crashed'],
  ])('says why the launcher gave up: %s', (problem, expected) => {
    expect(code(answer('problem', { code: problem, message: 'why' }))).toBe(expected);
  });

  it('says what is wrong', () => {
    const said = (record: Recorded) => {
      const reading = read(record);
      return reading.usable ? undefined : reading.failure.detail;
    };
    const ofComponent = (record: Recorded, name: string) => {
      const reading = readingOf(read(record), name);
      return reading?.status === 'ok' ? undefined : reading?.failure.detail;
    };
    expect(said(answer('nonce', 'another'))).toBe('the answer of the test run is that of another run');
    expect(said(answer('exitCode', 0))).toBe('exit code 1, but the answer of the test run says 0');
    expect(said(answer('format', 'maturity-test-run/2'))).toMatch(/^the answer of the test run: /);
    expect(said(withReport(whole, 'tests', 'junit', (text) => `${text} `))).toBe(
      'JUnit XML is not what pytest wrote',
    );
    expect(said(answer('versions.pytest', null))).toBe('no versions');
    expect(said(answer('components', []))).toBe('the answer of the test run has nothing about a');
    expect(said(answer('components.1.name', 'c'))).toBe('the answer of the test run has nothing about b');
    expect(ofComponent(answer('components.1.report', null), 'b')).toBe(
      'coverage measured no file of the component',
    );
    const cut = withReport(whole, 'tests', 'coverage-1', (text) => text.slice(1));
    expect(ofComponent(cut, 'b')).toBe('the coverage report is not what coverage wrote');
    expect(ofComponent(answer('components.1.measured', []), 'b')).toBe(
      'the coverage report has files of others',
    );
    const other = answer('components.1.measured', [{ file: 'b/x.py', reportedAs: 'x.py' }]);
    expect(ofComponent(other, 'b')).toBe('the coverage report lacks b/x.py');
  });

  it('counts excluded lines once, with the unit tests', () => {
    const { outputs, scopes, context } = whole;
    const integration = readingOf(readTestRun('integration', outputs, scopes, context), 'a');
    expect(integration).toMatchObject({
      metrics: { 'coverage.integration.lines': { covered: 7, total: 10 } },
    });
    expect(integration).not.toHaveProperty(['metrics', 'suppressions.coverage']);
  });

  it('knows how many files a reading is about', () => {
    expect(readingOf(read(whole), 'b')).toMatchObject({
      files: ['b/__init__.py', 'b/clean.py', 'b/generated.py'],
      excluded: [],
    });
    const unparsable = answer('components.1.unparsable', [{ file: 'b/x.py', message: 'line 1' }]);
    expect(readingOf(read(unparsable), 'b')).toMatchObject({
      status: 'partial',
      missing: ['b/x.py'],
      failure: { code: 'unparsable-sources', detail: 'b/x.py: line 1' },
    });
  });

  it('does not know how many tests are flaky when none was run again', () => {
    const reading = readingOf(read(whole), 'a');
    expect(reading?.status === 'ok' && Object.keys(reading.metrics)).not.toContain('tests.unit.flaky');
  });

  it('refuses a report that the launcher named and nobody wrote', () => {
    const without = (name: string) =>
      withOutput(whole, 'tests', ({ reports }) => ({
        reports: Object.fromEntries(Object.entries(reports).filter(([each]) => each !== name)),
      }));
    expect(code(without('junit'))).toBe('foreign-report');
    expect(readingOf(read(without('coverage-1')), 'b')).toMatchObject({
      status: 'unavailable',
      failure: { code: 'no-report' },
    });
  });

  it('refuses a report that was wrong from the beginning', () => {
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
    /** The report with another text, which is the one that its tool wrote. */
    const written = (name: string, text: string) =>
      withReport(
        withReport(whole, 'tests', name, () => text),
        'tests',
        'run',
        (run) => {
          const before = sha256(whole.outputs.tests?.reports[name] ?? '');
          expect(run).toContain(before);
          return run.replace(before, sha256(text));
        },
      );
    expect(code(written('junit', '<testsuites>'))).toBe('truncated-report');
    expect(readingOf(read(written('coverage-1', '{"files": {}}')), 'b')).toMatchObject({
      status: 'unavailable',
      failure: { code: 'schema-drift' },
    });
  });

  it('tells tests that passed in a second run from those that failed in both', () => {
    const run = JSON.parse(whole.outputs.tests?.reports.run ?? '') as {
      nonce: string;
      lookedAt: LookedAt;
      tests: { passedTests?: string[] };
    };
    const readAgain = (passedTests: string[]) => {
      const answered = {
        ...run,
        nonce: `${run.nonce} again-1`,
        lookedAt: { ...run.lookedAt, files: ['data.txt'] },
      };
      answered.tests = { ...run.tests, passedTests };
      const output = {
        id: 'again-1',
        exitCode: 1,
        stdout: '',
        stderr: '',
        reports: { run: JSON.stringify(answered) },
      };
      const context = { ...whole.context, rerunFailedTests: 1 };
      return readingOf(read({ ...whole, context, outputs: { ...whole.outputs, 'again-1': output } }), 'a');
    };
    const reading = readAgain(['tests/test_shop.py::test_wrong', 'tests/test_shop.py::test_twice']);
    expect(reading).toMatchObject({
      status: 'ok',
      metrics: {
        'tests.unit.total': { value: 10 },
        'tests.unit.failed': { value: 2 },
        'tests.unit.errors': { value: 1 },
        'tests.unit.flaky': { value: 3 },
      },
      lookedAt: { files: expect.arrayContaining(['data.txt', 'a/shop.py']) as string[] },
    });
    expect(readAgain([])).toMatchObject({ metrics: { 'tests.unit.flaky': { value: 0 } } });
  });

  it('refuses reports that were changed after they had been written', () => {
    const reports = (name: string, change: (text: string) => string) =>
      withReport(whole, 'tests', name, change);
    expect(code(reports('junit', (text) => text.replace('test_wrong', 'test_right')))).toBe('foreign-report');
    const changed = reports('coverage-0', (text) => text.replace('a/never.py', 'a/ever.py'));
    expect(readingOf(read(changed), 'a')).toMatchObject({
      status: 'unavailable',
      failure: { code: 'foreign-report' },
    });
    expect(readingOf(read(changed), 'b')).toMatchObject({ status: 'ok' });
    // Also where it is as good a report as before.
    expect(readingOf(read(reports('coverage-0', (text) => `${text} `)), 'a')).toMatchObject({
      status: 'unavailable',
      failure: { code: 'foreign-report' },
    });
  });

  it('knows nothing of a component of which coverage says nothing', () => {
    const nothing = answer('components.1.report', null);
    expect(readingOf(read(nothing), 'b')).toMatchObject({
      status: 'partial',
      failure: { code: 'nothing-measured' },
    });
    expect(code(answer('components.1.name', 'c'))).toBe('foreign-report');
    expect(code(answer('components', []))).toBe('foreign-report');
  });

  it('refuses coverage of other files than those that were measured', () => {
    const fewer = answer('components.1.measured', []);
    expect(readingOf(read(fewer), 'b')).toMatchObject({
      status: 'unavailable',
      failure: { code: 'foreign-report' },
    });
    const run = JSON.parse(whole.outputs.tests?.reports.run ?? '') as {
      components: { measured: object[] }[];
    };
    const known = run.components[1]?.measured ?? [];
    const more = answer('components.1.measured', [...known, { file: 'b/x.py', reportedAs: 'b/x.py' }]);
    expect(readingOf(read(more), 'b')).toMatchObject({
      status: 'unavailable',
      failure: { code: 'foreign-report' },
    });
    const other = answer('components.1.measured', [{ file: 'b/x.py', reportedAs: 'b/x.py' }]);
    expect(readingOf(read(other), 'b')).toMatchObject({
      status: 'unavailable',
      failure: { code: 'foreign-report' },
    });
  });

  it('never-imported: says how many files are missing', () => {
    const some = answer('components.1.unmeasured', ['b/x.py', 'b/y.py']);
    expect(readingOf(read(some), 'b')).toMatchObject({
      status: 'partial',
      missing: ['b/x.py', 'b/y.py'],
      failure: { code: 'files-missing', detail: '2 of 5 files not measured: b/x.py, b/y.py' },
    });
    const odd = answer('components.1.notImportable', ['b/x.y.py']);
    expect(readingOf(read(odd), 'b')).toMatchObject({ status: 'partial', missing: ['b/x.y.py'] });
  });

  it('is ok with files that the configuration omits', () => {
    const omitted = answer('components.1.omitted', ['b/x.py']);
    expect(readingOf(read(omitted), 'b')).toMatchObject({ status: 'ok', excluded: ['b/x.py'] });
  });
});
