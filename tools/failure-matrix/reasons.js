/** Every way in which a collector's work can fail, as something that is done to the component `bad`. */
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';

/**
 * @typedef {import('./workspace.js').Workspace} Workspace
 * @typedef {object} Reason
 * @property {string} name
 * @property {string[]} codes what the evidence may say
 * @property {string[]} [collectors] those that it can happen to; absent: all
 * @property {(workspace: Workspace) => void} [prepare]
 * @property {Record<string, unknown>} [component] what is different in the component's scope
 * @property {boolean} [ownEnvironment] each component has its own environment; `prepare` makes that of `bad`
 * @property {boolean} [partial] the evidence may be partial
 * @property {Record<string, number>} [timeLimits]
 */

const tests = ['pytest', 'pytest-integration'];
const linters = ['ruff', 'pyright', 'bandit'];

const stub = (/** @type {string} */ mode) => (/** @type {Workspace} */ workspace) => {
  workspace.environment('.', mode);
  workspace.pyright(mode);
};
const files = (/** @type {Record<string, string>} */ texts) => (/** @type {Workspace} */ workspace) =>
  workspace.write(texts);

/** @type {Reason[]} */
export const reasons = [
  {
    name: 'tool not found',
    codes: ['tool-not-found'],
    collectors: [...tests, 'ruff', 'bandit'],
    ownEnvironment: true,
    prepare: (workspace) => {
      // The interpreter is there, nothing is installed: -S leaves the packages of the real environment out.
      workspace.program('bad/.venv/bin/python', '#!/bin/sh\nexec python3 -S "$@"\n');
    },
  },
  { name: 'interpreter missing', codes: ['interpreter-missing'], ownEnvironment: true },
  {
    name: 'interpreter broken',
    codes: ['interpreter-broken'],
    ownEnvironment: true,
    prepare: (workspace) => {
      for (const name of ['python', 'ruff', 'bandit'])
        workspace.program(`bad/.venv/bin/${name}`, '#!/nowhere/python\n');
    },
  },
  {
    name: 'another program',
    codes: [
      'tool-version',
      'tool-not-found',
      'incomplete-run',
      'no-report',
      'truncated-report',
      'foreign-report',
      'schema-drift',
      'interpreter-broken',
    ],
    ownEnvironment: true,
    prepare: (workspace) => {
      for (const name of ['python', 'ruff', 'bandit'])
        workspace.program(`bad/.venv/bin/${name}`, '#!/bin/sh\necho hello\n');
      workspace.pyright('version');
    },
  },
  {
    name: 'configuration unreadable',
    codes: ['config-unreadable'],
    // bandit goes on without a `.bandit` that it cannot read, by hand too.
    collectors: [...tests, 'ruff', 'pyright'],
    prepare: files({
      'bad/pytest.ini': '[pytest\n',
      'bad/ruff.toml': 'select = [\n',
      'bad/pyrightconfig.json': '{ "include": [\n',
    }),
  },
  {
    name: 'unknown exit code',
    codes: ['unexpected-exit-code', 'incomplete-run', 'crashed'],
    prepare: stub('exit'),
  },
  {
    name: 'exit code after the report',
    codes: ['unexpected-exit-code', 'incomplete-run', 'foreign-report'],
    prepare: stub('late-exit'),
  },
  {
    name: 'crash',
    codes: ['crashed', 'incomplete-run', 'no-report', 'unexpected-exit-code', 'interpreter-broken'],
    prepare: stub('traceback'),
  },
  { name: 'ended by a signal', codes: ['killed'], prepare: stub('kill') },
  { name: 'out of memory', codes: ['out-of-memory'], prepare: stub('memory') },
  {
    name: 'memory limit',
    codes: [
      'out-of-memory',
      'killed',
      'crashed',
      'unexpected-exit-code',
      'incomplete-run',
      'no-report',
      'interpreter-broken',
    ],
    prepare: stub('limit'),
  },
  {
    name: 'time limit',
    codes: ['time-limit'],
    prepare: stub('hang'),
    component: { timeLimits: Object.fromEntries([...tests, ...linters].map((name) => [name, 2000])) },
    timeLimits: { default: 20_000 },
  },
  {
    name: 'no report',
    codes: ['no-report', 'incomplete-run', 'truncated-report', 'nothing-measured', 'foreign-report'],
    prepare: stub('silent'),
  },
  { name: 'old report', codes: ['old-report'], collectors: [...tests, 'bandit'], prepare: stub('old') },
  { name: 'truncated report', codes: ['truncated-report'], prepare: stub('truncated') },
  { name: 'foreign report', codes: ['foreign-report', 'files-missing'], prepare: stub('foreign') },
  { name: 'schema drift', codes: ['schema-drift'], prepare: stub('drift') },
  {
    name: 'a key twice',
    codes: ['foreign-report', 'truncated-report', 'schema-drift'],
    prepare: stub('twice'),
  },
  {
    name: 'nothing measured',
    codes: ['nothing-measured', 'path-missing'],
    prepare: (workspace) => {
      rmSync(workspace.path('bad/src/bad_code.py'));
      workspace.write({ 'bad/src/README': 'no code\n', 'bad/tests/test_bad.py': '# no tests\n' });
    },
  },
  {
    name: 'files missing',
    codes: ['files-missing'],
    collectors: tests,
    partial: true,
    prepare: files({ 'bad/src/odd.name.py': 'x = 1\n' }),
  },
  {
    name: 'unparsable sources',
    codes: ['unparsable-sources'],
    partial: true,
    prepare: files({ 'bad/src/broken.py': 'def f(:\n' }),
  },
  { name: 'path missing', codes: ['path-missing'], component: { sources: ['bad/nowhere'] } },
  {
    name: 'outside the workspace',
    codes: ['outside-workspace'],
    component: { sources: ['bad/out'] },
    prepare: (workspace) => symlinkSync('/usr/lib', workspace.path('bad/out')),
  },
  {
    name: 'not writable',
    codes: ['not-writable'],
    prepare: (workspace) => {
      mkdirSync(workspace.path('.maturity'), { recursive: true });
      writeFileSync(workspace.path('.maturity/bad'), 'in the way');
    },
  },
  {
    name: 'collection error',
    codes: ['collection-error'],
    collectors: tests,
    prepare: files({ 'bad/tests/test_more.py': 'import nowhere\n' }),
  },
  {
    name: 'os._exit(0) in a test',
    codes: ['incomplete-run'],
    collectors: tests,
    prepare: files({ 'bad/tests/test_more.py': 'import os\ndef test_x(): os._exit(0)\n' }),
  },
  {
    name: 'pytest.exit(returncode=0)',
    codes: ['incomplete-run'],
    collectors: tests,
    prepare: files({
      'bad/tests/test_a.py': 'import pytest\ndef test_x(): pytest.exit("bye", returncode=0)\n',
    }),
  },
  {
    name: 'SystemExit(0) in conftest.py',
    codes: ['incomplete-run'],
    collectors: tests,
    prepare: files({ 'bad/tests/conftest.py': 'raise SystemExit(0)\n' }),
  },
];
