import { component } from '../../attacks/component.js';

const shared = '"""Shared."""\n\n\ndef shared() -> int:\n    """One."""\n    return 1\n';

/** Small workspaces whose files lie where one does not look at first. */
export const laidOut = [
  {
    id: 'generated-sources',
    small: true,
    files: component('part', {
      project: '[tool.ruff]\nrespect-gitignore = false\n',
      files: {
        'part/.gitignore': '_version.py\n*_pb2.py\n',
        'part/src/part/__init__.py': 'from ._version import __version__ as __version__\n',
        'part/src/part/_version.py': '__version__ = "1.0"\n',
        'part/src/part/message_pb2.py': 'name = "message"\n',
        'part/tests/test_message.py':
          'from part.message_pb2 import name\n\n\ndef test_name() -> None:\n    assert name\n',
      },
    }),
  },
  {
    id: 'linked-sources',
    files: Object.fromEntries(
      Object.entries({ ...component('part'), 'lent/common.py': shared }).map(([path, text]) => [
        path.replace(/^part\/src\//, 'lent/sources/'),
        text,
      ]),
    ),
    links: { 'part/src': '../lent/sources', 'lent/sources/part/common.py': '../../common.py' },
  },
  {
    id: 'nested-project',
    files: {
      ...component('part', { sources: ['src', 'inner/src'], pythonpath: ['src', 'inner/src'] }),
      ...component('inner', { root: 'part/inner' }),
    },
    components: ['part'],
  },
  {
    id: 'component-at-the-root',
    files: component('part', {
      root: '.',
      pythonpath: ['src', '.'],
      files: {
        'package.json': '{ "name": "part", "private": true }\n',
        'scripts/helper.py': 'value = 1\n',
        'tests/test_helper.py':
          'from scripts.helper import value\n\n\ndef test_helper() -> None:\n    assert value == 1\n',
      },
    }),
  },
  {
    id: 'namespace-packages',
    files: {
      ...namespaced('one', 'import acme.two.mod\n\nvalue = acme.two.mod.value\n', ['src', '../two/src']),
      ...namespaced('two', 'value = 2\n', ['src']),
    },
    components: ['one'],
  },
  {
    id: 'flat-components',
    only: ['pytest', 'pyright', 'ruff'],
    files: {
      ...component('part', {
        root: 'libs/part',
        pythonpath: ['src', '../other/src'],
        files: {
          'libs/part/src/part/uses.py': 'from other.mod import add\n\nx = add(1, 2)\n',
          'libs/part/tests/test_uses.py':
            'from part.uses import x\n\n\ndef test_x() -> None:\n    assert x\n',
        },
      }),
      ...component('other', { root: 'libs/other' }),
    },
    components: ['part'],
  },
];

function namespaced(name, text, pythonpath) {
  const files = component(name, { pythonpath });
  for (const path of [`${name}/src/${name}/__init__.py`, `${name}/src/${name}/mod.py`]) delete files[path];
  return {
    ...files,
    [`${name}/src/acme/${name}/mod.py`]: text,
    [`${name}/tests/test_${name}.py`]: `from acme.${name} import mod\n\n\ndef test_value() -> None:\n    assert mod.value == 2\n`,
  };
}
