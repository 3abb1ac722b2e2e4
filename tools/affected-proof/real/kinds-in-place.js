import { number, toggle } from '../disk/contents.js';
import { caches } from '../disk/kinds/caches.js';

/**
 * Changes of a real workspace that git does not see, or that meet runs under way; `paths` lists the texts that git knows.
 */
export function kindsInPlace(paths) {
  const folderOf = (path) => path.replace(/[^/]+$/, '');
  const sources = () =>
    paths().filter((path) => /\/src\/.*[^_]\.py$/.test(path) && !/(^|\/)tests?\//.test(path));
  const edited = (place, dice) => {
    const path = dice.pick(sources());
    return place.write(
      path,
      `${place.read(path)}\n\ndef added_${number(dice)}(x: int) -> str:\n    return x\n`,
    );
  };
  const kinds = [
    {
      kind: 'add or remove a git-ignored source',
      weight: 2,
      always: true,
      red: 'may',
      change: (place, dice) =>
        toggle(
          place,
          `${folderOf(dice.pick(sources()))}_made_${dice.below(2)}.py`,
          `import os\nX = ${number(dice)}\n`,
        ),
    },
    {
      kind: '.env at the root',
      weight: 1,
      always: true,
      change: (place, dice) => toggle(place, '.env', `HIDDEN=${number(dice)}\nPYTEST_ADDOPTS=--co\n`),
    },
    {
      kind: 'a variable that is not passed',
      weight: 1,
      always: true,
      change: (place, dice) =>
        place.setVariable(dice.pick(['PYTEST_ADDOPTS', 'PYTHONPATH']), dice.chance(0.3) ? undefined : '--co'),
    },
    {
      kind: "the user's configuration in HOME",
      weight: 1,
      always: true,
      change: (place) => toggle(place, '../home/.config/ruff/ruff.toml', 'lint.select = ["ALL"]\n'),
    },
    {
      kind: 'an edit while a run is under way',
      weight: 2,
      always: true,
      way: 'under way',
      red: 'may',
      change: edited,
    },
    {
      kind: 'two runs at once after an edit',
      weight: 1,
      always: true,
      way: 'twice',
      red: 'may',
      change: edited,
    },
    ...caches.filter(({ way }) => way === 'and back'),
  ];
  return { kinds, edited };
}
