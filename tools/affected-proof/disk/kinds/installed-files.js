import { number, toggle, valueText } from '../contents.js';
import { installed, writeDistribution } from '../environment.js';

/** What is installed in the environment. */
export const installedFiles = [
  {
    kind: 'an installed module is edited in place',
    always: true,
    weight: 2,
    red: 'may',
    change: (place, dice) => place.write(`${installed(place)}/proofdist/__init__.py`, valueText(dice)),
  },
  {
    kind: 'the same version is installed with other content',
    always: true,
    weight: 2,
    red: 'may',
    change: (place, dice) => writeDistribution(place, '1.0', valueText(dice)),
  },
  {
    kind: 'another version is installed',
    weight: 2,
    red: 'may',
    change: (place, dice) => writeDistribution(place, `1.${1 + dice.below(5)}`, valueText(dice)),
  },
  {
    kind: 'a loose installed module is edited',
    weight: 1,
    red: 'may',
    change: (place, dice) => place.write(`${installed(place)}/loose.py`, valueText(dice)),
  },
  {
    kind: 'a .pth file leads elsewhere',
    always: true,
    weight: 1,
    red: 'may',
    change(place, dice) {
      const folder = `../beside-${dice.below(3)}`;
      place.write(`${folder}/via_path.py`, `VALUE = ${number(dice)}\n`);
      return place.write(`${installed(place)}/proof.pth`, `${place.path(folder)}\n`);
    },
  },
  {
    kind: 'an installed module appears where an import looks for it',
    weight: 2,
    red: 'may',
    change: (place, dice) => toggle(place, `${installed(place)}/maybe_installed.py`, valueText(dice)),
  },
];
