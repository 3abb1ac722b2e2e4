import { expect, green, red } from './expect.js';
import { differences, metricsOf } from './metrics-of.js';

/**
 * An attack of the kind: something that decides about the numbers changes, and the cache answers for what was there before.
 * The workspace must work out of the box: green, with the values by hand. After the change `validate` must be red, as
 * MATURITY.md has the old numbers; the next run has the values by hand, or, with `must: 'value or red'`, names one of `names`.
 * Where git sees the change, `affected` must select the target. With `remedy`, what decides is undeclared at first: `validate`
 * must be red and print this line of the record, and with the line all is as above.
 */
export function stale({ id, title, change, collectors, name = 'part', must = 'value', names = [], ...more }) {
  return {
    id,
    title,
    files: more.files,
    links: more.links,
    plugin: more.plugin,
    environment: more.environment,
    collectors,
    run(workspace) {
      const hand = {
        directory: more.directory ?? name,
        sources: more.sources,
        tests: more.tests,
        collectors,
      };
      const measure = () => workspace.nx(['run', `${name}:maturity`]);
      const validate = () => workspace.nx(['run', `${name}:maturity:validate`]);

      more.prepare?.(workspace);
      const before = workspace.byHand(hand);
      green(measure(), 'the first run');
      isTrue(workspace, name, before, 'the first run');
      workspace.commit();
      if (more.remedy !== undefined) {
        red(validate(), 'validate without the line', more.remedy);
        const record = `${more.directory ?? name}/maturity.yaml`;
        workspace.append(record, `\n${more.remedy}\n`);
        green(measure(), 'the run with the line');
        workspace.commit();
      }
      green(validate(), 'validate before the change');

      change(workspace);
      const after = workspace.byHand(hand);
      if (JSON.stringify(before) === JSON.stringify(after))
        throw new Error(`The change decides about nothing: ${JSON.stringify(after)}`);
      if (more.affected !== undefined) {
        workspace.commit('change');
        const tasks = workspace.affected(more.affected);
        expect(tasks.has(`${name}:${more.affected}`), `nx affected does not select ${name}:${more.affected}`);
      }
      red(validate(), 'validate after the change');
      const run = measure();
      const wrong = differences(after, metricsOf(workspace, name, Object.keys(after)));
      if (must === 'value or red' && run.status !== 0 && wrong.length > 0) {
        red(run, 'the run after the change', ...names);
        return `red, and names ${names.find((one) => run.output.includes(one))}`;
      }
      green(run, 'the run after the change');
      isTrue(workspace, name, after, 'the run after the change');
      green(validate(), 'validate of the new report');
      return valuesOf(differences(before, after));
    },
  };
}

/** Ends the attack as succeeded unless the evidence has the values by hand. */
export function isTrue(workspace, name, expected, what) {
  const wrong = differences(expected, metricsOf(workspace, name, Object.keys(expected)));
  expect(wrong.length === 0, `${what}: ${wrong.join('; ')}`);
}

const valuesOf = (lines) =>
  lines.map((line) => line.replace('by hand ', '').replace('evidence ', 'then ')).join('; ');
