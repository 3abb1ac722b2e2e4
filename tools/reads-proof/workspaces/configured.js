import { component } from '../../attacks/component.js';

const outside = { 'lent/notes.txt': 'Nobody reads this.\n' };

/** Small workspaces whose configuration names files, folders and environments. */
export const configured = [
  {
    id: 'ruff-extend',
    small: true,
    only: ['ruff'],
    files: component('part', {
      files: {
        ...outside,
        'lent/base.toml': "extend = 'lent.toml'\n",
        'lent/lent.toml': 'line-length = 100\n',
        'part/ruff.toml': "extend = '../lent/base.toml'\n",
      },
    }),
  },
  {
    id: 'ruff-extend-include',
    small: true,
    only: ['ruff'],
    files: component('part', {
      project: '[tool.ruff]\nextend-include = ["src/part/scripts/*"]\nextend-exclude = ["src/part/old.py"]\n',
      files: { 'part/src/part/scripts/tool': '"""Doc."""\n', 'part/src/part/old.py': 'import os\n' },
    }),
  },
  {
    id: 'ruff-first-party',
    small: true,
    only: ['ruff'],
    files: {
      ...component('other'),
      ...component('part', {
        project: '[tool.ruff]\nsrc = ["src", "../*/src"]\nlint.select = ["I", "F"]\n',
        files: {
          'part/src/part/uses.py':
            'import other.mod\nimport yaml\n\nfrom part.mod import add\n\nx = (other, yaml, add)\n',
        },
      }),
    },
    components: ['part'],
  },
  {
    id: 'ruff-defaults-and-rules',
    only: ['ruff'],
    files: component('part', {
      project: '[tool.ruff]\nlint.select = ["ALL"]\nlint.preview = true\n',
      files: {
        'part/src/part/uses.py': 'import yaml\n\nfrom .mod import add\n\nx = (yaml, add)\n',
        'part/scripts/run.py': '"""Doc."""\n',
      },
    }),
  },
  {
    id: 'ruff-ignore-files',
    small: true,
    only: ['ruff'],
    files: component('part', {
      files: {
        'part/.gitignore': 'built.py\n',
        'part/src/.ignore': 'left.py\n',
        'part/src/part/.gitignore': 'gone.py\n',
        'part/src/part/left.py': 'import os\n',
        'part/src/part/gone.py': 'import os\n',
        'part/src/part/built.py': 'import os\n',
      },
    }),
  },
  {
    id: 'pyright-paths',
    small: true,
    only: ['pyright'],
    files: component('part', {
      files: {
        ...outside,
        'stubs/barlib/__init__.pyi': 'value: int\n',
        'more/extra/__init__.py': 'value = 1\n',
        'lent/pyright.json': '{ "stubPath": "../stubs", "reportMissingModuleSource": false }\n',
        'part/pyrightconfig.json': '{ "extends": "../lent/pyright.json", "extraPaths": ["../more"] }\n',
        'part/src/part/uses.py':
          'import barlib\nimport extra\nimport yaml\n\nx: int = barlib.value + extra.value\ny = yaml\n',
      },
    }),
  },
  {
    id: 'pyright-environment',
    only: ['pyright'],
    files: component('part', {
      project: '[tool.pyright]\nvenvPath = "."\nvenv = "types-env"\n',
      files: {
        'part/.gitignore': 'types-env\n',
        'part/types-env/pyvenv.cfg': 'home = /usr/bin\nversion = 3.11.7\n',
        'part/types-env/lib/python3.11/site-packages/otherlib.py': 'value: int = 1\n',
        'part/src/part/uses.py': 'import otherlib\n\nx: int = otherlib.value\n',
      },
    }),
  },
  {
    id: 'pyright-execution-environments',
    only: ['pyright'],
    files: component('part', {
      project:
        '[[tool.pyright.executionEnvironments]]\nroot = "src"\nextraPaths = ["../more", "not-there"]\n',
      files: {
        'more/extra.py': 'value = 1\n',
        'part/src/part/uses.py': 'import extra\nimport missing.part\n\nx: int = extra.value\n',
      },
    }),
  },
  {
    id: 'bandit-ini',
    small: true,
    only: ['bandit'],
    files: component('part', {
      files: {
        'part/src/.bandit': '[bandit]\nbaseline = base.json\nexclude = src/part/old.py\n',
        'part/base.json': '{ "results": [] }\n',
        'part/src/part/old.py': 'assert 1\n',
      },
    }),
  },
  {
    id: 'bandit-configfile',
    only: ['bandit'],
    files: component('part', {
      files: {
        'part/src/.bandit': '[bandit]\nconfigfile = bandit.yaml\n',
        'part/bandit.yaml': 'skips: [B101]\n',
      },
    }),
  },
  {
    id: 'user-configuration',
    small: true,
    files: component('part'),
    home: {
      '.config/ruff/ruff.toml': 'lint.select = ["ALL"]\n',
      '.config/git/ignore': 'mod.py\n',
      '.gitconfig': '[core]\n\texcludesFile = ~/.ignored\n',
      '.ignored': 'mod.py\n',
      '.coveragerc': '[run]\nomit = *\n',
      '.pytest.ini': '[pytest]\naddopts = --collect-only\n',
      'pyrightconfig.json': '{ "strict": ["**"] }\n',
    },
  },
];
