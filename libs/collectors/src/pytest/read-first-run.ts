import type { Failure, StepOutputs, ToolContext } from '../contract/collector.js';
import { stepOutput } from '../contract/step-output.js';
import { readJsonReport } from '../formats/read-json-report.js';
import { explainPytestUsage } from './explain-pytest-usage.js';
import { judgeTestRun, type CompleteRun } from './judge-test-run.js';
import { testRunSchema, type TestRun } from './test-run-schema.js';

export type FirstRun =
  | { readonly ok: true; readonly answer: TestRun; readonly run: CompleteRun }
  | { readonly ok: false; readonly failure: Failure };

/** The launcher's answer to the run of all tests, when it is that of this run and all of them ran. */
export function readFirstRun(outputs: StepOutputs, context: ToolContext): FirstRun {
  const { exitCode, reports, stderr } = stepOutput(outputs, 'tests');
  if (reports.run === undefined) return { ok: false, failure: { code: 'no-report' } };
  const json = readJsonReport(reports.run, testRunSchema, 'the answer of the test run');
  if (!json.ok) return json;
  const answer = json.report;
  if (answer.nonce !== context.nonce) return foreign('the answer of the test run is that of another run');
  if (answer.exitCode !== exitCode)
    return foreign(`exit code ${exitCode}, but the answer of the test run says ${answer.exitCode}`);
  const judgement = judgeTestRun(answer);
  if (judgement.ok) return { ok: true, answer, run: judgement.run };
  const why = exitCode === 4 ? explainPytestUsage(stderr) : undefined;
  const { failure } = judgement;
  return why === undefined
    ? judgement
    : { ok: false, failure: { ...failure, detail: `${failure.detail}: ${why}` } };
}

function foreign(detail: string): FirstRun {
  return { ok: false, failure: { code: 'foreign-report', detail } };
}
