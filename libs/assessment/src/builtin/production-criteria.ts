import type { PolicyInput } from '@tta/maturity-model';

/**
 * Staging to production. What nothing measures yet (uptime, load, service levels) is signed for, with evidence and an
 * end, so that a number of half a year ago does not count for ever.
 */
export const productionCriteria = {
  'integration-coverage': {
    title: 'Integration tests cover the component',
    remedy: 'Write integration tests for the lines that none runs.',
    measure: 'coverage.integration.lines',
    require: '>= 80%',
    demoteBelow: '75%',
    whole: 'component',
  },
  'integration-tests-pass': {
    title: 'All integration tests pass',
    remedy: 'Repair the code or the integration tests that fail.',
    all: [
      { measure: 'tests.integration.failed', require: '== 0' },
      { measure: 'tests.integration.errors', require: '== 0' },
      { measure: 'tests.integration.flaky', require: '== 0' },
      { measure: 'tests.integration.passed', require: '>= 1' },
    ],
  },
  'performance-slas': {
    title: 'Performance meets the service levels',
    remedy: 'Measure it against its service levels in staging, then sign with the report as evidence.',
    signoff: { evidence: 'required', expires: '90d' },
  },
  'uptime-staging': {
    title: 'Uptime in staging was at least 99.5% over 7 days',
    remedy: 'Take the uptime of 7 days from the monitoring, then sign with it as evidence.',
    signoff: { evidence: 'required', expires: '30d' },
  },
  'security-review': {
    title: 'A security review is done, without critical vulnerabilities',
    remedy: 'Have it reviewed, then let the reviewer sign with the report as evidence.',
    signoff: { evidence: 'required', expires: '180d' },
  },
  'documentation-complete': {
    title: 'User documentation, API reference and troubleshooting guide are complete',
    remedy: 'Complete the three documents, then sign with a link to them.',
    signoff: { evidence: 'required' },
  },
  monitoring: {
    title: 'Health checks, metrics and alerts are configured',
    remedy: 'Configure them, then sign with a link to the dashboard or the rules.',
    signoff: { evidence: 'required' },
  },
  'rollback-tested': {
    title: 'The rollback procedure is documented and was tested',
    remedy: 'Roll back once in staging, then sign with the record of it.',
    signoff: { evidence: 'required', expires: '90d' },
  },
  'load-tested': {
    title: 'It handles the load that production will bring',
    remedy:
      "Test it under load, then sign with the report; where it does not apply, waive it as 'not-applicable'.",
    signoff: { evidence: 'required', expires: '90d' },
  },
  'soak-staging': {
    title: 'It has been in staging for 7 days',
    remedy: 'Wait until the date.',
    soak: { in: 'staging', atLeast: '7d', restartOn: ['demotion'] },
  },
} satisfies PolicyInput['criteria'];
