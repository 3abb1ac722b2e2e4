import { rmSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Makes a change: before the runs that are looked at, while one or two others are under way, or after an edit was measured, so
 * that it can go back. Says what it did.
 */
export async function makeChange({ place, slow, run, startRun, edit }, { change, way }, dice) {
  const before = place.begin();
  if (way === undefined) return change(place, dice, before);
  if (way === 'and back') {
    edit(dice);
    run('maturity');
    return change(place, dice, place.begin());
  }
  writeFileSync(slow, '');
  try {
    if (way === 'twice') {
      const what = change(place, dice, before);
      await Promise.all([startRun('maturity'), startRun('maturity')]);
      return what;
    }
    // Once before, so that there is something to measure.
    change(place, dice, before);
    const milliseconds = 1000 + dice.below(4000);
    const runs = [startRun('maturity')];
    await wait(milliseconds);
    const what = change(place, dice, before);
    if (way === 'twice, under way') runs.push(startRun('maturity'));
    await Promise.all(runs);
    return `${what} after ${milliseconds} ms`;
  } finally {
    rmSync(slow);
  }
}
