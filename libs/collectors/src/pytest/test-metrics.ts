import type { MetricDeclaration } from '@tta/maturity-model';
import type { TestKind } from './test-kind.js';

/** What a run of one kind of tests measures. Branches only where the user's configuration measures them. */
export function testMetrics(kind: TestKind): readonly MetricDeclaration[] {
  const count = (
    name: string,
    better: 'higher' | 'lower',
    noun: string,
    meaning: string,
  ): MetricDeclaration => ({
    id: `tests.${kind}.${name}`,
    unit: 'count',
    better,
    noun,
    meaning,
  });
  const ratio = (name: 'lines' | 'branches', meaning: string): MetricDeclaration => ({
    id: `coverage.${kind}.${name}`,
    unit: '%',
    better: 'higher',
    noun: `covered ${name}`,
    meaning,
  });
  const title = kind === 'unit' ? 'Unit' : 'Integration';
  return [
    count('total', 'higher', 'tests', `${title} tests, as the JUnit report lists them`),
    count('passed', 'higher', 'passed tests', `${title} tests that passed`),
    count('failed', 'lower', 'failed tests', `${title} tests that failed`),
    count(
      'errors',
      'lower',
      'tests that ended in an error',
      `${title} tests that ended in an error outside of the test`,
    ),
    {
      ...count(
        'flaky',
        'lower',
        'flaky tests',
        `${title} tests that failed, and passed when they were run again; they are neither in failed nor in passed`,
      ),
      whenAbsent: {
        why: 'tests failed, and were not run again',
        remedy:
          'Mend the failed tests; which of them are flaky only reruns tell (measuring.rerunFailedTests in the policy)',
      },
    },
    count('skipped', 'lower', 'skipped tests', `${title} tests that were skipped`),
    count(
      'xfailed',
      'lower',
      'tests that are expected to fail',
      `${title} tests that failed as they were expected to`,
    ),
    ratio('lines', `Executable lines that ${kind} tests run`),
    {
      ...ratio('branches', `Branches that ${kind} tests take`),
      whenAbsent: {
        why: "coverage's configuration does not ask for branches",
        remedy:
          "Write 'branch = true' below [tool.coverage.run] in pyproject.toml, or below [run] in .coveragerc",
      },
    },
    ...(kind === 'integration'
      ? []
      : [
          {
            id: 'suppressions.coverage',
            unit: 'count',
            better: 'lower',
            noun: 'excluded lines',
            meaning: 'Lines that comments or configuration exclude from coverage',
          } as const,
        ]),
  ];
}
