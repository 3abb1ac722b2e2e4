import { nothingElse, type LookedAt } from '../contract/looked-at.js';
import { recorded } from '../recorded.spec.run.js';
import type { StepOutput, StepOutputs, ToolStep } from '../contract/collector.js';
import type { CompleteRun } from './judge-test-run.js';
import { readReruns, rerunStep } from './rerun-failed.js';

const whole = recorded('pytest', 'a-b');
const context = { ...whole.context, rerunFailedTests: 2 };
const [scope] = whole.scopes;
const tests = (...notPassed: [string, string][]): Pick<CompleteRun, 'tests' | 'rootFolder'> => ({
  rootFolder: '.',
  tests: { notPassed: notPassed.map(([test, outcome]) => ({ test, outcome })) } as never,
});
const failed = tests(
  ['t.py::a', 'failed'],
  ['t.py::b', 'error'],
  ['t.py::c', 'skipped'],
  ['t.py::d', 'xpassed'],
);

type Answer = Record<string, unknown> & { tests: Record<string, unknown>; pytest: Record<string, unknown> };

const lookedAt = (number: number): LookedAt => ({ ...nothingElse, files: [`data-${number}.txt`] });

/** What the launcher answers when it has run tests again and these passed. */
function again(
  number: number,
  passedTests: readonly string[],
  change: (answer: Answer) => void = () => undefined,
  exitCode = 1,
): StepOutputs {
  const answer = JSON.parse(whole.outputs.tests?.reports.run ?? '') as Answer;
  answer.nonce = `${context.nonce} again-${number}`;
  answer.tests.passedTests = passedTests;
  answer.lookedAt = lookedAt(number);
  change(answer);
  const id = `again-${number}`;
  const output: StepOutput = {
    id,
    exitCode,
    stdout: '',
    stderr: '',
    reports: { run: JSON.stringify(answer) },
  };
  return { [id]: output };
}

describe('readReruns', () => {
  it('knows that a run without failed tests has no flaky ones', () => {
    expect(readReruns({}, tests(['t.py::c', 'skipped']), context)).toEqual({
      failing: [],
      flaky: [],
      isKnown: true,
      lookedAt: [],
    });
  });

  it('knows nothing of tests that were not run again', () => {
    expect(readReruns({}, failed, context)).toEqual({
      failing: ['t.py::a', 't.py::b'],
      flaky: [],
      isKnown: false,
      lookedAt: [],
    });
    expect(readReruns({}, failed, { ...context, rerunFailedTests: 0 }).isKnown).toBe(false);
  });

  it('tells flaky tests from those that fail every time', () => {
    const outputs = { ...again(1, ['t.py::a']), ...again(2, []) };
    expect(readReruns(outputs, failed, context)).toEqual({
      failing: ['t.py::b'],
      flaky: ['t.py::a'],
      isKnown: true,
      lookedAt: [lookedAt(1), lookedAt(2)],
    });
  });

  it('does not know how many are flaky before they were run as often as they should be', () => {
    expect(readReruns(again(1, ['t.py::a']), failed, context)).toMatchObject({
      flaky: ['t.py::a'],
      isKnown: false,
    });
    expect(readReruns(again(1, ['t.py::a', 't.py::b']), failed, context)).toMatchObject({
      failing: [],
      flaky: ['t.py::a', 't.py::b'],
      isKnown: true,
    });
  });

  it('takes tests that passed once for flaky, whatever others passed with them', () => {
    expect(readReruns(again(1, ['t.py::z', 't.py::b']), failed, context)).toMatchObject({
      failing: ['t.py::a'],
      flaky: ['t.py::b'],
    });
  });

  it.each<[string, StepOutputs]>([
    ['is not the answer to it', again(1, ['t.py::a'], (answer) => (answer.nonce = context.nonce))],
    [
      'is the answer to another',
      again(1, ['t.py::a'], (answer) => (answer.nonce = `${context.nonce} again-2`)),
    ],
    ['has another exit code', again(1, ['t.py::a'], undefined, 0)],
    ['did not come to its end', again(1, ['t.py::a'], (answer) => (answer.tests.unfinished = 1))],
    ['ended early', again(1, ['t.py::a'], (answer) => (answer.pytest.session = null))],
    ['does not name what passed', again(1, ['t.py::a'], (answer) => delete answer.tests.passedTests)],
    ['has no tests', again(1, ['t.py::a'], (answer) => Object.assign(answer, { tests: null }))],
    ['does not know what was opened', again(1, ['t.py::a'], (answer) => (answer.lookedAt = null))],
    ['has another form', again(1, ['t.py::a'], (answer) => (answer.format = 'other/1'))],
    ['has no report', { 'again-1': { ...again(1, [])['again-1']!, reports: {} } }],
  ])('believes no run that %s', (_, outputs) => {
    expect(readReruns(outputs, failed, context)).toEqual({
      failing: ['t.py::a', 't.py::b'],
      flaky: [],
      isKnown: false,
      lookedAt: [],
    });
  });
});

describe('rerunStep', () => {
  const step = (outputs: StepOutputs, first = failed, rerunFailedTests = 2, scopes = whole.scopes) =>
    rerunStep('unit', outputs, first, scopes, { ...context, rerunFailedTests });
  const request = (made: ToolStep | undefined) =>
    JSON.parse(Object.values(made?.inputs ?? {})[0] ?? '{}') as Record<string, unknown>;

  it('runs all tests as before, without coverage', () => {
    const made = step({});
    expect(made).toMatchObject({ id: 'again-1', cwd: '/workspace' });
    expect(request(made)).toMatchObject({
      nonce: `${context.nonce} again-1`,
      tests: scope?.tests.unit,
      coverage: false,
      components: [
        {
          name: scope?.component.name,
          sources: scope?.sources.map((path) => `/workspace/${path}`),
          sourceFiles: scope?.files.map((path) => `/workspace/${path}`),
        },
      ],
    });
    expect(made?.reports).not.toHaveProperty('coverage-0');
  });

  it('is none where there is nothing to run again', () => {
    expect(step({}, tests(['t.py::c', 'skipped']))).toBeUndefined();
    expect(step(again(1, ['t.py::a', 't.py::b']))).toBeUndefined();
    expect(step({}, failed, 0)).toBeUndefined();
    expect(step(again(1, []), failed, 1)).toBeUndefined();
    expect(step({ ...again(1, []), ...again(2, []) })).toBeUndefined();
    expect(step({}, failed, 2, [])).toBeUndefined();
  });

  it('is none after a run that proved nothing', () => {
    expect(step(again(1, [], (answer) => (answer.nonce = 'another')))).toBeUndefined();
  });

  it('is told from the other steps of the run', () => {
    expect(step({ ...whole.outputs, ...again(1, []) })?.id).toBe('again-2');
    expect(step(whole.outputs)?.id).toBe('again-1');
  });
});
