import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import type { Evidence } from '@tta/maturity-model';
import { collectWith } from '../collect.js';
import type { CollectRequest } from '../contract/collect-request.js';
import { interpreter, makeWorkspace, removeWorkspaces, type TestWorkspace } from '../workspace.spec.run.js';
import { findPyright } from './find-pyright.js';
import pyright from './pyright.js';

jest.setTimeout(120_000);
afterEach(removeWorkspaces);

const twoErrors = 'x: int = "a"\ny: int = "b"\n';

/** The collector with a count of the processes of pyright that it starts. */
function counting() {
  let processes = 0;
  const collector = {
    ...pyright,
    steps: (...args: Parameters<typeof pyright.steps>) => {
      processes += 1;
      return pyright.steps(...args);
    },
  };
  return { collector, processes: () => processes };
}

async function collect(workspace: TestWorkspace, requests: readonly CollectRequest[]): Promise<Evidence[]> {
  const collected = await collectWith(() => pyright, requests, workspace.options);
  return collected.map(({ evidence }) => evidence);
}

async function measure(workspace: TestWorkspace, name = 'carbon'): Promise<Evidence> {
  const [evidence] = await collect(workspace, [workspace.request('pyright', name)]);
  return evidence!;
}

/** What a person gets who runs pyright in a folder. */
function byHand(folder: string, ...args: string[]): Record<string, number> {
  try {
    const argv = [findPyright(folder), '--outputjson', '--pythonpath', interpreter, ...args];
    return summaryOf(execFileSync(process.execPath, argv, { cwd: folder, encoding: 'utf8' }));
  } catch (error) {
    return summaryOf((error as { stdout: string }).stdout);
  }
}

function summaryOf(text: string): Record<string, number> {
  return (JSON.parse(text) as { summary: Record<string, number> }).summary;
}

describe('pyright', () => {
  it('counts what pyright says, and the comments that suppress it', async () => {
    const workspace = makeWorkspace({
      'pyrightconfig.json': '{\n  // tabs\n  "reportUnusedImport": "information",\n}\n',
      'carbon/src/a.py': `import os\nimport nothing_here\n${twoErrors}z: int = "c"  # type: ignore\n`,
      'carbon/src/b.py': 'x: int = ""  # pyright: ignore[reportAssignmentType]\ny = "# type: ignore"\n',
      'carbon/src/c.pyi': 'x: int\n',
    });
    const evidence = await measure(workspace);
    expect(evidence).toMatchObject({
      status: 'ok',
      tool: { name: 'pyright' },
      command: ['pyright', 'carbon/src'],
      directory: '.',
      scope: { files: ['carbon/src/a.py', 'carbon/src/b.py', 'carbon/src/c.pyi'], excluded: [], missing: [] },
      metrics: {
        'types.errors': { value: 3 },
        'types.warnings': { value: 0 },
        'types.information': { value: 2 },
        'types.unresolvedImports': { value: 1 },
        'suppressions.types': { value: 2 },
      },
    });
    expect(evidence.status === 'ok' && evidence.findings[3]).toEqual({
      rule: 'reportAssignmentType',
      severity: 'error',
      file: 'carbon/src/a.py',
      line: 3,
      message: 'Type "Literal[\'a\']" is not assignable to declared type "int"',
    });
    expect(byHand(workspace.root, 'carbon/src')).toMatchObject({ errorCount: 3, informationCount: 2 });
  });

  it('measures components of one configuration in one process, each as it would be alone', async () => {
    const workspace = makeWorkspace({
      'pyrightconfig.json': '{ "strict": ["redis"] }',
      'carbon/src/carbon/__init__.py': `import redis.src.redis\n${twoErrors}`,
      'redis/src/redis/__init__.py': 'def f(x): return x\n',
      'clean/src/a.py': 'x = 1\n',
    });
    const requests = ['carbon', 'redis', 'clean'].map((name) => workspace.request('pyright', name));
    const { collector, processes } = counting();
    await collectWith(() => collector, requests, workspace.options);
    expect(processes()).toBe(1);
    const together = ['carbon', 'redis', 'clean'].map((name) => workspace.bytes(name, 'pyright'));
    for (const request of requests) await collect(workspace, [request]);
    expect(['carbon', 'redis', 'clean'].map((name) => workspace.bytes(name, 'pyright'))).toEqual(together);
    expect(together[1]).toContain('reportMissingParameterType');
  });

  it('takes one configuration: the nearest pyrightconfig.json of all folders, else the nearest section', async () => {
    const strict = '[tool.pyright]\ntypeCheckingMode = "strict"\n';
    const files = { 'carbon/src/a.py': 'def f(x): return x\n', 'carbon/pyproject.toml': strict };
    const own = await measure(makeWorkspace({ ...files, 'pyproject.toml': '[tool.pyright]\n' }));
    expect(own).toMatchObject({
      status: 'ok',
      directory: 'carbon',
      metrics: { 'types.errors': { value: 4 } },
    });
    const above = await measure(makeWorkspace({ ...files, 'pyrightconfig.json': '{}' }));
    expect(above).toMatchObject({
      status: 'ok',
      directory: 'carbon',
      metrics: { 'types.errors': { value: 0 } },
    });
  });

  it('knows which files the configuration excludes or ignores, also through what it extends', async () => {
    const workspace = makeWorkspace({
      'carbon/pyproject.toml':
        '[tool.pyright]\nextends = "../base.json"\nignore = ["src/ignored.py"] # a comment\n',
      'base.json': '{ "exclude": ["**/gen", "carbon/src/v?.py", "*/src/*_pb2.py"] }',
      'carbon/src/a.py': 'x = 1\n',
      'carbon/src/ignored.py': twoErrors,
      ...Object.fromEntries(
        ['gen/g', 'sub/gen/deep/g', 'v1', 'x_pb2'].map((name) => [`carbon/src/${name}.py`, twoErrors]),
      ),
      'carbon/src/v12.py': 'x = 1\n',
      'carbon/src/.hidden/h.py': twoErrors,
      'carbon/src/env/pyvenv.cfg': '',
      'carbon/src/env/e.py': twoErrors,
    });
    expect(await measure(workspace)).toMatchObject({
      status: 'ok',
      scope: {
        files: ['carbon/src/a.py', 'carbon/src/v12.py'],
        excluded: ['gen/g', 'ignored', 'sub/gen/deep/g', 'v1', 'x_pb2'].map(
          (name) => `carbon/src/${name}.py`,
        ),
      },
      metrics: { 'types.errors': { value: 0 } },
    });
  });

  it('names the rules that the configuration switches off, also through what it extends', async () => {
    const measured = await measure(
      makeWorkspace({
        'carbon/pyproject.toml': [
          '[tool.pyright]\nextends = "../middle.json"\nreportCallIssue = true\n',
          '[[tool.pyright.executionEnvironments]]\nroot = "src"\nreportArgumentType = false\n',
          '[[tool.pyright.executionEnvironments]]\nroot = "lib"\nreportArgumentType = false\n',
        ].join(''),
        'base.json': '{ "reportIndexIssue": false }',
        'middle.json':
          '{ "extends": "base.json", "typeCheckingMode": "basic", "reportMissingImports": "none", "reportAssignmentType": false, "reportCallIssue": false, "reportUnusedImport": false }',
        'carbon/src/a.py': twoErrors,
      }),
    );
    expect(measured).toMatchObject({ status: 'ok', metrics: { 'types.errors': { value: 0 } } });
    expect(measured.scope.leftOut).toEqual([
      { kind: 'rule', name: 'typeCheckingMode = "basic"' },
      { kind: 'rule', name: 'reportAssignmentType' },
      { kind: 'rule', name: 'reportMissingImports' },
      { kind: 'rule', name: 'reportArgumentType', files: 'src' },
    ]);
  });

  it.each([
    ['off', 'reportUnusedImport = false', undefined],
    ['', 'reportMissingImports = "warning"', undefined],
    ['', 'analyzeUnannotatedFunctions = false', ['analyzeUnannotatedFunctions = false']],
    ['strict', 'reportUnusedImport = false\nreportImportCycles = false', ['reportUnusedImport']],
  ])('names only rules that would be on in the mode %j: %s', async (mode, lines, names) => {
    const modeLine = mode === '' ? '' : `typeCheckingMode = "${mode}"\n`;
    const measured = await measure(
      makeWorkspace({
        'carbon/pyproject.toml': `[tool.pyright]\n${modeLine}${lines}\n`,
        'carbon/src/a.py': 'x = 1\n',
      }),
    );
    const off = mode === 'off' ? ['typeCheckingMode = "off"'] : [];
    const all = [...off, ...(names ?? [])];
    expect(measured.scope.leftOut ?? []).toEqual(all.map((name) => ({ kind: 'rule', name })));
  });

  it('knows nothing where nothing is left to measure', async () => {
    const files = { 'carbon/src/a.py': twoErrors, 'redis/src/README.md': '' };
    for (const config of ['{ "exclude": ["carbon"] }', '{ "ignore": ["carbon"] }']) {
      const workspace = makeWorkspace({ ...files, 'pyrightconfig.json': config });
      for (const name of ['carbon', 'redis'])
        expect(await measure(workspace, name)).toMatchObject({
          status: 'unavailable',
          reason: { code: 'nothing-measured' },
        });
    }
  });

  it('counts errors of syntax and says that it knows not all', async () => {
    const workspace = makeWorkspace({
      'pyrightconfig.json': '{}',
      'carbon/src/a.py': twoErrors,
      'carbon/src/bad.py': 'def f(:\n',
      'redis/src/a.py': '# pyright: nothing=1\nx: int = ""\n',
    });
    const requests = ['carbon', 'redis'].map((name) => workspace.request('pyright', name));
    const [carbon, redis] = await collect(workspace, requests);
    expect(carbon).toMatchObject({
      status: 'partial',
      reason: { code: 'unparsable-sources', files: ['carbon/src/bad.py'] },
      scope: { files: ['carbon/src/a.py'], missing: ['carbon/src/bad.py'] },
      metrics: { 'types.errors': { value: byHand(workspace.root, 'carbon/src').errorCount } },
    });
    expect(redis).toMatchObject({ status: 'ok', metrics: { 'types.errors': { value: 2 } } });
  });

  it('does not take syntax of a newer Python than the configured one for a file that cannot be read', async () => {
    const workspace = makeWorkspace({
      'pyrightconfig.json': '{ "pythonVersion": "3.9" }',
      'carbon/src/a.py': 'match 1:\n    case _: pass\ntype X = int\n',
    });
    expect(await measure(workspace)).toMatchObject({
      status: 'ok',
      metrics: { 'types.errors': { value: 2 } },
    });
  });

  it.each([
    ['broken', '{ "exclude": ', 'config-unreadable', 'could not be parsed'],
    ['one that extends a file that is not there', '{ "extends": "x.json" }', 'config-unreadable', 'x.json'],
    ['one that extends itself', '{ "extends": "pyrightconfig.json" }', 'config-unreadable', 'Circular'],
    [
      'one with an environment that is not there',
      '{ "venvPath": ".", "venv": "v" }',
      'config-unreadable',
      'venv v',
    ],
    [
      'one with a folder of environments that is not there',
      '{ "venvPath": "v" }',
      'config-unreadable',
      'venvPath',
    ],
  ])('says that it cannot use a configuration: %s', async (_, config, code, message) => {
    const workspace = makeWorkspace({ 'pyrightconfig.json': config, 'carbon/src/a.py': 'x = 1\n' });
    const evidence = await measure(workspace);
    expect(evidence).toMatchObject({
      status: 'unavailable',
      reason: { code, message: expect.stringContaining(message) as string },
    });
    expect(JSON.stringify(evidence)).not.toContain(workspace.root);
  });

  it('says that it needs an interpreter that starts', async () => {
    const workspace = makeWorkspace({ 'carbon/src/a.py': 'x = 1\n' });
    mkdirSync(workspace.path('.venv/bin'), { recursive: true });
    writeFileSync(workspace.path('.venv/bin/python'), '#!/bin/sh\necho broken >&2\nexit 1\n', {
      mode: 0o755,
    });
    const { interpreter: _, ...options } = workspace.options;
    const [collected] = await collectWith(() => pyright, [workspace.request('pyright', 'carbon')], options);
    expect(collected?.evidence).toMatchObject({
      status: 'unavailable',
      reason: { code: 'interpreter-broken', message: expect.stringContaining('broken') as string },
    });
  });

  it('does not count in a shared process what links add to a component', async () => {
    const workspace = makeWorkspace({
      'pyrightconfig.json': '{}',
      'carbon/src/a.py': 'x = 1\n',
      'carbon/src/sub/b.py': 'x = 1\n',
      'redis/src/c.py': twoErrors,
    });
    symlinkSync('../../redis/src', workspace.path('carbon/src/link'));
    symlinkSync('.', workspace.path('carbon/src/self'));
    const requests = ['carbon', 'redis'].map((name) => workspace.request('pyright', name));
    const [carbon, redis] = await collect(workspace, requests);
    expect(carbon).toMatchObject({
      status: 'ok',
      scope: { files: ['carbon/src/a.py', 'carbon/src/sub/b.py'] },
      metrics: { 'types.errors': { value: 0 } },
    });
    expect(redis).toMatchObject({ status: 'ok', metrics: { 'types.errors': { value: 2 } } });
  });

  it('speaks English and asks no PATH', async () => {
    const workspace = makeWorkspace({ 'carbon/src/a.py': 'import nothing_here\n' });
    const before = { ...process.env };
    Object.assign(process.env, { LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8', PATH: '' });
    try {
      const evidence = await measure(workspace);
      expect(JSON.stringify(evidence)).toContain('Import \\"nothing_here\\" could not be resolved');
    } finally {
      Object.assign(process.env, { LANG: undefined, LC_ALL: undefined }, before);
      for (const name of ['LANG', 'LC_ALL'])
        if (before[name] === undefined) Reflect.deleteProperty(process.env, name);
    }
  });

  it('counts the comments that pyright recognises', async () => {
    const comments = readFileSync(join(import.meta.dirname, '../python/count-suppressions.spec.ts'), 'utf8');
    const lines = [...comments.matchAll(/'x = 1 {2}(#[^']*)'/g)]
      .map(([, comment]) => `x = 1  ${comment}`)
      // Taken for a comment with a type, which is then wrong.
      .filter((line) => !/type: ignore[d,]/.test(line));
    const workspace = makeWorkspace({
      'pyrightconfig.json':
        '{ "reportUnnecessaryTypeIgnoreComment": "error", "enableTypeIgnoreComments": true }',
      'carbon/src/a.py': `import os\n${lines.join('\n')}\n`,
    });
    const evidence = await measure(workspace);
    const findings = evidence.status === 'ok' ? evidence.findings : [];
    const unnecessary = findings.filter(({ rule }) => rule === 'reportUnnecessaryTypeIgnoreComment');
    const recognised = new Set(
      unnecessary.map(({ line, message }) => `${line} ${message.replace(/ rule: .*/, '')}`),
    ).size;
    expect(recognised).toBeGreaterThan(9);
    expect(evidence).toMatchObject({
      status: 'ok',
      metrics: { 'suppressions.types': { value: recognised } },
    });
  });
});
