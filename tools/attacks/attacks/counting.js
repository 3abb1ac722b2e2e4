import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { component } from '../component.js';
import { expect, green } from '../expect.js';
import { metricsOf } from '../metrics-of.js';
import { isTrue, stale } from '../stale.js';

/** The numbers are those by hand, and MATURITY.md has what configuration leaves out of them. */
function namesLeftOut(workspace, left) {
  const expected = workspace.byHand({
    directory: 'part',
    collectors: ['ruff', 'pyright', 'bandit', 'pytest'],
  });
  green(workspace.nx(['run', 'part:maturity']), 'the run');
  isTrue(workspace, 'part', expected, 'the run');
  const report = workspace.read('part/MATURITY.md');
  const unnamed = left.filter((one) => !report.includes(one));
  expect(unnamed.length === 0, `MATURITY.md does not name ${unnamed.join(', ')}`);
  return `MATURITY.md names ${left.join(', ')}`;
}

const policy = (reruns) =>
  `apiVersion: maturity/v1\npolicyVersion: '1'\nextends: builtin\nmeasuring: { rerunFailedTests: ${reruns} }\n`;
const inOrder = `state: list[int] = []


def test_first() -> None:
    state.append(1)


def test_second() -> None:
    assert state == []
`;

/** A test that fails each time that it is run for the first time since the count was set to 0. */
const moody = (count) => `from pathlib import Path


def test_moody() -> None:
    count = Path(${JSON.stringify(count)})
    turn = int(count.read_text()) + 1
    count.write_text(str(turn))
    assert turn % 2 == 0
`;

const isTicked = (workspace, what) =>
  workspace
    .read('part/MATURITY.md')
    .split('\n')
    .some((line) => line.startsWith('- [x]') && line.includes(what));

/** What is counted, and how often. */
export const counting = [
  {
    id: '8.order',
    title: 'a test that fails after another one and passes alone, where failed tests are run again',
    collectors: ['pytest'],
    files: component('part', {
      files: { 'maturity.policy.yaml': policy(2), 'part/tests/test_order.py': inOrder },
    }),
    run(workspace) {
      const expected = workspace.byHand({ directory: 'part', collectors: ['pytest'] });
      expect(expected['tests.unit.failed'] === 1, 'by hand no test fails');
      green(workspace.nx(['run', 'part:maturity']), 'the run');
      isTrue(workspace, 'part', expected, 'the run');
      expect(!isTicked(workspace, 'tests pass'), 'the criterion about passing tests is ticked');
      return '1 failed, as by hand, and nothing about it is ticked';
    },
  },
  {
    id: '8.flaky',
    title: 'a test that passes when all are run again in the same way opens no gate',
    collectors: ['pytest'],
    files: component('part', { files: { 'maturity.policy.yaml': policy(1) } }),
    run(workspace) {
      const count = join(workspace.folder, 'count');
      writeFileSync(count, '0');
      workspace.write('part/tests/test_moody.py', moody(count));
      green(workspace.nx(['run', 'part:maturity']), 'the run');
      const seen = metricsOf(workspace, 'part', [
        'tests.unit.flaky',
        'tests.unit.failed',
        'tests.unit.passed',
      ]);
      expect(
        Object.values(seen).join() === '1,0,1',
        `flaky, failed, passed are ${Object.values(seen).join()}`,
      );
      expect(!isTicked(workspace, 'tests pass'), 'the criterion about passing tests is ticked');
      return '1 flaky, and nothing about it is ticked';
    },
  },
  {
    id: '9',
    title: "the policy's number of reruns changes",
    collectors: ['pytest'],
    files: component('part', { files: { 'maturity.policy.yaml': policy(1) } }),
    run(workspace) {
      const count = join(workspace.folder, 'count');
      workspace.write('part/tests/test_moody.py', moody(count));
      const seen = [1, 0].map((reruns) => {
        writeFileSync(count, '0');
        workspace.write('maturity.policy.yaml', policy(reruns));
        green(workspace.nx(['run', 'part:maturity']), `the run with ${reruns} reruns`);
        return metricsOf(workspace, 'part', ['tests.unit.failed'])['tests.unit.failed'];
      });
      expect(seen.join() === '0,1', `failed are ${seen.join()} with 1 and 0 reruns`);
      return 'failed 0 with 1 rerun (it is flaky), 1 with none, as by hand';
    },
  },
  {
    id: '17.files',
    title: 'files that configuration leaves out, where all that is left is green',
    files: component('part', {
      project: [
        '[tool.ruff]\nextend-exclude = ["src/part/no_lint.py"]\n',
        '[tool.pyright]\nignore = ["src/part/no_types.py"]\n',
        '[tool.coverage.run]\nomit = ["src/part/no_tests.py"]\n',
      ].join(''),
      files: {
        'part/src/part/no_lint.py': 'import os\n',
        'part/src/part/no_types.py': 'x: int = ""\n',
        'part/src/part/no_tests.py': 'x = 1\n',
      },
    }),
    run: (workspace) => namesLeftOut(workspace, ['no_lint.py', 'no_types.py', 'no_tests.py']),
  },
  {
    id: '17.rules',
    title: 'rules, tests and lines that configuration leaves out, where all that is left is green',
    files: component('part', {
      project: [
        'addopts = "-m \'not slow\' --ignore=tests/more"\nmarkers = ["slow"]\n',
        '[tool.ruff.lint]\nignore = ["F401"]\n[tool.ruff.lint.per-file-ignores]\n"**/unused.py" = ["F841"]\n',
        '[tool.pyright]\nreportAssignmentType = false\n',
        '[tool.coverage.report]\nexclude_also = ["def unused"]\n',
      ].join(''),
      files: {
        'part/src/.bandit': '[bandit]\nskips = B404\n',
        'part/src/part/unused.py':
          'import subprocess\n\n\ndef unused() -> None:\n    """Do nothing."""\n    x: int = ""\n',
        'part/tests/more/test_more.py': 'def test_more() -> None:\n    raise ValueError\n',
        'part/tests/test_slow.py':
          'import pytest\n\n\n@pytest.mark.slow\ndef test_slow() -> None:\n    raise ValueError\n',
      },
    }),
    run: (workspace) =>
      namesLeftOut(workspace, [
        '`F401`, `F841` in `**/unused.py`',
        '`reportAssignmentType`',
        '`B404`',
        "`-m 'not slow'`, `tests/more`",
        '`def unused`',
      ]),
  },
  {
    id: '17.nothing-selected',
    title: 'an empty selection of rules',
    collectors: ['ruff'],
    files: component('part', { project: '[tool.ruff.lint]\nselect = []\n' }),
    run(workspace) {
      green(workspace.nx(['run', 'part:maturity']), 'the run');
      const report = workspace.read('part/MATURITY.md');
      expect(/rules left out by configuration: `ALL`/.test(report), 'MATURITY.md does not say so');
      return 'MATURITY.md says that all rules are left out';
    },
  },
  stale({
    id: '23.levels',
    title: 'the configuration that .bandit names changes',
    collectors: ['bandit'],
    files: component('part', {
      files: {
        'part/src/.bandit': '[bandit]\nconfigfile = bandit.yaml\n',
        'part/bandit.yaml': 'skips: [B101]\n',
        'part/src/part/asserts.py': 'assert True\n',
      },
    }),
    change: (workspace) => workspace.write('part/bandit.yaml', 'skips: [B102]\n'),
    affected: 'maturity:security',
  }),
];
