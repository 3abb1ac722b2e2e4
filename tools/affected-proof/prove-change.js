import { lastLines } from './last-lines.js';
import { believedOnes, changedTasks, wrongOnes } from './judge-run.js';

/**
 * Makes one change on a ground and holds what Nx says of it against the truth. The outcome: `changed` components whose truth is
 * another, `selected` by `nx affected` (undefined where git sees no change), `stale` numbers that a run gave for true, `red`
 * whether a run knew that it has no true number, `trouble` in words.
 */
export async function proveChange(ground, kind, dice, before) {
  const what = await ground.make(kind, dice);
  if (what === undefined) return undefined;
  const isSeen = ground.commit(`${kind.kind}: ${what}`);
  const truth = ground.truth();
  const changed = changedTasks(before, truth, ground.targetOf);
  const watch = openWatch(ground, truth);

  let selected;
  let missed = [];
  if (isSeen) {
    const run = ground.affected();
    selected = components(run.tasks);
    missed = changed.filter(({ task }) => !run.tasks.has(task));
    for (const { task } of missed) watch.trouble.push(`MISS ${task} changed and was not selected`);
    watch.judge('affected', run, (name) => selected.has(name));
  }
  if (!watch.judge('maturity:validate', ground.run('maturity:validate'))) await report(ground, kind, watch);
  ground.commit('reports');
  return {
    kind: kind.kind,
    what,
    changed: new Set(changed.map(({ name }) => name)).size,
    selected: selected?.size,
    misses: new Set(missed.map(({ name }) => name)).size,
    stale: watch.stale.size,
    red: watch.isRed(),
    trouble: watch.trouble,
    truth: kind.undo !== undefined ? before : ground.isJudged ? ground.truth() : truth,
  };
}

/** Holds runs against the truth, and keeps what is wrong with them. */
function openWatch(ground, truth) {
  const trouble = [];
  const stale = new Set();
  let isRed = false;
  /** Whether the run gave the truth. */
  const judge = (name, run, among = () => true) => {
    const wrong = wrongOnes(ground.evidence(truth), truth).filter(({ component }) => among(component));
    for (const { component, collectors } of believedOnes(wrong, run)) {
      trouble.push(
        `STALE ${component} (${collectors.join(', ')}) by ${name}, which ended with ${run.status}`,
      );
      stale.add(component);
    }
    if (wrong.length > 0) isRed = true;
    return run.status === 0 && wrong.length === 0;
  };
  return { trouble, stale, judge, isRed: () => isRed };
}

/**
 * After a red validation: the reports are made, and where they cannot be, the remedy that is printed is carried out. In the end
 * validation must be green.
 */
async function report(ground, { red, undo }, { judge, trouble }) {
  const reported = ground.run('maturity');
  if (!judge('maturity', reported)) {
    if (red !== 'may') trouble.push(`RED, where it should just work\n${lastLines(reported.output)}`);
    const again = ground.run('maturity', '--skip-nx-cache');
    if (!judge('maturity --skip-nx-cache', again) && undo === undefined && !ground.unknownIsAnswer)
      trouble.push(`RED, and the remedy does not help\n${lastLines(again.output)}`);
  }
  if (undo !== undefined) await ground.takeBack();
  if (ground.unknownIsAnswer) return;
  let validated = ground.run('maturity:validate');
  if (/not among its inputs/.test(validated.output)) {
    if (red !== 'may')
      trouble.push(`RED, where nothing should be undeclared\n${lastLines(validated.output)}`);
    ground.declare();
    validated = ground.run('maturity:validate');
  }
  if (validated.status !== 0) trouble.push(`RED validate after the reports\n${lastLines(validated.output)}`);
}

const components = (tasks) => new Set([...tasks].map((task) => task.slice(0, task.indexOf(':'))));
