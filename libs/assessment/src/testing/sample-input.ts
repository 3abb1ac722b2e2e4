import {
  countMetric,
  ratioMetric,
  recordSchema,
  type Evidence,
  type MaturityRecordInput,
  type MetricDeclaration,
  type MetricValue,
} from '@tta/maturity-model';
import type { AssessInput, KnownCollector } from '../assess-input.js';
import { builtinPolicy } from '../builtin-policy.js';
import type { MeasuredEvidence } from '../find-metric.js';

/** A record for tests: a component in development with nothing decided yet. */
export function sampleRecord(parts: Partial<MaturityRecordInput> = {}): AssessInput['record'] {
  return recordSchema.parse({
    component: 'carbon',
    title: 'Carbon footprint tracking',
    group: 'monitoring-operations',
    owner: '@tta/platform',
    stage: { name: 'development', since: '2026-01-12' },
    ...parts,
  });
}

/** Whole evidence for tests, about the one file `src/carbon.py`. */
export function sampleEvidence(
  collector: string,
  metrics: Record<string, MetricValue>,
  parts: Partial<MeasuredEvidence> = {},
): MeasuredEvidence {
  return {
    format: 'maturity-evidence/1',
    component: 'carbon',
    collector,
    status: 'ok',
    tool: { name: collector, version: '1.0.0' },
    config: null,
    command: [collector, 'check', 'src'],
    directory: 'components/carbon',
    scope: { files: ['components/carbon/src/carbon.py'], excluded: [], missing: [] },
    metrics,
    trace: `sha256:${'0'.repeat(64)}`,
    findings: [],
    ...parts,
  };
}

export const sampleCollectors: readonly KnownCollector[] = [
  collector('pytest', 'maturity:test', [
    'coverage.unit.lines',
    'tests.unit.passed',
    'tests.unit.failed',
    'tests.unit.errors',
    'tests.unit.flaky',
    'tests.unit.skipped',
  ]),
  collector('ruff', 'maturity:lint', ['lint.errors', 'suppressions.lint']),
  collector('pyright', 'maturity:typecheck', ['types.errors']),
  collector('bandit', 'maturity:security', ['security.issues', 'suppressions.security']),
];

/** Metrics with which every measured criterion for staging passes. */
export const goodEvidence: readonly Evidence[] = [
  sampleEvidence('pytest', {
    'coverage.unit.lines': ratioMetric(80, 100),
    'tests.unit.passed': countMetric(8),
    'tests.unit.failed': countMetric(0),
    'tests.unit.errors': countMetric(0),
    'tests.unit.flaky': countMetric(0),
    'tests.unit.skipped': countMetric(0),
  }),
  sampleEvidence('ruff', { 'lint.errors': countMetric(0), 'suppressions.lint': countMetric(0) }),
  sampleEvidence('pyright', { 'types.errors': countMetric(0) }),
  sampleEvidence('bandit', { 'security.issues': countMetric(0), 'suppressions.security': countMetric(0) }),
];

/** Sign-offs with which every signed criterion for staging passes. */
export const stagingSignoffs = [
  'functionality',
  'api-documented',
  'api-stability',
  'dependents-integrated',
].map((criterion) => ({
  criterion,
  by: '@tta/platform',
  on: '2026-02-01',
  evidence: 'https://example.org/review',
}));

/** Input for tests: the built-in policy, everything measured well, everything signed for staging. */
export function sampleInput(parts: Partial<AssessInput> = {}): AssessInput {
  return {
    policy: builtinPolicy,
    policyDigest: 'sha256:0',
    record: sampleRecord({ signoffs: stagingSignoffs }),
    toolchain: 'python',
    collectors: sampleCollectors,
    evidence: goodEvidence,
    files: { 'README.md': { exists: true, headings: ['Carbon', 'Usage'] } },
    dependencies: [],
    ...parts,
  };
}

function collector(name: string, target: string, ids: readonly string[]): KnownCollector {
  const metrics = ids.map((id): MetricDeclaration => {
    const isRatio = id.startsWith('coverage.');
    return { id, unit: isRatio ? '%' : 'count', better: isRatio ? 'higher' : 'lower', meaning: id };
  });
  return { name, target, metrics, row: { region: 'quality', label: name } };
}
