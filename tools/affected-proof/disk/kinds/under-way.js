import { valueText } from '../contents.js';

const read = [
  'plain/src/plain/mod.py',
  'plain/src/plain/__init__.py',
  'lent/common.py',
  'lent/sources/folder/more.py',
  'made/src/made/_version.py',
  'made/data/x.txt',
  'outer/inner/src/inner/mod.py',
  'plain/README.md',
  'plain/data/words.txt',
];

/** Edits while runs are under way. What such a run says may be red; what the next one says may not. */
export const underWay = [
  {
    kind: 'an edit while a run is under way',
    always: true,
    weight: 4,
    way: 'under way',
    red: 'may',
    change: (place, dice) => place.write(dice.pick(read), valueText(dice)),
  },
  {
    kind: 'two runs at once after an edit',
    always: true,
    weight: 3,
    way: 'twice',
    red: 'may',
    change: (place, dice) => place.write(dice.pick(read), valueText(dice)),
  },
  {
    kind: 'two runs at once with an edit between',
    weight: 3,
    way: 'twice, under way',
    red: 'may',
    change: (place, dice) => place.write(dice.pick(read), valueText(dice)),
  },
];
