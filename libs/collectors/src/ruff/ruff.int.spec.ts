import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { collect } from '../collect.js';
import { interpreter, makeWorkspace, removeWorkspaces, type TestWorkspace } from '../workspace.spec.run.js';

afterEach(removeWorkspaces);

const ruff = join(interpreter, '../ruff');

/** The number of findings that a person sees who runs the command of the evidence. */
async function byHand(workspace: TestWorkspace, folder: string, ...args: string[]): Promise<number> {
  const { stdout } = await execa(ruff, ['check', '--no-cache', '--output-format', 'json', ...args], {
    cwd: workspace.path(folder),
    reject: false,
  });
  return (JSON.parse(stdout) as unknown[]).length;
}

async function evidenceOf(workspace: TestWorkspace, ...names: string[]) {
  const collected = await collect(
    names.map((name) => workspace.request('ruff', name)),
    workspace.options,
  );
  return collected.map(({ evidence }) => evidence);
}

describe('ruff', () => {
  it('knows nothing where there is no Python file', async () => {
    const workspace = makeWorkspace({ 'carbon/src/README.md': 'x', 'redis/src/setup.txt': '' });
    mkdirSync(workspace.path('empty/src'), { recursive: true });
    for (const evidence of await evidenceOf(workspace, 'carbon', 'redis', 'empty'))
      expect(evidence).toMatchObject({ status: 'unavailable', reason: { code: 'nothing-measured' } });
  });

  it('does not count a file that it could not parse as a finding', async () => {
    const workspace = makeWorkspace({
      'carbon/src/bad.py': 'def f(:\n',
      'carbon/src/good.py': 'import os\n',
    });
    const [evidence] = await evidenceOf(workspace, 'carbon');
    expect(evidence).toMatchObject({
      status: 'partial',
      reason: { code: 'unparsable-sources', files: ['carbon/src/bad.py'] },
      metrics: { 'lint.errors': { value: 1 } },
      scope: { files: ['carbon/src/good.py'], missing: ['carbon/src/bad.py'] },
    });
  });

  it('says which configuration it could not read, and only for the component that it is of', async () => {
    const workspace = makeWorkspace({
      'good/pyproject.toml': '[tool.ruff]\n',
      'good/src/a.py': 'import os\n',
      'bad/pyproject.toml': '[tool.ruff]\nline-lenght = 3\n',
      'bad/src/a.py': 'import os\n',
      'unknown/ruff.toml': '[lint]\nselect = ["NOPE1"]\n',
      'unknown/src/a.py': 'import os\n',
    });
    const [good, bad, unknown] = await evidenceOf(workspace, 'good', 'bad', 'unknown');
    expect(good).toMatchObject({ status: 'ok', metrics: { 'lint.errors': { value: 1 } } });
    expect(bad).toMatchObject({ status: 'unavailable', reason: { code: 'config-unreadable', exitCode: 2 } });
    expect(unknown).toMatchObject({
      status: 'unavailable',
      reason: { code: 'config-unreadable', exitCode: 2 },
    });
  });

  it('is not known where only this clone leaves a source out', async () => {
    const workspace = makeWorkspace({
      '.git/HEAD': 'ref: refs/heads/main\n',
      '.git/info/exclude': '_local.py\n*.txt\n',
      'carbon/src/a.py': 'x = 1\n',
      'carbon/src/_local.py': 'import os\n',
      'redis/src/a.py': 'import os\n',
    });
    const [carbon, redis] = await evidenceOf(workspace, 'carbon', 'redis');
    const message = expect.stringContaining('.git/info/exclude leaves out carbon/src/_local.py') as string;
    expect(carbon).toMatchObject({ status: 'unavailable', reason: { code: 'config-unreadable', message } });
    expect(redis).toMatchObject({ status: 'ok', metrics: { 'lint.errors': { value: 1 } } });
  });

  it('keeps what the configuration excludes apart from what was checked', async () => {
    const workspace = makeWorkspace({
      'carbon/pyproject.toml': '[tool.ruff]\nexclude = ["generated.py"]\n',
      'carbon/src/a.py': 'x = 1\n',
      'carbon/src/generated.py': 'import os\n',
      'all/pyproject.toml': '[tool.ruff]\nexclude = ["*"]\n',
      'all/src/a.py': 'import os\n',
    });
    const [carbon, all] = await evidenceOf(workspace, 'carbon', 'all');
    expect(carbon).toMatchObject({
      status: 'ok',
      scope: { files: ['carbon/src/a.py'], excluded: ['carbon/src/generated.py'], missing: [] },
      metrics: { 'lint.errors': { value: 0 } },
    });
    expect(all).toMatchObject({ status: 'unavailable', reason: { code: 'nothing-measured' } });
  });

  it('does not edit what it measures', async () => {
    const workspace = makeWorkspace({
      'carbon/pyproject.toml': '[tool.ruff]\nfix = true\nfix-only = true\noutput-format = "concise"\n',
      'carbon/src/a.py': 'import os\n',
    });
    const [evidence] = await evidenceOf(workspace, 'carbon');
    expect(evidence).toMatchObject({ status: 'ok', metrics: { 'lint.errors': { value: 1 } } });
    const [again] = await evidenceOf(workspace, 'carbon');
    expect(again).toEqual(evidence);
  });

  it('counts every way to suppress a finding', async () => {
    const workspace = makeWorkspace({
      'carbon/ruff.toml': '[lint]\nselect = ["F", "RUF100"]\n',
      'carbon/src/line.py': 'import os  # noqa\nimport re  # noqa: F401\nx = 1  # noqa: F841\n',
      'carbon/src/file.py': '# ruff: noqa\nimport os\nimport re\n',
      'carbon/src/flake8.py': '# flake8: noqa\nimport os\n',
    });
    const [evidence] = await evidenceOf(workspace, 'carbon');
    expect(evidence).toMatchObject({
      status: 'ok',
      metrics: { 'lint.errors': { value: 1 }, 'suppressions.lint': { value: 5 } },
      findings: [{ rule: 'RUF100', file: 'carbon/src/line.py', line: 3 }],
    });
  });

  it('gives every component the number of its own directory, whatever configuration there is', async () => {
    const imports = 'import os\nimport local_package\nimport requests\n';
    const workspace = makeWorkspace({
      'ruff.toml': '',
      'configured/pyproject.toml': '[tool.ruff.lint]\nselect = ["I", "F"]\n',
      'configured/src/a.py': imports,
      'configured/src/local_package/__init__.py': '',
      'inherits/pyproject.toml': '[project]\nname = "x"\nrequires-python = ">=3.8"\n',
      'inherits/src/a.py': imports,
    });
    const plain = makeWorkspace({
      'target/pyproject.toml': '[project]\nname = "x"\nrequires-python = ">=3.8"\n',
      'target/src/a.py': `from typing import Dict, Optional\n\nx: Dict[str, Optional[int]] = {}\n${imports}`,
      'target/src/local_package/__init__.py': '',
      'nothing/src/a.py': `from typing import Dict, Optional\n\nx: Dict[str, Optional[int]] = {}\n${imports}`,
      'nothing/src/local_package/__init__.py': '',
      'nested/src/a.py': imports,
      'nested/src/inner/ruff.toml': '[lint]\nselect = ["ALL"]\n',
      'nested/src/inner/b.py': imports,
    });
    for (const [of, names] of [
      [workspace, ['configured', 'inherits']],
      [plain, ['target', 'nothing', 'nested']],
    ] as const) {
      for (const evidence of await evidenceOf(of, ...names)) {
        const { component, directory, command } = evidence;
        expect(directory).toBe(component);
        const expected = await byHand(of, directory, ...command.slice(2));
        expect([component, evidence]).toMatchObject([
          component,
          { status: 'ok', metrics: { 'lint.errors': { value: expected } } },
        ]);
      }
    }
  });

  it('is not misled by names', async () => {
    const names = ["it's", '$(touch pwned)', 'a b', 'é漢', '-rf', '@list', '*'];
    const files = names.map((name) => [`${name}/src/m.py`, 'import os\n'] as const);
    const workspace = makeWorkspace(Object.fromEntries(files));
    for (const evidence of await evidenceOf(workspace, ...names))
      expect(evidence).toMatchObject({ status: 'ok', metrics: { 'lint.errors': { value: 1 } } });
  });

  it('takes sources through a link inside the workspace, and refuses one that leads out', async () => {
    const elsewhere = makeWorkspace({ 'src/a.py': 'import os\n' });
    const workspace = makeWorkspace({ 'real/a.py': 'import os\n', 'inside/x': '', 'outside/x': '' });
    symlinkSync(workspace.path('real'), workspace.path('inside/src'));
    symlinkSync(elsewhere.path('src'), workspace.path('outside/src'));
    const [inside, outside] = await evidenceOf(workspace, 'inside', 'outside');
    expect(inside).toMatchObject({
      status: 'ok',
      scope: { files: ['inside/src/a.py'] },
      metrics: { 'lint.errors': { value: 1 } },
    });
    expect(outside).toMatchObject({ status: 'unavailable', reason: { code: 'outside-workspace' } });
  });

  it('is looked for in the workspace when the component has an environment without it', async () => {
    const workspace = makeWorkspace({
      'carbon/src/a.py': 'x = 1\n',
      'carbon/.venv/bin/python': '#!/bin/sh\n',
    });
    chmodSync(workspace.path('carbon/.venv/bin/python'), 0o755);
    const { interpreter: _, ...options } = workspace.options;
    const requests = [workspace.request('ruff', 'carbon')];
    const [without] = await collect(requests, options);
    expect(without?.evidence).toMatchObject({
      status: 'unavailable',
      reason: {
        code: 'tool-not-found',
        message: 'The tool is not installed where the component looks for it: ruff is not installed',
        remedy: 'Run: carbon/.venv/bin/python -m pip install ruff',
      },
    });
    symlinkSync(join(interpreter, '../..'), workspace.path('.venv'));
    const [found] = await collect(requests, options);
    expect(found?.evidence).toMatchObject({ status: 'ok', tool: { name: 'ruff', version: '0.16.10' } });
  });
});

describe('rules that the configuration leaves out', () => {
  const namesOf = async (files: Readonly<Record<string, string>>) => {
    const workspace = makeWorkspace({ 'carbon/src/a.py': 'x = 1\n', ...files });
    const [evidence] = await evidenceOf(workspace, 'carbon');
    expect(evidence).toMatchObject({ status: 'ok' });
    return evidence?.scope.leftOut?.map(({ kind, name, files: where }) =>
      [kind, name, ...(where === undefined ? [] : [where])].join(' '),
    );
  };

  it.each([
    ['there is no configuration', {}],
    ['it says nothing about rules', { 'carbon/ruff.toml': 'line-length = 90\n' }],
    ['it adds rules', { 'carbon/ruff.toml': 'lint.extend-select = ["D"]\nlint.ignore = ["COM812"]\n' }],
    ['it is about other files', { 'ruff.toml': '[lint.per-file-ignores]\n"tests/**" = ["F"]\n' }],
    [
      'it is about rules that are not in force',
      { 'ruff.toml': 'lint.per-file-ignores = { "*.py" = ["COM812"] }\n' },
    ],
    [
      'a narrower selector takes them in again',
      {
        'ruff.toml':
          'lint.ignore = ["F4"]\nlint.extend-select = ["F401", "F402", "F403", "F404", "F405", "F406", "F407"]\n',
      },
    ],
  ])('are none where %s', async (_, files: Record<string, string>) => {
    expect(await namesOf(files)).toBeUndefined();
  });

  it('are what is ignored, what is ignored in some files, and all of an empty selection', async () => {
    expect(
      await namesOf({
        'carbon/src/tests/test_a.py': 'x = 1\n',
        'carbon/pyproject.toml':
          '[tool.ruff.lint]\nignore = ["F401", "COM812"]\nextend-ignore = ["E7"]\nextend-select = ["D"]\n' +
          '[tool.ruff.lint.per-file-ignores]\n"**/tests/*" = ["S101", "D1", "F841"]\n"!**/tests/*" = ["D2"]\n',
      }),
    ).toEqual(['rule F401', 'rule E7', 'rule D2 !**/tests/*', 'rule D1 **/tests/*', 'rule F841 **/tests/*']);
    expect(await namesOf({ 'ruff.toml': 'lint.select = []\n' })).toEqual(['rule ALL']);
  });

  it("are those of ruff's own choice that are not selected", async () => {
    const groups = await namesOf({ 'ruff.toml': 'lint.select = ["E", "F"]\nlint.ignore = ["E501"]\n' });
    expect(groups).toContain('rule ASYNC');
    expect(groups?.[0]).toBe('rule E501');
    expect(groups?.filter((name) => /^rule [EF]\d*$/.test(name))).toEqual(['rule E501']);
  });

  it('come from the nearest configuration of each file, with what it extends', async () => {
    expect(
      await namesOf({
        'base.toml': 'lint.ignore = ["F401"]\nlint.select = ["ALL"]\n',
        'ruff.toml': 'lint.ignore = ["E"]\n',
        'carbon/ruff.toml': 'extend = "../base.toml"\nlint.extend-select = ["F841"]\n',
        'carbon/src/sub/ruff.toml': 'lint.ignore = ["F841"]\n',
        'carbon/src/sub/b.py': 'x = 1\n',
      }),
    ).toEqual(['rule F401 carbon/**', 'rule F841 carbon/src/sub/**']);
  });

  it('are the same for components that share a run', async () => {
    const workspace = makeWorkspace({
      'ruff.toml': 'lint.ignore = ["F401"]\nlint.per-file-ignores = { "redis/**" = ["F841"] }\n',
      'carbon/src/a.py': 'x = 1\n',
      'redis/src/a.py': 'x = 1\n',
    });
    const [carbon, redis] = await evidenceOf(workspace, 'carbon', 'redis');
    expect(carbon?.scope.leftOut).toEqual([{ kind: 'rule', name: 'F401' }]);
    expect(redis?.scope.leftOut).toEqual([
      { kind: 'rule', name: 'F401' },
      { kind: 'rule', name: 'F841', files: 'redis/**' },
    ]);
    const [alone] = await evidenceOf(workspace, 'redis');
    expect(alone).toEqual(redis);
  });
});
