import { numbered, toggle, valueText } from '../contents.js';

/** Files that components reach by links. */
export const linkedFiles = [
  {
    kind: 'edit a source behind a link',
    always: true,
    weight: 3,
    change: (place, dice) =>
      place.write(dice.pick(['lent/common.py', 'plain/src/plain/mod.py']), valueText(dice)),
  },
  {
    kind: 'add or remove a source in a linked folder',
    always: true,
    weight: 2,
    change: (place, dice) => toggle(place, 'lent/sources/folder/extra.py', valueText(dice)),
  },
  {
    kind: 'edit data behind a link that leads out of the workspace',
    weight: 2,
    change: (place, dice) => place.write('../away/far.txt', numbered(dice)),
  },
  {
    kind: 'edit configuration behind a link',
    always: true,
    weight: 2,
    change: (place, dice) => place.write('lent/ruff.toml', `line-length = ${80 + dice.below(200)}\n`),
  },
  {
    kind: 'edit data behind a link',
    weight: 2,
    change: (place, dice) => place.write('lent/data/words.txt', numbered(dice)),
  },
  {
    kind: 'add or remove data in a linked folder',
    weight: 2,
    change: (place, dice) => toggle(place, 'lent/data/more.txt', numbered(dice)),
  },
  {
    kind: 'a link leads elsewhere',
    weight: 2,
    change(place, dice) {
      const targets = [
        '../../../lent/other.py',
        '../../../lent/common.py',
        '../../../plain/src/plain/mod.py',
      ];
      return place.link('linked/src/linked/common.py', dice.pick(targets));
    },
  },
  {
    kind: 'a file in place of a link',
    weight: 1,
    change: (place, dice) => place.write('linked/src/linked/of_plain.py', valueText(dice)),
  },
  {
    kind: 'a link in place of a file',
    weight: 1,
    change: (place, dice) =>
      place.link('plain/src/plain/mod.py', dice.pick(['../../../lent/common.py', '../../../lent/other.py'])),
  },
];
