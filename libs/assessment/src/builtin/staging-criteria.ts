import type { PolicyInput } from '@tta/maturity-model';

/**
 * Development to staging: every exit criterion of the maturity workflow and every threshold of the automation
 * architecture. Metric criteria have no `fix` of their own: the exact command comes with the evidence, and the target to
 * run under whatever name the workspace gave it.
 */
export const stagingCriteria = {
  functionality: {
    title: 'At least 80% of the planned functionality is there',
    remedy: 'Finish the core features, then let the owner sign for it.',
    signoff: {},
  },
  'unit-coverage': {
    title: 'Unit tests cover the component',
    remedy: 'Write tests for the lines that no unit test runs.',
    measure: 'coverage.unit.lines',
    require: '>= 70%',
    demoteBelow: '65%',
    whole: 'component',
  },
  'tests-pass': {
    title: 'All unit tests pass',
    remedy: 'Repair the code or the tests that fail.',
    all: [
      { measure: 'tests.unit.failed', require: '== 0' },
      { measure: 'tests.unit.errors', require: '== 0' },
      // A test that passes only when it is run again does not pass. There is a number wherever no test failed.
      { measure: 'tests.unit.flaky', require: '== 0' },
      // A suite without tests never passes.
      { measure: 'tests.unit.passed', require: '>= 1' },
    ],
  },
  'lint-clean': {
    title: 'The linter finds nothing',
    remedy: 'Correct what the linter found.',
    measure: 'lint.errors',
    require: '== 0',
    whole: 'component',
  },
  'types-clean': {
    title: 'The type checker finds no errors',
    remedy: 'Correct the type errors.',
    measure: 'types.errors',
    require: '== 0',
    whole: 'component',
  },
  'security-clean': {
    // All issues count, not only those of high severity: the architecture asks for a total of 0.
    title: 'The security scan finds nothing',
    remedy: 'Correct the security issues.',
    measure: 'security.issues',
    require: '== 0',
    whole: 'component',
  },
  'api-documented': {
    title: 'The API is documented',
    remedy: 'Document what other components may call, then let the owner sign for it.',
    signoff: { evidence: 'required' },
  },
  'api-stability': {
    title: 'No breaking change of the API is planned',
    remedy: 'Let the owner sign that the API is stable.',
    signoff: {},
  },
  readme: {
    title: 'The README shows how to use the component',
    remedy: "Write a README.md with examples under a heading 'Usage'.",
    file: 'README.md',
    sections: ['Usage'],
  },
  dependencies: {
    title: 'All dependencies are at least as mature',
    remedy: 'Promote the dependencies first, or remove them.',
    dependencies: { atLeast: 'target' },
  },
  'dependents-integrated': {
    title: 'It works together with the components that depend on it',
    remedy: 'Try it with its dependents in the development environment, then let the owner sign for it.',
    signoff: {},
  },
} satisfies PolicyInput['criteria'];
