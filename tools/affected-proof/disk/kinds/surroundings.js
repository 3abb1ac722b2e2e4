import { number, numbered, toggle } from '../contents.js';

const oneOrNone = (dice) => (dice.chance(0.3) ? undefined : String(number(dice)));

/** What lies around the workspace: the shell, files with variables, configuration of the user and of the machine. */
export const surroundings = [
  {
    kind: '.env at the root',
    always: true,
    weight: 2,
    change: (place, dice) => toggle(place, '.env', `HIDDEN=${number(dice)}\nFROM_FILE=${number(dice)}\n`),
  },
  {
    kind: '.env of a project',
    always: true,
    weight: 2,
    change: (place, dice) =>
      toggle(place, dice.pick(['shell/.env', 'shell/.env.local']), `HIDDEN=${number(dice)}\nFROM_FILE=1\n`),
  },
  {
    kind: 'a variable that is passed',
    always: true,
    weight: 3,
    change: (place, dice) => place.setVariable('SHOWN', oneOrNone(dice)),
  },
  {
    kind: 'a variable that is not passed',
    always: true,
    weight: 2,
    change: (place, dice) =>
      place.setVariable(dice.pick(['HIDDEN', 'GIVEN', 'PYTHONPATH', 'PYTEST_ADDOPTS']), oneOrNone(dice)),
  },
  {
    kind: "the user's configuration in HOME",
    always: true,
    weight: 2,
    change: (place, dice) =>
      toggle(place, '../home/.config/ruff/ruff.toml', `line-length = ${80 + dice.below(99)}\n`),
  },
  {
    kind: "the user's configuration in XDG_CONFIG_HOME",
    weight: 1,
    change(place, dice) {
      place.write('../xdg/ruff/ruff.toml', `line-length = ${80 + dice.below(99)}\n`);
      return place.setVariable('XDG_CONFIG_HOME', dice.chance(0.3) ? undefined : place.path('../xdg'));
    },
  },
  {
    kind: "the user's git excludes files",
    weight: 1,
    change(place, dice) {
      place.write('../home/.excludes', '/plain/src/plain/mod.py\n/lent/common.py\n');
      toggle(place, '../home/.gitconfig', `[core]\nexcludesFile = ${place.path('../home/.excludes')}\n`);
      return `core.excludesFile and ${place.write('lent/common.py', `VALUE = ${number(dice)}\n`)}`;
    },
  },
  {
    kind: 'configuration above the workspace',
    weight: 1,
    red: 'may',
    undo: true,
    change: (place, dice) => toggle(place, '../ruff.toml', `line-length = ${80 + dice.below(99)}\n`),
  },
  {
    kind: 'a file beside the workspace that nobody reads',
    weight: 1,
    change: (place, dice) => place.write('../away/unread.txt', numbered(dice)),
  },
];
