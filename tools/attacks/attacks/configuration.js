import { component } from '../component.js';
import { expect, green, red } from '../expect.js';
import { metricsOf } from '../metrics-of.js';
import { isTrue, stale } from '../stale.js';

const issue = 'assert add(1, 2)\n';

/** Files that only a tool's configuration names. */
export const configuration = [
  stale({
    id: 'ruff-extend-include',
    title: "a script without an ending that ruff's extend-include adds changes",
    collectors: ['ruff'],
    files: component('part', {
      project: '[tool.ruff]\nextend-include = ["src/part/scripts/*"]\n',
      files: { 'part/src/part/scripts/tool': '"""Doc."""\n' },
    }),
    change: (workspace) => workspace.append('part/src/part/scripts/tool', 'import os\n'),
    affected: 'maturity:lint',
  }),
  stale({
    id: 'pyright-stub-path',
    title: "a stub outside the component that pyright's stubPath names changes",
    collectors: ['pyright'],
    files: component('part', {
      project: '[tool.pyright]\nstubPath = "../stubs"\n',
      files: {
        'stubs/barlib/__init__.pyi': 'value: int\n',
        'part/src/part/uses.py': 'import barlib\n\nx: int = barlib.value\n',
      },
    }),
    change: (workspace) => workspace.write('stubs/barlib/__init__.pyi', 'value: str\n'),
    affected: 'maturity:typecheck',
  }),
  stale({
    id: '13.edit',
    title: "a module of the environment that pyright's configuration names changes",
    collectors: ['pyright'],
    must: 'value or red',
    names: ['otherlib'],
    files: component('part', {
      project: '[tool.pyright]\nvenvPath = "."\nvenv = "types-env"\n',
      files: {
        'part/.gitignore': 'types-env\n',
        'part/types-env/pyvenv.cfg': 'home = /usr/bin\nversion = 3.11.7\n',
        'part/types-env/lib/python3.11/site-packages/otherlib.py': 'value: int = 1\n',
        'part/src/part/uses.py': 'import otherlib\n\nx: int = otherlib.value\n',
      },
    }),
    change: (workspace) =>
      workspace.write('part/types-env/lib/python3.11/site-packages/otherlib.py', 'value: str = ""\n'),
  }),
  stale({
    id: '13.gone',
    title: "a module of the environment that pyright's configuration names goes",
    collectors: ['pyright'],
    must: 'value or red',
    names: ['otherlib'],
    files: component('part', {
      project: '[tool.pyright]\nvenvPath = "."\nvenv = "types-env"\n',
      files: {
        'part/.gitignore': 'types-env\n',
        'part/types-env/pyvenv.cfg': 'home = /usr/bin\nversion = 3.11.7\n',
        'part/types-env/lib/python3.11/site-packages/otherlib.py': 'value: int = 1\n',
        'part/src/part/uses.py': 'import otherlib\n\nx: int = otherlib.value\n',
      },
    }),
    change: (workspace) => workspace.drop('part/types-env/lib/python3.11/site-packages/otherlib.py'),
  }),
  stale({
    id: '22.quotes',
    title: "what ruff's extend names in quotes of TOML that are rarely used changes",
    collectors: ['ruff'],
    files: component('part', {
      files: {
        'lent/x.toml': 'line-length = 100\n',
        'part/ruff.toml': "extend = '''../lent/x.toml'''\n",
      },
    }),
    change: (workspace) => workspace.write('lent/x.toml', 'lint.select = ["ALL"]\n'),
    affected: 'maturity:lint',
  }),
  {
    id: '22.variable',
    title: "ruff's extend names a variable of the shell",
    collectors: ['ruff'],
    files: component('part', {
      files: {
        'strict/x.toml': 'lint.select = ["ALL"]\n',
        'lax/x.toml': 'line-length = 100\n',
        'part/ruff.toml': 'extend = "../$KIND/x.toml"\n',
      },
    }),
    run(workspace) {
      const lax = workspace.nx(['run', 'part:maturity'], { KIND: 'lax' });
      const [unnamed] = Object.values(metricsOf(workspace, 'part', ['lint.errors']));
      expect(String(unnamed).startsWith('not known'), `a variable that is not passed gave ${unnamed}`);
      red(lax, 'the run without passEnv');
      workspace.append('part/maturity.yaml', '\npassEnv: [KIND]\n');
      for (const KIND of ['lax', 'strict', 'lax']) {
        const expected = workspace.byHand({ directory: 'part', collectors: ['ruff'], variables: { KIND } });
        green(workspace.nx(['run', 'part:maturity'], { KIND }), `the run with ${KIND}`);
        isTrue(workspace, 'part', expected, `the run with ${KIND}`);
      }
      return 'not known without passEnv; with it, each value has its number';
    },
  },
  stale({
    id: '23.baseline',
    title: 'the baseline that .bandit names changes',
    collectors: ['bandit'],
    files: component('part', {
      files: {
        'part/src/.bandit': '[bandit]\nbaseline = base.json\n',
        'part/base.json': '{ "results": [] }\n',
      },
    }),
    prepare(workspace) {
      workspace.append('part/src/part/mod.py', issue);
      workspace.drop('part/src/.bandit');
      const args = ['-q', '-f', 'json', '-o', 'base.json', '-r', 'src'];
      workspace.run(workspace.path('.venv/bin/bandit'), args, {}, 'part');
      workspace.write('part/src/.bandit', '[bandit]\nbaseline = base.json\n');
    },
    change: (workspace) => workspace.write('part/base.json', '{ "results": [] }\n'),
    affected: 'maturity:security',
  }),
  {
    id: '23.suppressions',
    title: 'a comment that switches rules of pyright off in a file',
    collectors: ['pyright'],
    files: component('part'),
    run(workspace) {
      workspace.append(
        'part/src/part/mod.py',
        '\n\n# pyright: reportAttributeAccessIssue=false\nx = add.nothing\n',
      );
      const expected = workspace.byHand({ directory: 'part', collectors: ['pyright'] });
      green(workspace.nx(['run', 'part:maturity']), 'the run');
      isTrue(workspace, 'part', expected, 'the run');
      const { 'suppressions.types': count } = metricsOf(workspace, 'part', ['suppressions.types']);
      expect(count === 1, `it counts ${count} suppressions, not 1`);
      return '1 suppression';
    },
  },
];
