import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { valueText } from '../contents.js';

const cacheOf = ({ base, shell }) => shell.NX_CACHE_DIRECTORY ?? join(base, 'cache');

/** Entries of Nx's cache: folders, and what Nx keeps beside them. */
const entriesOf = (cache) =>
  existsSync(cache) ? readdirSync(cache).filter((name) => /^\d+(\.commit)?$/.test(name)) : [];

/** Results that are lost, wholly or in part, while Nx's database still lists them; and a state that was measured before. */
export const caches = [
  {
    kind: 'the folders of the cache are emptied, and an earlier state is back',
    always: true,
    way: 'and back',
    weight: 3,
    red: 'may',
    change(place, _dice, before) {
      const cache = cacheOf(place);
      for (const name of entriesOf(cache)) rmSync(join(cache, name), { recursive: true, force: true });
      return `emptied; ${place.restore(before)}`;
    },
  },
  {
    kind: 'half of the entries are gone, and an earlier state is back',
    way: 'and back',
    weight: 2,
    red: 'may',
    change(place, dice, before) {
      const cache = cacheOf(place);
      const gone = entriesOf(cache).filter(() => dice.chance(0.5));
      for (const name of gone) rmSync(join(cache, name), { recursive: true, force: true });
      return `${gone.length} gone; ${place.restore(before)}`;
    },
  },
  {
    kind: 'entries lose their traces or their evidence',
    way: 'and back',
    weight: 2,
    red: 'may',
    change(place, dice, before) {
      const cache = cacheOf(place);
      const lost = dice.pick([/\.trace\.json$/, /(?<!\.trace)\.json$/]);
      const gone = entriesOf(cache).flatMap((entry) =>
        readdirSync(join(cache, entry), { recursive: true })
          .filter((file) => lost.test(file) && file.includes('.maturity'))
          .map((file) => join(cache, entry, file)),
      );
      for (const file of gone) rmSync(file, { force: true });
      return `${gone.length} files; ${place.restore(before)}`;
    },
  },
  {
    kind: 'the results in the workspace are lost, and a source is edited',
    weight: 1,
    change(place, dice) {
      rmSync(place.path('.maturity'), { recursive: true, force: true });
      return `.maturity and ${place.write('plain/src/plain/mod.py', valueText(dice))}`;
    },
  },
  {
    kind: 'another folder for the cache, and an earlier state is back',
    way: 'and back',
    weight: 1,
    red: 'may',
    change(place, dice, before) {
      const other = join(place.base, `cache-${dice.below(1e6)}`);
      mkdirSync(other);
      place.setVariable('NX_CACHE_DIRECTORY', dice.chance(0.3) ? undefined : other);
      return `another cache; ${place.restore(before)}`;
    },
  },
  {
    kind: 'an earlier state is back',
    way: 'and back',
    weight: 4,
    change: (place, _dice, before) => place.restore(before),
  },
];
