import { policySchema, type Policy, type PolicyInput } from '@tta/maturity-model';
import { maintenanceCriteria } from './builtin/maintenance-criteria.js';
import { optionalCriteria } from './builtin/optional-criteria.js';
import { productionCriteria } from './builtin/production-criteria.js';
import { groups, stages } from './builtin/stages.js';
import { stagingCriteria } from './builtin/staging-criteria.js';

const input = {
  apiVersion: 'maturity/v1',
  policyVersion: '2026.1',
  stages,
  groups,
  criteria: { ...stagingCriteria, ...productionCriteria, ...maintenanceCriteria, ...optionalCriteria },
  promote: {
    // 'suppressions-kept' is not asked for here, although it is defined. `no-increase` compares with the merge base, which
    // is known only where git is looked at: in a document it would be unknown for ever, so no document could ever say that
    // a stage is supported; and passing without a baseline would be passing what was not measured. The numbers are shown
    // in every document; a workspace whose gate knows the merge base adds the criterion to the needs of its own policy.
    staging: { needs: Object.keys(stagingCriteria) },
    production: { needs: ['@staging', ...Object.keys(productionCriteria)] },
  },
  keep: {
    // Lint and type findings are asked for on the way up; one more of them is no reason to take a stage away.
    staging: { needs: ['unit-coverage', 'tests-pass', 'security-clean'] },
    production: {
      needs: [
        '@staging',
        'integration-coverage',
        'integration-tests-pass',
        'performance-slas',
        ...Object.keys(maintenanceCriteria),
      ],
    },
  },
  upcoming: [],
  waivers: {
    maxDuration: '90d',
    reasons: ['test-data', 'not-applicable', 'accepted-risk', 'planned-work', 'external-blocker'],
  },
  measuring: { timeLimits: { default: '10m' }, rerunFailedTests: 0 },
} satisfies PolicyInput;

/** The thresholds of the specification: what holds in a workspace without a policy of its own, and what others extend. */
export const builtinPolicy: Policy = policySchema.parse(input);
