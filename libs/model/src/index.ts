export * from './assessment/assessment-schema.js';
export { canonicalJson, compareText } from './canonical-json.js';
export { commandLine } from './command-line.js';
export { compareMetric, type ComparisonResult } from './comparison/compare-metric.js';
export {
  formatComparison,
  parseComparison,
  type Comparison,
  type ParsedComparison,
} from './comparison/parse-comparison.js';
export { tightens } from './comparison/tightens.js';
export {
  doctorSchema,
  type ComponentCheck,
  type DoctorProblem,
  type DoctorReport,
} from './doctor/doctor-schema.js';
export { edgeKinds, includesKind, strongerKind, type EdgeKind } from './edge-kind.js';
export * from './evidence/evidence-schema.js';
export { findBadKey, type BadKey } from './evidence/find-bad-key.js';
export { failureReasons, type FailureCode } from './evidence/failure-reason.js';
export { readEvidence, type ReadEvidence } from './evidence/read-evidence.js';
export { jsonSchemas } from './json-schemas.js';
export { formatMetric, formatQuantity, formatRatio } from './metric/format-metric.js';
export type { MetricDeclaration } from './metric/metric-declaration.js';
export {
  countMetric,
  metricValueSchema,
  percentOf,
  ratioMetric,
  type CountMetric,
  type FileRatio,
  type MetricValue,
  type RatioMetric,
  type Unit,
} from './metric/metric-value.js';
export { nearestName } from './nearest-name.js';
export {
  criterionKind,
  type Criterion,
  type CriterionInput,
  type CriterionKind,
} from './policy/criterion-schema.js';
export {
  policyFileSchema,
  policySchema,
  type Policy,
  type PolicyFile,
  type PolicyInput,
} from './policy/policy-schema.js';
export { readPolicy } from './policy/resolve-policy.js';
export { stageNeeds, type StageNeeds } from './policy/stage-needs.js';
export { formatProblem, problemSchema, type Parsed, type Problem } from './problem.js';
export { checkRecord } from './record/check-record.js';
export { readRecord } from './record/read-record.js';
export * from './record/record-schema.js';
export { parseDuration } from './text-forms.js';
export { readTrace, type ReadTrace } from './trace/read-trace.js';
export { traceFormat, traceSchema, type Trace } from './trace/trace-schema.js';
export { placesInYaml, type Place } from './yaml/places-in-yaml.js';
export { readYaml } from './yaml/read-yaml.js';
