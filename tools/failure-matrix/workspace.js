import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { evidencePath } from '../../libs/collectors/dist/index.js';

const repository = join(import.meta.dirname, '../..');
export const realPrograms = join(repository, '.venv/bin');
const realPyright = join(repository, 'node_modules/pyright/index.js');

/** Both components have a finding of every tool, so that a zero is never what a good run says. */
const component = (/** @type {string} */ name) => ({
  [`${name}/pyproject.toml`]:
    '[tool.pytest.ini_options]\npythonpath = ["src"]\n[tool.ruff]\n[tool.pyright]\n',
  [`${name}/src/${name}_code.py`]:
    'import os\nimport pickle\n\n\ndef f(x):\n    if x:\n        return 1\n    return pickle.loads(x) + "a"\n\n\nn: int = "x"\n',
  [`${name}/tests/test_${name}.py`]: `from ${name}_code import f\n\n\ndef test_f():\n    assert f(1) == 1\n`,
});

/** @typedef {ReturnType<typeof makeWorkspace>} Workspace */

/** A workspace with the components `bad` and `good`, and the real tools in its `.venv`. */
export function makeWorkspace() {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'failure-matrix-')));
  const path = (/** @type {string} */ name) => join(root, name);
  const write = (/** @type {Record<string, string>} */ files) => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(path(name)), { recursive: true });
      writeFileSync(path(name), text);
    }
  };
  const program = (/** @type {string} */ name, /** @type {string} */ text) => {
    write({ [name]: text });
    chmodSync(path(name), 0o755);
  };
  /** Programs in an environment at `folder`, each by way of the stub in this mode, or the real ones. */
  const environment = (
    /** @type {string} */ folder,
    /** @type {string | undefined} */ mode,
    names = ['python', 'ruff', 'bandit'],
  ) => {
    const stub = join(import.meta.dirname, 'stub_program.py');
    for (const name of names) {
      const real = join(realPrograms, name);
      const start =
        mode === undefined ? `"${real}"` : `"${join(realPrograms, 'python')}" "${stub}" ${mode} "${real}"`;
      program(`${folder}/.venv/bin/${name}`, `#!/bin/sh\nexec ${start} "$@"\n`);
    }
  };
  const pyright = (/** @type {string} */ mode) => {
    const start = [
      join(realPrograms, 'python'),
      join(import.meta.dirname, 'stub_program.py'),
      mode,
      process.execPath,
      realPyright,
    ];
    write({
      'node_modules/pyright/package.json': '{"name":"pyright","version":"1.1.414"}',
      'node_modules/pyright/index.js': `const { spawnSync } = require('node:child_process');
const [program, ...args] = ${JSON.stringify(start)};
const { status, signal } = spawnSync(program, [...args, ...process.argv.slice(2)], { stdio: 'inherit' });
if (signal !== null) process.kill(process.pid, signal); else process.exit(status);
`,
    });
  };
  write({ ...component('good'), ...component('bad') });
  return {
    root,
    path,
    write,
    program,
    environment,
    pyright,
    remove: () => rmSync(root, { recursive: true, force: true }),
    /** Text of an evidence file; undefined where there is none. */
    evidence: (/** @type {string} */ name, /** @type {string} */ collector) => {
      const file = path(evidencePath(name, collector));
      return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    },
  };
}
