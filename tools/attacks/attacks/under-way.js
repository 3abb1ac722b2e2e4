import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { component } from '../component.js';
import { expect, green, red } from '../expect.js';
import { differences, metricsOf } from '../metrics-of.js';
import { isTrue } from '../stale.js';

const good = '"""Late."""\n\nvalue = 1\n';
const bad = '"""Late."""\n\nvalue = 2\n';

/** A test that says when it has begun, and imports a module of the sources when it is told to go on. */
const slow = (signals) => `import time
from pathlib import Path


def test_slow() -> None:
    signals = Path(${JSON.stringify(signals)})
    (signals / "begun").write_text("")
    for _ in range(600):
        if (signals / "go").exists():
            break
        time.sleep(0.05)
    from part.late import value

    assert value == 1
`;

async function until(holds, what) {
  for (let turn = 0; turn < 1200; turn += 1) {
    if (holds()) return;
    await wait(50);
  }
  throw new Error(`it takes too long until ${what}`);
}

/** Starts a run, and edits a source while its tests wait for `go`. `truth` is the number of what was before. */
async function editUnderWay(workspace) {
  const signal = (name) => join(workspace.folder, name);
  const go = () => {
    writeFileSync(signal('go'), '');
  };
  const expected = () => workspace.byHand({ directory: 'part', collectors: ['pytest'] });
  workspace.write('part/tests/test_slow.py', slow(workspace.folder));
  workspace.commit();
  go();
  const truth = expected();
  for (const name of ['go', 'begun']) rmSync(signal(name));
  const running = workspace.start(['run', 'part:maturity']);
  await until(() => existsSync(signal('begun')), 'the test begins');
  workspace.write('part/src/part/late.py', bad);
  return { running, truth, expected, go };
}

/**
 * Ends the attack as succeeded unless what lies there after the edit was taken back has its own number, at once or by the
 * command that a red run asks for.
 */
function checkRestored(workspace, expected) {
  const measure = (...more) => workspace.nx(['run', 'part:maturity', ...more]);
  workspace.git('checkout', '--', '.');
  const first = measure();
  if (first.status !== 0) {
    red(first, 'the run after the edit was taken back', 'part/src/part/late.py');
    green(measure('--skip-nx-cache'), 'the run that the message asks for');
    isTrue(workspace, 'part', expected, 'the run that the message asks for');
    green(measure(), 'the run after it');
  }
  isTrue(workspace, 'part', expected, 'the run after the edit was taken back');
  return first.status === 0 ? 'at once' : 'after the command that it asks for';
}

/** What changes while somebody measures. */
export const underWay = [
  {
    id: '7.edit',
    title: 'a source is edited while the tests run, and the edit is taken back',
    collectors: ['pytest'],
    files: component('part', { files: { 'part/src/part/late.py': good } }),
    async run(workspace) {
      const { running, truth, go } = await editUnderWay(workspace);
      go();
      const ended = await running;
      red(ended, 'the run with the edit', 'part/src/part/late.py');
      return `the run is red and names the file; the number of what was before, ${checkRestored(workspace, truth)}`;
    },
  },
  {
    id: '7.two-runs',
    title: 'two runs at once with an edit between them, and the edit is taken back',
    collectors: ['pytest'],
    files: component('part', { files: { 'part/src/part/late.py': good } }),
    async run(workspace) {
      const { running: first, truth, expected, go } = await editUnderWay(workspace);
      const second = workspace.start(['run', 'part:maturity']);
      await wait(4000);
      go();
      const ended = await Promise.all([first, second]);
      const edited = expected();
      const wrong = differences(edited, metricsOf(workspace, 'part', Object.keys(edited)));
      expect(
        wrong.length === 0 || ended.some(({ status }) => status !== 0),
        () => `both runs are green, and the evidence is of neither: ${wrong.join('; ')}`,
      );
      return `nothing of one run is believed for the other; the number of what was before, ${checkRestored(workspace, truth)}`;
    },
  },
];
