import { wrongOnes } from './judge-run.js';
import { proveChange } from './prove-change.js';
import { median, summarize } from './summarize.js';

/**
 * Makes changes on a ground, prints what comes of each and of each kind, and counts the checks that passed and failed: kinds
 * that must come first, in a drawn order, then all by their weight.
 */
export async function prove(ground, changes, dice, only) {
  const kinds = ground.kinds.filter(({ kind }) => only === undefined || kind.includes(only));
  const counts = { passed: 0, failed: 0 };
  const check = (name, problems) => {
    const ok = problems.length === 0;
    counts[ok ? 'passed' : 'failed'] += 1;
    console.log(`${ok ? '✔' : '✖'} ${name}${ok ? '' : `: ${JSON.stringify(problems.slice(0, 5))}`}`);
  };
  const different = (truth) => wrongOnes(ground.evidence(truth), truth).filter(({ isUnknown }) => !isUnknown);
  try {
    ground.start();
    let truth = ground.truth();
    check('the first run gives the truth', different(truth));
    const outcomes = [];
    const open = dice.shuffle(kinds.filter(({ always }) => always || only !== undefined));
    const bag = kinds.flatMap((kind) => Array.from({ length: kind.weight }, () => kind));
    while (outcomes.length < changes) {
      const outcome = await proveChange(ground, open.pop() ?? dice.pick(bag), dice, truth);
      if (outcome === undefined) continue;
      truth = outcome.truth;
      outcomes.push(outcome);
      say(outcomes.length, outcome);
    }
    const { table, ratio, causes } = summarize(outcomes);
    console.log(`\n${table}\n`);
    console.log(`over-selection median ${ratio.toFixed(2)} (${causes})`);
    console.log(`seconds per run of Nx, median ${median(ground.seconds).toFixed(1)}`);
    const troubled = (word) =>
      outcomes.flatMap(({ trouble }) => trouble.filter((text) => text.startsWith(word)));
    check('no miss', troubled('MISS'));
    check('no stale green', troubled('STALE'));
    check('red only where that is an answer, and the remedy helps', troubled('RED'));
    check('over-selection at most 1.5', ratio <= 1.5 ? [] : [ratio]);
    ground.run('maturity');
    check('a cached run gives the truth', different(truth));
    const cached = ground.bytes();
    ground.run('maturity', '--skip-nx-cache');
    check(
      'a cached run gives the bytes of an uncached one',
      cached === ground.bytes() ? [] : ['bytes differ'],
    );
  } finally {
    ground.close();
  }
  return counts;
}

function say(index, { kind, what, changed, selected, misses, stale, red, trouble }) {
  const chosen = selected === undefined ? 'unseen by git' : `selected ${selected}, misses ${misses}`;
  console.log(
    `${index}\t${kind} (${what}): changed ${changed}, ${chosen}, stale ${stale}${red ? ', red' : ''}`,
  );
  for (const text of trouble) console.log(`  ${text}`);
}
