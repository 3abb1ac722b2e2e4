import { policySchema } from '../policy/policy-schema.js';
import { formatProblem } from '../problem.js';
import { checkRecord } from './check-record.js';
import { readRecord } from './read-record.js';

const policy = policySchema.parse({
  apiVersion: 'maturity/v1',
  policyVersion: '1',
  stages: ['development', 'staging'],
  groups: { 'core-infrastructure': {} },
  criteria: {
    'unit-coverage': { measure: 'coverage.unit.lines', require: '>= 70%' },
    review: { signoff: {} },
  },
  promote: { staging: { needs: ['unit-coverage'] } },
  keep: {},
  upcoming: [],
  waivers: { maxDuration: '90d', reasons: ['planned-work'] },
  measuring: {},
});

function problemsOf(group: string, stage: string, ...more: string[]): string[] {
  const text = [
    'component: carbon',
    `group: ${group}`,
    "owner: '@tta/platform'",
    `stage: { name: ${stage}, since: 2026-01-12 }`,
    ...more,
  ].join('\n');
  const parsed = readRecord(text, 'maturity.yaml');
  if (!parsed.ok) throw new Error(parsed.problems.map(formatProblem).join('\n'));
  return checkRecord(parsed.value, policy, 'maturity.yaml', text).map(formatProblem);
}

describe('checkRecord', () => {
  it('has nothing against a record that fits', () => {
    const override = "overrides: { unit-coverage: '>= 85%' }";
    expect(problemsOf('core-infrastructure', 'staging', override)).toEqual([]);
  });

  it('names unknown groups and stages with their place', () => {
    expect(problemsOf('core-infrastucture', 'production')).toEqual([
      "maturity.yaml:2:8: the policy does not define the group 'core-infrastucture'. Did you mean 'core-infrastructure'?",
      "maturity.yaml:4:16: the policy does not define the stage 'production'. Known: development, staging.",
    ]);
  });

  it.each([
    ["overrides: { unit-coverage: '>= 60%' }", "'>= 60%' is not stricter than the policy's '>= 70%'"],
    ["overrides: { unit-coverage: 'a lot' }", 'is not a comparison'],
    ["overrides: { review: '== 0' }", 'only a criterion on one metric can be overridden'],
    ["overrides: { unit-covrage: '>= 85%' }", "Did you mean 'unit-coverage'?"],
    [
      'waivers: [{ criterion: unit-coverage, reason: busy, approvedBy: x, until: 2026-03-31 }]',
      "the reason 'busy'",
    ],
    ['signoffs: [{ criterion: reviews, by: x, on: 2026-01-01 }]', "Did you mean 'review'?"],
    ['history: [{ on: 2026-01-01, from: alpha, to: staging }]', "the stage 'alpha'"],
  ])('%s: %s', (line, message) => {
    const problems = problemsOf('core-infrastructure', 'staging', line);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(message);
    expect(problems[0]).toMatch(/^maturity.yaml:5:\d+: /);
  });
});
