import { parseComparison, type Comparison } from '../comparison/parse-comparison.js';
import { tightens } from '../comparison/tightens.js';
import { nearestName } from '../nearest-name.js';
import type { PolicyProblem } from './check-policy.js';
import type { Criterion } from './criterion-schema.js';

/** Rules inside one criterion that its schema cannot say, with those of its parts. */
export function checkCriterion(
  criterion: Criterion,
  stages: readonly string[],
  path: readonly PropertyKey[],
): PolicyProblem[] {
  if ('all' in criterion) return parts(criterion.all, stages, [...path, 'all']);
  if ('any' in criterion) return parts(criterion.any, stages, [...path, 'any']);
  if ('measure' in criterion) return checkMetric(criterion, path);
  if ('soak' in criterion) return stageKnown(criterion.soak.in, stages, [...path, 'soak', 'in']);
  if ('dependencies' in criterion && criterion.dependencies.atLeast !== 'target') {
    return stageKnown(criterion.dependencies.atLeast, stages, [...path, 'dependencies', 'atLeast']);
  }
  return [];
}

function parts(
  criteria: readonly Criterion[],
  stages: readonly string[],
  path: readonly PropertyKey[],
): PolicyProblem[] {
  return criteria.flatMap((part, index) => checkCriterion(part, stages, [...path, index]));
}

function checkMetric(
  { require, demoteBelow, ratchet }: Extract<Criterion, { measure: string }>,
  path: readonly PropertyKey[],
): PolicyProblem[] {
  const required = comparisonOf(require);
  if (required?.kind !== 'threshold') {
    const key = demoteBelow !== undefined ? 'demoteBelow' : ratchet === true ? 'ratchet' : undefined;
    if (required === undefined || key === undefined) return [];
    const message = `${key} needs a threshold to be beside, but require is '${require}'.`;
    return [{ code: 'no-threshold', message, remedy: `Remove ${key}.`, path: [...path, key] }];
  }
  if (demoteBelow === undefined) return [];
  const upwards = required.operator === '>=' || required.operator === '>';
  const keep = comparisonOf(`${upwards ? '>=' : '<='} ${demoteBelow}`);
  if (keep !== undefined && tightens(required, keep)) return [];
  const message = `demoteBelow is '${demoteBelow}', which asks for more than, or something else than, '${require}'.`;
  const remedy = 'Write a line that is less strict, in the same unit.';
  return [{ code: 'strict-demote-below', message, remedy, path: [...path, 'demoteBelow'] }];
}

function stageKnown(name: string, stages: readonly string[], path: readonly PropertyKey[]): PolicyProblem[] {
  if (stages.includes(name)) return [];
  const near = nearestName(name, stages);
  const remedy = near === undefined ? `Known: ${stages.join(', ')}.` : `Did you mean '${near}'?`;
  const message = `${path.join('.')} names the stage '${name}', which the policy does not define.`;
  return [{ code: 'unknown-stage', message, remedy, path }];
}

function comparisonOf(text: string): Comparison | undefined {
  const parsed = parseComparison(text);
  return parsed.ok ? parsed.comparison : undefined;
}
