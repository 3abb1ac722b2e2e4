import { comment, edit, pickPath, put } from '../edit-files.js';
import { record } from './generate.js';

/**
 * The kinds of changes with their weights. Each edits the texts by path and says what it did, or nothing when the workspace
 * has no place for it.
 */
export const kinds = [
  [22, 'edit a source', (files, dice) => edit(files, dice, (path) => path.endsWith('.py') && !isTest(path))],
  [10, 'edit a test', (files, dice) => edit(files, dice, (path) => /\/test_[^/]*\.py$/.test(path))],
  [
    5,
    'edit a helper or conftest',
    (files, dice) => edit(files, dice, (path) => isTest(path) && /(helpers|conftest)[^/]*\.py$/.test(path)),
  ],
  [8, 'add an import', addImport],
  [4, 'remove an import', removeImport],
  [5, 'add a module', addModule],
  [5, 'delete a module', deleteModule],
  [
    4,
    'rename a module',
    (files, dice) => move(files, dice, (path) => path.replace(/[^/]+$/, `renamed_${dice.below(1000)}.py`)),
  ],
  [5, 'move a module to another component', moveModule],
  [3, 'add or remove __init__.py', toggleInit],
  [
    4,
    'edit configuration',
    (files, dice) =>
      edit(files, dice, (path) => /(ruff|pyright|\.bandit|pyproject)/.test(path.split('/').at(-1)), comment),
  ],
  [4, 'add or remove configuration', toggleConfig],
  [1, 'edit the lock file', (files, dice) => edit(files, dice, (path) => path === 'uv.lock')],
  [1, 'edit the policy', (files, dice) => edit(files, dice, (path) => path === 'maturity.policy.yaml')],
  [1, 'edit .gitignore', (files, dice) => edit(files, dice, (path) => path === '.gitignore')],
  [4, 'edit a record', editRecord],
  [
    4,
    'edit data',
    (files, dice) =>
      edit(
        files,
        dice,
        (path) => /\.(json|txt)$/.test(path) && /data|words/.test(path),
        (text) => `${text} `,
      ),
  ],
  [
    4,
    'edit a document',
    (files, dice) => edit(files, dice, (path) => path.startsWith('libs/') && path.endsWith('.md')),
  ],
  [2, 'add a component', addComponent],
  [1, 'remove a component', removeComponent],
  [1, 'rename a component', renameComponent],
  [1, 'an unrelated file', (files, dice) => put(files, `docs/${dice.below(9)}.md`, `${dice.below(1e9)}\n`)],
];

const isTest = (path) => path.includes('tests/') || path.endsWith('conftest.py');
const python = (files) => [...files.keys()].filter((path) => path.endsWith('.py'));
const records = (files) => [...files.keys()].filter((path) => path.endsWith('maturity.yaml'));

/** A module that somebody may import, with its name. */
function modules(files) {
  return python(files).flatMap((path) => {
    const inside = /^libs\/[^/]+\/src\/(.*)\.py$/.exec(path)?.[1];
    return inside === undefined
      ? []
      : [{ path, name: inside.replace(/\/__init__$/, '').replaceAll('/', '.') }];
  });
}

function addImport(files, dice) {
  const path = pickPath(
    dice,
    python(files).filter((each) => !each.endsWith('__init__.py') || dice.chance(0.3)),
  );
  // Mostly as in real repositories: few components are imported by many.
  const known = modules(files);
  const usual = known.filter((each) => /^libs\/(core|store|auth)\//.test(each.path));
  const { name } = dice.pick(usual.length > 0 && dice.chance(0.8) ? usual : known);
  const [parent, tail] = [
    name.slice(0, Math.max(name.lastIndexOf('.'), 0)),
    name.slice(name.lastIndexOf('.') + 1),
  ];
  const statement = dice.pick([
    `import ${name}`,
    parent === '' ? `from ${name} import X` : `from ${parent} import ${tail}`,
    `def f():\n    import ${name} as late`,
    `import importlib\nimportlib.import_module("${name}")`,
    `try:\n    from ${name} import *\nexcept ImportError:\n    pass`,
  ]);
  return `${put(files, path, `${statement}\n${files.get(path)}`)}: ${name}`;
}

function removeImport(files, dice) {
  const path = pickPath(
    dice,
    python(files).filter((each) => /^(import|from) /m.test(files.get(each))),
  );
  if (path === undefined) return undefined;
  const lines = files.get(path).split('\n');
  const at = dice.pick(lines.flatMap((line, index) => (/^(import|from) /.test(line) ? [index] : [])));
  lines.splice(at, 1);
  return put(files, path, lines.join('\n'));
}

/** Also outside all projects, where `nx sync` has to name it in `reads`. */
function addModule(files, dice) {
  const folder = pickPath(
    dice,
    python(files).filter((path) => path.startsWith('libs/')),
  ).replace(/\/?[^/]+$/, '');
  const name = dice.pick([
    'extra',
    'helpers',
    'utils',
    'core',
    'conftest',
    'json',
    'access',
    'deep',
    `new_${dice.below(99)}`,
  ]);
  const path = `${folder === '' ? '' : `${folder}/`}${name}.py`;
  return files.has(path) ? undefined : put(files, path, `N = ${dice.below(1e9)}\n`);
}

function deleteModule(files, dice) {
  const path = pickPath(
    dice,
    python(files).filter((each) => !/components\/\w+\.py$/.test(each)),
  );
  files.delete(path);
  return path;
}

function move(files, dice, to) {
  const path = pickPath(
    dice,
    python(files).filter((each) => !each.endsWith('__init__.py') && !/components\/\w+\.py$/.test(each)),
  );
  const target = to(path);
  if (target === undefined || files.has(target)) return undefined;
  files.set(target, files.get(path));
  files.delete(path);
  return `${path} -> ${target}`;
}

function moveModule(files, dice) {
  const folder = dice.pick(modules(files)).path.replace(/[^/]+$/, '');
  return move(files, dice, (path) =>
    path.includes('/src/') ? `${folder}${path.split('/').at(-1)}` : undefined,
  );
}

function toggleInit(files, dice) {
  const folder = pickPath(
    dice,
    python(files).filter((path) => path.startsWith('libs/')),
  ).replace(/[^/]+$/, '');
  const path = `${folder}__init__.py`;
  if (!files.has(path)) return put(files, path, '');
  files.delete(path);
  return `without ${path}`;
}

function toggleConfig(files, dice) {
  const folder = dice.pick([
    '',
    'libs/',
    ...records(files).map((path) => path.replace(/maturity\.yaml$/, '')),
  ]);
  const [name, text] = dice.pick([
    ['pytest.ini', '[pytest]\naddopts = -q\n'],
    ['ruff.toml', 'line-length = 80\n'],
    ['pyrightconfig.json', '{ "strict": [] }\n'],
    ['conftest.py', 'C = 1\n'],
    ['setup.cfg', '[tool:pytest]\naddopts = -q\n'],
    ['tox.ini', '[pytest]\naddopts = -q\n'],
  ]);
  const path = `${folder}${name}`;
  if (!files.has(path)) return put(files, path, text);
  files.delete(path);
  return `without ${path}`;
}

function editRecord(files, dice) {
  const path = dice.pick(records(files));
  const text = files.get(path);
  const change = dice.pick([
    () => text.replace(/owner: .*/, `owner: '@team${dice.below(99)}'`),
    () => text.replace(/tests: .*/, `tests: ${dice.pick(['{"unit": ["tests"]}', '{"unit": []}'])}`),
    () => text.replace(/reads:.*(?:\n {2}- .*)*/, `reads: ${dice.pick(['[]', '["/shared/words.txt"]'])}`),
    () => text.replace(/since: [\d-]+/, `since: 2026-0${1 + dice.below(9)}-12`),
  ]);
  return path.startsWith('src/') && change().includes('"tests"') ? undefined : put(files, path, change());
}

function addComponent(files, dice) {
  const name = `fresh${dice.below(1000)}`;
  put(files, `libs/${name}/maturity.yaml`, record(name));
  put(files, `libs/${name}/src/${name}/__init__.py`, `import ${dice.pick(modules(files)).name}\n`);
  return put(files, `libs/${name}/tests/test_${name}.py`, `import ${name}\n`);
}

function removeComponent(files, dice) {
  const folder = dice.pick(records(files).filter((path) => path.startsWith('libs/fresh'))) ?? undefined;
  if (folder === undefined) return undefined;
  const root = folder.replace(/maturity\.yaml$/, '');
  for (const path of [...files.keys()]) if (path.startsWith(root)) files.delete(path);
  return `without ${root}`;
}

function renameComponent(files, dice) {
  const path = dice.pick(records(files).filter((each) => each.startsWith('libs/')));
  const root = path.replace(/maturity\.yaml$/, '');
  const target = `libs/moved${dice.below(1000)}/`;
  for (const each of [...files.keys()].filter((one) => one.startsWith(root))) {
    files.set(each.replace(root, target), files.get(each));
    files.delete(each);
  }
  return `${root} -> ${target}`;
}
