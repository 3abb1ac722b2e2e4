import { comment, edit, pickPath, put } from '../edit-files.js';

/**
 * Changes of real components that real tools see: like `kinds` of the generated workspace, without knowledge of its
 * layout.
 */
export const realKinds = [
  [6, 'add a function to a source', (files, dice) => edit(files, dice, isSource, untested)],
  [4, 'break or mend a source', breakOrMend],
  [3, 'add a test', (files, dice) => edit(files, dice, isTest, oneMoreTest)],
  [2, 'comment in a source', (files, dice) => edit(files, dice, isSource)],
  [2, 'use another component', useAnother],
  [1, 'delete a module', deleteModule],
  [1, 'rename a module', renameModule],
  [1, 'add or remove conftest.py', (files, dice) => toggle(files, dice, 'conftest.py', 'LIMIT = 1\n')],
  [
    1,
    'add or remove ruff.toml',
    (files, dice) => toggle(files, dice, 'ruff.toml', 'line-length = 40\nlint.select = ["E", "F", "D"]\n'),
  ],
  [1, 'edit pyproject.toml', (files, dice) => edit(files, dice, (path) => path.endsWith('pyproject.toml'))],
  [1, 'edit a document', (files, dice) => edit(files, dice, (path) => path.endsWith('README.md'))],
  [
    1,
    'edit a record',
    (files, dice) => edit(files, dice, (path) => path.endsWith('maturity.yaml'), newOwner),
  ],
];

const isTest = (path) => /(^|\/)test_[^/]*\.py$/.test(path);
const isSource = (path) =>
  path.endsWith('.py') && !/(^|\/)(tests?|testing|docs|examples)\//.test(path) && !isTest(path);
const records = (files) => [...files.keys()].filter((path) => path.endsWith('/maturity.yaml'));
const newOwner = (text, dice) => text.replace(/owner: .*/, `owner: '@team${dice.below(99)}'`);
const broken = '\nraise RuntimeError("broken")\n';

/** Lines without a test, an import without a use, a wrong type. */
function untested(text, dice) {
  const name = `added_${dice.below(1e6)}`;
  return `${text}\n\ndef ${name}(x: int) -> str:\n    import os\n    if x:\n        return x\n    return ""\n`;
}

function oneMoreTest(text, dice) {
  const outcome = dice.chance(0.5) ? 'True' : 'False';
  return `${text}\n\ndef test_added_${dice.below(1e6)}():\n    assert ${outcome}\n`;
}

function breakOrMend(files, dice) {
  const hurt = [...files].find(([, text]) => text.endsWith(broken));
  if (hurt !== undefined) return put(files, hurt[0], hurt[1].slice(0, -broken.length));
  return edit(files, dice, isSource, (text) => text + broken);
}

function useAnother(files, dice) {
  const path = pickPath(dice, [...files.keys()].filter(isSource));
  const other = pickPath(
    dice,
    [...files.keys()].filter((each) => isSource(each) && /\/src\//.test(each)),
  );
  if (path === undefined || other === undefined) return undefined;
  const name = other
    .replace(/^.*\/src\//, '')
    .replace(/(\/__init__)?\.py$/, '')
    .replaceAll('/', '.');
  return `${put(files, path, `${files.get(path)}\n\ntry:\n    import ${name}\nexcept ImportError:\n    pass\n`)}: ${name}`;
}

function pickModule(files, dice) {
  const isModule = (path) => isSource(path) && !path.endsWith('__init__.py');
  return pickPath(dice, [...files.keys()].filter(isModule));
}

function deleteModule(files, dice) {
  const path = pickModule(files, dice);
  files.delete(path);
  return path;
}

function renameModule(files, dice) {
  const path = pickModule(files, dice);
  const target = path.replace(/[^/]+$/, `renamed_${dice.below(1000)}.py`);
  files.set(target, files.get(path));
  files.delete(path);
  return `${path} -> ${target}`;
}

function toggle(files, dice, name, text) {
  const path = dice.pick(records(files)).replace(/maturity\.yaml$/, name);
  if (!files.has(path)) return put(files, path, text);
  if (files.get(path) !== text) return put(files, path, comment(files.get(path), dice));
  files.delete(path);
  return `without ${path}`;
}
