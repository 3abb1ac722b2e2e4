import { number, numbered, toggle, valueText } from '../contents.js';

const sources = [
  'plain/src/plain/mod.py',
  'plain/src/plain/__init__.py',
  'shell/src/shell/__init__.py',
  'user/src/user/more.py',
  'lent/sources/folder/more.py',
];

/** Files that git sees and that lie in the component or are named by its record. */
export const ownFiles = [
  {
    kind: 'edit a source',
    weight: 6,
    change: (place, dice) => place.write(dice.pick(sources), valueText(dice)),
  },
  {
    kind: 'edit a test',
    weight: 3,
    change(place, dice) {
      const file = dice.pick(['plain/tests/test_plain.py', 'user/tests/test_user.py']);
      return place.write(
        file,
        `${place.read(file).replace(/observe\(\d+\)\n/, '')}observe(${number(dice)})\n`,
      );
    },
  },
  {
    kind: 'add or remove a test',
    weight: 2,
    change: (place, dice) => toggle(place, 'plain/tests/test_more.py', `observe(${number(dice)})\n`),
  },
  {
    kind: 'edit README.md, which a test opens',
    always: true,
    weight: 3,
    change: (place, dice) => place.write('plain/README.md', `# plain\n\n${number(dice)}\n`),
  },
  {
    kind: 'edit README.md, which no test opens',
    weight: 1,
    change: (place, dice) => place.write('shell/README.md', `# shell\n\n${number(dice)}\n`),
  },
  {
    kind: 'edit pyproject.toml, which a test opens',
    always: true,
    weight: 2,
    change: (place, dice) =>
      place.write('plain/pyproject.toml', `[project]\nname = "plain"\nversion = "1.0"\n# ${number(dice)}\n`),
  },
  {
    kind: 'edit data that a test opens',
    weight: 2,
    change: (place, dice) => place.write('plain/data/words.txt', numbered(dice)),
  },
  {
    kind: 'a folder that a test lists holds another file',
    always: true,
    weight: 3,
    change: (place, dice) =>
      toggle(place, `${dice.pick(['plain/data', 'given'])}/more-${dice.below(2)}.txt`, numbered(dice)),
  },
  {
    kind: 'a file appears where a test looks for it',
    always: true,
    weight: 3,
    change: (place, dice) =>
      toggle(place, dice.pick(['plain/missing.json', 'given/override.txt']), numbered(dice)),
  },
  {
    kind: 'a module appears where an import looks for it',
    weight: 3,
    change: (place, dice) => toggle(place, 'plain/src/plain/optional.py', valueText(dice)),
  },
  {
    kind: 'a module appears before the one that is imported',
    weight: 1,
    change: (place, dice) => toggle(place, 'user/src/shell/__init__.py', valueText(dice)),
  },
  {
    kind: 'edit a source of a nested project',
    always: true,
    weight: 3,
    change: (place, dice) => place.write(`outer/inner/src/inner/mod.py`, valueText(dice)),
  },
  {
    kind: 'add or remove a source of a nested project',
    weight: 2,
    change: (place, dice) => toggle(place, 'outer/inner/src/inner/more.py', valueText(dice)),
  },
  {
    kind: 'add or remove configuration',
    weight: 2,
    change: (place, dice) =>
      toggle(
        place,
        dice.pick(['shell/ruff.toml', 'user/pyrightconfig.json', 'outer/src/.bandit']),
        dice.chance(0.5) ? '' : ' ',
      ),
  },
  {
    kind: 'edit a record',
    weight: 1,
    change: (place, dice) =>
      place.write(
        'user/maturity.yaml',
        place.read('user/maturity.yaml').replace(/owner: .*/, `owner: '@team${number(dice)}'`),
      ),
  },
];
