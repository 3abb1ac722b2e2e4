import { join, posix } from 'node:path';
import type {
  Collector,
  Failure,
  MeasuredScope,
  StepOutput,
  StepOutputs,
  ToolContext,
  ToolStep,
} from '../contract/collector.js';
import { toolArguments } from '../contract/tool-arguments.js';
import { launcherStep } from './launcher-step.js';
import { readFirstRun } from './read-first-run.js';
import { readTestRun } from './read-test-run.js';
import { rerunStep } from './rerun-failed.js';
import { signsOfEnvironment } from './signs-of-environment.js';
import type { TestKind } from './test-kind.js';
import { testMetrics } from './test-metrics.js';

/**
 * Tests of one kind and their coverage, from one process: a launcher starts coverage.py, then pytest (see its own
 * documentation). Components with the same tests share one run. Where the policy asks for it, and tests failed, all are run again without coverage.
 */
export function pytestCollector(name: string, target: string, kind: TestKind): Collector {
  return {
    name,
    target,
    tool: 'pytest',
    row: { region: 'tests', kind, label: kind === 'unit' ? 'Unit' : 'Integration' },
    metrics: testMetrics(kind),
    configFiles: [
      { name: 'pytest.toml' },
      { name: '.pytest.toml' },
      { name: 'pytest.ini' },
      { name: '.pytest.ini' },
      { name: '.coveragerc' },
      { name: '.coveragerc.toml' },
      { name: 'pyproject.toml', sections: ['tool.pytest', 'tool.coverage'] },
      { name: 'tox.ini', sections: ['pytest', 'coverage'] },
      { name: 'setup.cfg', sections: ['tool:pytest', 'coverage'] },
    ],
    needs: { interpreter: true, programs: [] },
    precondition: (scope) => precondition(kind, scope),
    group: (scope) => JSON.stringify([scope.directory, scope.tests[kind]]),
    steps: (scopes, context) => [testStep(kind, scopes, context)],
    again: (outputs, scopes, context) => failedTestsStep(kind, outputs, scopes, context),
    handCommand: (scope) => handCommand(kind, scope),
    explainExit: explainEnd,
    alsoLooksAt: (scope, view) => signsOfEnvironment(kind, scope, view),
    read: (outputs, scopes, context) => readTestRun(kind, outputs, scopes, context),
  };
}

function precondition(kind: TestKind, scope: MeasuredScope): Failure | undefined {
  if (scope.tests[kind].length === 0 && scope.testFailures[kind] === undefined)
    return {
      code: 'nothing-measured',
      detail: `no ${kind} tests are declared`,
      remedy: `Write tests and name them in maturity.yaml: tests: { ${kind}: [tests/${kind}] }`,
    };
  return scope.testFailures[kind];
}

function testStep(kind: TestKind, scopes: readonly MeasuredScope[], context: ToolContext): ToolStep {
  const [first] = scopes;
  if (first === undefined) throw new Error('pytest needs a component');
  const absolute = (path: string) => join(context.workspaceRoot, path);
  const components = scopes.map((scope) => ({
    name: scope.component.name,
    sources: scope.sources.map(absolute),
    sourceFiles: scope.files.map(absolute),
  }));
  const tests = toolArguments(first.tests[kind], first.directory);
  const request = { nonce: context.nonce, components, tests, coverage: true };
  return launcherStep('tests', context, first.directory, request);
}

/** Undefined where the first run is of no use (tests that cannot be loaded): nothing is run again then. */
function failedTestsStep(
  kind: TestKind,
  outputs: StepOutputs,
  scopes: readonly MeasuredScope[],
  context: ToolContext,
): ToolStep | undefined {
  const first = readFirstRun(outputs, context);
  return first.ok ? rerunStep(kind, outputs, first.run, scopes, context) : undefined;
}

function handCommand(kind: TestKind, { sources, files, tests, directory }: MeasuredScope): string[] {
  const folders = sources.map((source) => (files.includes(source) ? posix.dirname(source) : source));
  const source = [...new Set(toolArguments(folders, directory))].join(',');
  return ['coverage', 'run', `--source=${source}`, '-m', 'pytest', ...toolArguments(tests[kind], directory)];
}

/** Says more about a run that left no answer. */
function explainEnd({ stderr, exitCode }: StepOutput): Failure | undefined {
  const fatal = /^Fatal Python error: (?:init|config).*$/m.exec(stderr)?.[0];
  if (fatal !== undefined) return { code: 'interpreter-broken', detail: fatal };
  return {
    code: 'incomplete-run',
    detail: `the process ended with exit code ${exitCode} before pytest did (os._exit, a crash, a missing file)`,
  };
}
