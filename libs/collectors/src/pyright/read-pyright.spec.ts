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
    component: { name, root: name, sources: [`${name}/src`], tests, timeLimits: {} },
    directory: '.',
    sources: [`${name}/src`],
    tests,
    files: files[name]!,
    folders: [],
    skippedFolders: [],
    testFailures: {},
    config: null,
    configFiles: [],
  };
}

function recorded(name: string): StepOutput {
  const path = join(import.meta.dirname, `../../fixtures/pyright/${name}-${version}.json`);
  return {
    id: 'report',
    reports: {},
    ...(JSON.parse(readFileSync(path, 'utf8')) as Omit<StepOutput, 'id' | 'reports'>),
  };
}

function read(
  report: StepOutput,
  names = ['carbon', 'redis'],
  configs: Readonly<Record<string, string>> = {},
) {
  const texts = { 'carbon/src/a.py': 'y = 1  # type: ignore\n' };
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
      failure: { code: 'config-unreadable' },
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
