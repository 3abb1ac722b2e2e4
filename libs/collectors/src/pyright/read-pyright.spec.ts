import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MeasuredScope, StepOutput, ToolContext } from '../contract/collector.js';
import { explainPyrightExit } from './explain-pyright-exit.js';
import { readPyright } from './read-pyright.js';

const version = '1.1.414';
const context: ToolContext = {
  workspaceRoot: '/workspace',
  interpreter: '/workspace/.venv/bin/python',
  programs: {},
  temporaryFolder: '/tmp/none',
  nonce: '',
  rerunFailedTests: 0,
};
const files: Readonly<Record<string, string[]>> = {
  carbon: ['carbon/src/a.py', 'carbon/src/b.py'],
  redis: ['redis/src/c.py'],
};

function scope(name: string): MeasuredScope {
  const tests = { unit: [], integration: [] };
  return {
    component: { name, root: name, sources: [`${name}/src`], tests, passEnv: [], timeLimits: {} },
    directory: '.',
    sources: [`${name}/src`],
    tests,
    files: files[name]!,
    folders: [],
    skippedFolders: [],
    testFailures: {},
    config: null,
    configFiles: [],
    configCandidates: [],
    configAbove: null,
    ignoredHere: null,
  };
}

function recorded(name: string): StepOutput {
  const path = join(import.meta.dirname, `../../fixtures/pyright/${name}-${version}.json`);
  return {
    id: 'report',
    reports: { reads: JSON.stringify({ opened: [], listed: [], absent: [], imports: {} }) },
    ...(JSON.parse(readFileSync(path, 'utf8')) as Omit<StepOutput, 'id' | 'reports'>),
  };
}

function read(
  report: StepOutput,
  names = ['carbon', 'redis'],
  configs: Readonly<Record<string, string>> = {},
  texts: Readonly<Record<string, string>> = { 'carbon/src/a.py': 'y = 1  # type: ignore\n' },
) {
  const sources = {
    id: 'sources',
    exitCode: 0,
    stdout: JSON.stringify({ files, texts, configs }),
    stderr: '',
    reports: {},
  };
  return readPyright({ report, sources }, names.map(scope), context);
}

describe('readPyright', () => {
  it('gives each component its own', () => {
    const reading = read(recorded('findings'));
    if (!reading.usable) throw new Error('not usable');
    expect(reading.version).toBe(version);
    expect(reading.readings.get('carbon')).toMatchObject({
      status: 'ok',
      files: files.carbon,
      metrics: {
        'types.errors': { value: 2 },
        'types.warnings': { value: 2 },
        'types.unresolvedImports': { value: 1 },
        'suppressions.types': { value: 1 },
      },
    });
    expect(reading.readings.get('redis')).toMatchObject({
      status: 'ok',
      metrics: { 'types.errors': { value: 1 }, 'suppressions.types': { value: 0 } },
      findings: [{ rule: 'reportReturnType', severity: 'error', file: 'redis/src/c.py', line: 2 }],
    });
  });

  it('takes an error without a rule for a file that could not be read, but not one about a comment', () => {
    const reading = read(recorded('syntax'));
    if (!reading.usable) throw new Error('not usable');
    const carbon = reading.readings.get('carbon');
    expect(carbon).toMatchObject({
      status: 'partial',
      failure: { code: 'unparsable-sources', files: ['carbon/src/b.py'] },
      missing: ['carbon/src/b.py'],
    });
    const findings = carbon?.status === 'partial' ? carbon.findings : [];
    const inB = findings.filter(({ file }) => file === 'carbon/src/b.py').map(({ rule }) => rule);
    expect([inB[0], inB[1]]).toEqual(['error', 'syntax-error']);
    expect(reading.readings.get('redis')?.status).toBe('ok');
  });

  it.each<[string, (report: StepOutput) => StepOutput, string]>([
    [
      'stops in the middle',
      (report) => ({ ...report, stdout: report.stdout.slice(0, 900) }),
      'truncated-report',
    ],
    ['is empty', (report) => ({ ...report, stdout: '' }), 'no-report'],
    ['has another form', (report) => ({ ...report, stdout: '{"version": "2"}' }), 'schema-drift'],
    ['has another exit code than errors', (report) => ({ ...report, exitCode: 0 }), 'foreign-report'],
    ['counts more than it lists', edited('"errorCount": 3', '"errorCount": 4'), 'foreign-report'],
    [
      'is about another file',
      edited('/workspace/redis/src/c.py', '/workspace/redis/src/d.py'),
      'foreign-report',
    ],
    ['is about another place', edited('/workspace/redis', '/elsewhere/redis'), 'foreign-report'],
    ['is about fewer files', edited('"filesAnalyzed": 3', '"filesAnalyzed": 2'), 'files-missing'],
    ['is about more files', edited('"filesAnalyzed": 3', '"filesAnalyzed": 4'), 'files-missing'],
  ])('does not use a report that %s', (_, change, code) => {
    expect(read(change(recorded('findings')))).toMatchObject({ usable: false, failure: { code } });
  });

  it('says of a component alone that files of it are missing', () => {
    const report = edited('"filesAnalyzed": 2', '"filesAnalyzed": 1')(recorded('clean'));
    const reading = read({ ...report }, ['carbon']);
    expect(reading.usable && reading.readings.get('carbon')).toMatchObject({
      status: 'partial',
      failure: { code: 'files-missing' },
    });
  });

  it('knows nothing of a component whose files are all excluded', () => {
    const configs = { '/workspace/pyrightconfig.json': '{ "exclude": ["**/src"] }' };
    const reading = read(recorded('nothing'), ['carbon'], configs);
    expect(reading.usable && reading.readings.get('carbon')).toMatchObject({
      status: 'unavailable',
      failure: { code: 'nothing-measured' },
    });
  });

  it('says what is wrong with a report', () => {
    const detail = (report: StepOutput) => {
      const reading = read(report);
      return reading.usable ? undefined : reading.failure.detail;
    };
    const changed = (from: string, to: string) => detail(edited(from, to)(recorded('findings')));
    expect(detail({ ...recorded('findings'), stdout: '' })).toBe('the report of pyright is empty');
    expect(detail({ ...recorded('findings'), exitCode: 0 })).toBe('exit code 0 with 3 errors');
    expect(changed('"errorCount": 3', '"errorCount": 4')).toBe(
      'its summary counts 4 of severity error, its list 3',
    );
    expect(changed('/workspace/redis/src/c.py', '/workspace/redis/src/d.py')).toBe(
      'it has a finding in redis/src/d.py',
    );
    expect(changed('"filesAnalyzed": 3', '"filesAnalyzed": 2')).toBe(
      'pyright analysed 2 files, the sources have 3 that its configuration does not exclude',
    );
  });

  it('does not go on without the list of sources that it is compared with', () => {
    const report = recorded('findings');
    const sources = { ...report, id: 'sources', stdout: '' };
    expect(readPyright({ report, sources }, [scope('carbon')], context)).toEqual({
      usable: false,
      failure: { code: 'no-report', detail: 'the list of sources is empty' },
    });
    const none = { ...sources, stdout: '{"files": {}, "texts": {}, "configs": {}}' };
    expect(() => readPyright({ report, sources: none }, [scope('carbon')], context)).toThrow(
      'the files of carbon were not listed',
    );
    expect(() => readPyright({ report }, [scope('carbon')], context)).toThrow(
      "the step 'sources' has no output",
    );
  });

  it('says where a file cannot be parsed', () => {
    const reading = read(recorded('syntax'));
    const carbon = reading.usable ? reading.readings.get('carbon') : undefined;
    expect(carbon).toMatchObject({
      files: ['carbon/src/a.py'],
      excluded: [],
      failure: { detail: expect.stringMatching(/^carbon\/src\/b\.py:\d+: \S.*\S$/) as string },
    });
  });

  it('leaves out the files that the configuration excludes or ignores', () => {
    const report = edited('"filesAnalyzed": 2', '"filesAnalyzed": 1')(recorded('clean'));
    const excluding = { '/workspace/pyrightconfig.json': '{ "exclude": ["carbon/src/b.py"] }' };
    const ofExcluding = read(report, ['carbon'], excluding);
    expect(ofExcluding.usable && ofExcluding.readings.get('carbon')).toMatchObject({
      status: 'ok',
      files: ['carbon/src/a.py'],
      excluded: ['carbon/src/b.py'],
    });
    const ignoring = { '/workspace/pyrightconfig.json': '{ "ignore": ["carbon/src/b.py"] }' };
    const ofIgnoring = read(recorded('clean'), ['carbon'], ignoring);
    expect(ofIgnoring.usable && ofIgnoring.readings.get('carbon')).toMatchObject({
      status: 'ok',
      files: ['carbon/src/a.py'],
      excluded: ['carbon/src/b.py'],
    });
    const all = { '/workspace/pyrightconfig.json': '{ "ignore": ["carbon"] }' };
    const ofAll = read(recorded('clean'), ['carbon'], all);
    expect(ofAll.usable && ofAll.readings.get('carbon')).toEqual({
      status: 'unavailable',
      failure: { code: 'nothing-measured', detail: 'pyright reports on no file of it' },
    });
  });

  it('knows nothing of a component of which no file was analysed', () => {
    const report = edited('"filesAnalyzed": 2', '"filesAnalyzed": 0')(recorded('clean'));
    const reading = read(report, ['carbon']);
    expect(reading.usable && reading.readings.get('carbon')).toMatchObject({
      status: 'unavailable',
      failure: { code: 'nothing-measured' },
    });
  });

  it('counts information for itself', () => {
    const report = recorded('findings');
    const json = JSON.parse(report.stdout) as {
      generalDiagnostics: { file: string; severity: string }[];
      summary: { warningCount: number; informationCount: number };
    };
    const warnings = json.generalDiagnostics.filter(({ severity }) => severity === 'warning');
    for (const one of warnings) one.severity = 'information';
    json.summary = { ...json.summary, warningCount: 0, informationCount: warnings.length };
    const reading = read({ ...report, stdout: JSON.stringify(json) });
    expect(reading.usable && reading.readings.get('carbon')).toMatchObject({
      metrics: { 'types.warnings': { value: 0 }, 'types.information': { value: 2 } },
    });
  });

  it('names each file that cannot be parsed once, sorted, and the place of the first error', () => {
    const error = (file: string, line?: number) => ({
      file: `/workspace/${file}`,
      severity: 'error',
      message: 'Expected expression',
      ...(line !== undefined && { range: { start: { line } } }),
    });
    const json = {
      version,
      generalDiagnostics: [
        error('carbon/src/b.py', 6),
        error('carbon/src/a.py'),
        error('carbon/src/b.py', 9),
      ],
      summary: { filesAnalyzed: 2, errorCount: 3, warningCount: 0, informationCount: 0 },
    };
    const failureOf = (diagnostics: typeof json.generalDiagnostics) => {
      const stdout = JSON.stringify({ ...json, generalDiagnostics: diagnostics });
      const reading = read({ ...recorded('findings'), stdout }, ['carbon']);
      const carbon = reading.usable ? reading.readings.get('carbon') : undefined;
      return carbon?.status === 'partial' ? carbon.failure : undefined;
    };
    expect(failureOf(json.generalDiagnostics)).toEqual({
      code: 'unparsable-sources',
      detail: 'carbon/src/b.py:7: Expected expression',
      files: ['carbon/src/a.py', 'carbon/src/b.py'],
    });
    const [first, second, third] = json.generalDiagnostics;
    expect(failureOf([second!, first!, third!])?.detail).toBe('carbon/src/a.py:1: Expected expression');
  });

  it('counts all kinds of comments, of every file', () => {
    const texts = {
      'carbon/src/a.py': 'y = 1  # type: ignore\nz = 1  # pyright: ignore\n',
      'carbon/src/b.py': '# pyright: reportReturnType=false\ny = 1  # pyright: ignore[reportReturnType]\n',
      'redis/src/c.py': 'y = 1  # type: ignore\n',
    };
    const reading = read(recorded('findings'), undefined, {}, texts);
    expect(reading.usable && reading.readings.get('carbon')).toMatchObject({
      metrics: { 'suppressions.types': { value: 4 } },
    });
  });

  it('takes findings for those of a component that has other sources beside', () => {
    const two = { ...scope('carbon'), sources: ['carbon/other', 'carbon/src'] };
    const sources = {
      ...recorded('findings'),
      id: 'sources',
      stdout: JSON.stringify({ files, texts: {}, configs: {} }),
    };
    const reading = readPyright({ report: recorded('findings'), sources }, [two, scope('redis')], context);
    expect(reading.usable && reading.readings.get('carbon')).toMatchObject({
      metrics: { 'types.errors': { value: 2 } },
    });
  });

  it('refuses a configuration that is none, with the reason', () => {
    const broken = read(recorded('findings'), undefined, {
      '/workspace/pyrightconfig.json': '{ "exclude": 1',
    });
    expect(broken).toMatchObject({
      usable: false,
      failure: { code: 'config-unreadable', detail: expect.stringMatching(/\w/) as string },
    });
  });

  it('does not use a report of an environment that is not there', () => {
    const configs = { '/workspace/pyrightconfig.json': '{}' };
    expect(read(recorded('venv-missing'), undefined, configs)).toMatchObject({
      usable: false,
      failure: { code: 'config-unreadable' },
    });
  });

  it('does not let a configuration above the workspace decide', () => {
    expect(read(recorded('findings'), undefined, { '/pyrightconfig.json': '{}' })).toMatchObject({
      usable: false,
      failure: {
        code: 'config-unreadable',
        detail: 'pyright takes its configuration from a folder above the workspace',
        remedy: expect.stringContaining('Add a pyrightconfig.json') as string,
      },
    });
  });
});

describe('explainPyrightExit', () => {
  it.each([
    ['config-unparsable', 'config-unreadable'],
    ['path-missing', 'path-missing'],
  ])('explains %s', (name, code) => {
    expect(explainPyrightExit(recorded(name))).toMatchObject({ code });
  });

  it('has to look at the exit code: with a broken configuration comes a report made with none', () => {
    const { exitCode, stdout } = recorded('config-unparsable');
    expect(exitCode).toBe(3);
    expect(stdout).toContain('"filesAnalyzed": 3');
  });
});

function edited(from: string, to: string): (report: StepOutput) => StepOutput {
  return (report) => {
    expect(report.stdout).toContain(from);
    return { ...report, stdout: report.stdout.replaceAll(from, to) };
  };
}
