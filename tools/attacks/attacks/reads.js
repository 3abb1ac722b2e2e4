import { chmodSync } from 'node:fs';
import { component } from '../component.js';
import { expect, red } from '../expect.js';
import { stale } from '../stale.js';

const root = 'Path(__file__).parents[2]';
const test = (lines) =>
  `from pathlib import Path\n\n\ndef test_outside() -> None:\n    root = ${root}\n${lines
    .map((line) => `    ${line}\n`)
    .join('')}`;

/** What tests read outside the component. */
export const reads = [
  stale({
    id: '34.listed',
    title: 'a folder outside the component that a test lists gets another file',
    collectors: ['pytest'],
    files: component('part', {
      files: {
        'data/one.txt': '',
        'part/tests/test_list.py': test(['import os', 'assert os.listdir(root / "data") == ["one.txt"]']),
      },
    }),
    must: 'value or red',
    names: ['data'],
    change: (workspace) => workspace.write('data/two.txt', ''),
  }),
  stale({
    id: '34.database',
    title: 'a database outside the component that a test opens changes',
    collectors: ['pytest'],
    files: component('part', {
      files: {
        'data/x.sql': '',
        'part/tests/test_database.py': test([
          'import sqlite3',
          'with sqlite3.connect(root / "data/x.db") as found:',
          '    assert found.execute("select count(*) from t").fetchone() == (1,)',
        ]),
      },
    }),
    prepare: (workspace) => {
      database(workspace, 'create table t (x)', 'insert into t values (1)');
    },
    remedy: 'reads: [/data/x.db]',
    change: (workspace) => {
      database(workspace, 'insert into t values (2)');
    },
    affected: 'maturity:test',
  }),
  stale({
    id: '38.executable',
    title: 'a source with a shebang may be executed no longer',
    collectors: ['ruff'],
    files: component('part', {
      files: {
        'part/ruff.toml': '[lint]\nselect = ["EXE"]\n',
        'part/src/part/mod.py': '#!/usr/bin/env python\n"""Run."""\n',
      },
    }),
    prepare: (workspace) => {
      chmodSync(workspace.path('part/src/part/mod.py'), 0o755);
    },
    change: (workspace) => {
      chmodSync(workspace.path('part/src/part/mod.py'), 0o644);
    },
    must: 'value or red',
    names: ['part/src/part/mod.py'],
    affected: 'maturity:lint',
  }),
  stale({
    id: '38.node-modules',
    title: 'a file of an npm package that a test opens changes',
    collectors: ['pytest'],
    files: component('part', {
      files: {
        'node_modules/zz/package.json': '{"version":"1"}',
        'part/tests/test_data.py': test([
          'assert "1" in (root / "node_modules/zz/package.json").read_text()',
        ]),
      },
    }),
    remedy: 'reads: [/node_modules/zz/package.json]',
    change: (workspace) => workspace.write('node_modules/zz/package.json', '{"version":"2"}'),
  }),
  stale({
    id: '38.branch',
    title: 'a test opens the name of the branch, which becomes another',
    collectors: ['pytest'],
    files: component('part', {
      files: {
        'part/tests/test_data.py': test(['assert "other" not in (root / ".git/HEAD").read_text()']),
      },
    }),
    remedy: 'reads: [/.git/HEAD]',
    change: (workspace) => workspace.run('git', ['checkout', '-q', '-b', 'other']),
  }),
  stale({
    id: '38.golden',
    title: 'a file outside of the component that the first run made, and that was committed, changes',
    collectors: ['pytest'],
    files: component('part', {
      files: {
        'data/one.txt': '',
        'part/tests/test_data.py': test([
          'golden = root / "data/golden.txt"',
          'if not golden.exists():',
          '    golden.write_text("good")',
          'assert golden.read_text() == "good"',
        ]),
      },
    }),
    prepare: (workspace) => {
      workspace.nx(['run', 'part:maturity']);
      workspace.commit();
    },
    remedy: 'reads: [/data/golden.txt]',
    change: (workspace) => workspace.write('data/golden.txt', 'bad'),
    affected: 'maturity:test',
  }),
  {
    id: '34.unseen',
    title: 'what the audit of the tests cannot see is said',
    environment: 'none',
    collectors: [],
    run(workspace, { repository }) {
      const said = workspace.run('cat', [`${repository}/docs/security.md`]).output;
      const unsaid = ['other programs', 'exists', 'reads'].filter((word) => !said.includes(word));
      expect(unsaid.length === 0, `docs/security.md does not speak of ${unsaid.join(', ')}`);
      return 'docs/security.md names other programs and exists';
    },
  },
  {
    id: '36',
    title: 'an edit of the record drops the line for a file that a test opens',
    collectors: ['pytest'],
    files: component('part', {
      record: 'reads: [/data/x.txt]',
      files: {
        'data/x.txt': 'good\n',
        'part/tests/test_data.py': test(['assert (root / "data/x.txt").read_text() == "good\\n"']),
      },
    }),
    run(workspace) {
      workspace.nx(['run', 'part:maturity']);
      workspace.commit();
      workspace.edit('part/maturity.yaml', 'reads: [/data/x.txt]', '');
      red(workspace.nx(['run', 'part:maturity:validate']), 'validate after the edit', 'data/x.txt');
      workspace.nx(['run', 'part:maturity']);
      red(workspace.nx(['run', 'part:maturity:validate']), 'validate after a run', 'data/x.txt');
      workspace.write('data/x.txt', 'bad\n');
      red(workspace.nx(['run', 'part:maturity:validate']), 'validate after the change', 'data/x.txt');
      return 'validate is red from the edit on, and names data/x.txt';
    },
  },
];

function database(workspace, ...statements) {
  const lines = statements.map((one) => `    c.execute(${JSON.stringify(one)})`).join('\n');
  const script = `import sqlite3\nwith sqlite3.connect("data/x.db") as c:\n${lines}\n`;
  const { status, output } = workspace.run(workspace.path('.venv/bin/python'), ['-c', script]);
  if (status !== 0) throw new Error(output);
}
