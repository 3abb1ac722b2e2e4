import { number, numbered, toggle, valueText } from '../contents.js';

/** Files that git and Nx ignore. */
export const unhashedFiles = [
  {
    kind: 'edit a git-ignored source',
    always: true,
    weight: 3,
    change: (place, dice) => place.write('made/src/made/_version.py', valueText(dice)),
  },
  {
    kind: 'a git-ignored source is written as editors do',
    weight: 1,
    change: (place, dice) => place.replace('made/src/made/_version.py', valueText(dice)),
  },
  {
    kind: 'add or remove a git-ignored source',
    weight: 3,
    change: (place, dice) =>
      toggle(
        place,
        dice.pick(['made/src/made/_more.py', 'plain/src/plain/_made.py', 'lent/sources/folder/_made.py']),
        valueText(dice),
      ),
  },
  {
    kind: 'edit git-ignored data of the tests',
    weight: 2,
    change: (place, dice) => place.write('made/tests/local/settings.txt', numbered(dice)),
  },
  {
    kind: 'edit git-ignored data that the record names',
    always: true,
    weight: 2,
    change: (place, dice) => place.write('made/data/x.txt', numbered(dice)),
  },
  {
    kind: 'a git-ignored file appears where a test looks for it',
    always: true,
    weight: 2,
    red: 'may',
    change: (place, dice) => toggle(place, 'plain/settings.local', numbered(dice)),
  },
  {
    kind: 'a folder that a test lists holds another git-ignored file',
    weight: 2,
    red: 'may',
    change: (place, dice) =>
      toggle(place, dice.pick(['plain/data/a.local', 'given/a.local']), numbered(dice)),
  },
  {
    kind: 'a file in .nxignore',
    weight: 1,
    change(place, dice) {
      toggle(place, '.nxignore', 'shell/src/shell/__init__.py\n');
      return `.nxignore and ${place.write('shell/src/shell/__init__.py', valueText(dice))}`;
    },
  },
  {
    kind: 'a file in .git/info/exclude',
    weight: 1,
    change(place, dice) {
      toggle(place, '.git/info/exclude', '/user/src/user/extra.py\n/plain/src/plain/mod.py\n');
      place.write('plain/src/plain/mod.py', valueText(dice));
      return `.git/info/exclude and ${place.write('user/src/user/extra.py', `VALUE = ${number(dice)}\n`)}`;
    },
  },
];
