import { parseComparison } from '../comparison/parse-comparison.js';
import { tightens } from '../comparison/tightens.js';
import { nearestName } from '../nearest-name.js';
import type { Policy } from '../policy/policy-schema.js';
import type { Problem } from '../problem.js';
import { placesInYaml } from '../yaml/places-in-yaml.js';
import type { MaturityRecord } from './record-schema.js';

interface Found extends Pick<Problem, 'code' | 'message' | 'remedy'> {
  readonly path: readonly PropertyKey[];
}

/**
 * What a record says that its policy does not know or allow: groups, stages, criteria, reasons; overrides that do not
 * tighten.
 *
 * @param file the record's name for messages, relative to the workspace
 * @param text its text; without it the problems have no line and column
 */
export function checkRecord(record: MaturityRecord, policy: Policy, file: string, text?: string): Problem[] {
  const place = text === undefined ? () => ({}) : placesInYaml(text);
  const criteria = Object.keys(policy.criteria);
  const found: Found[] = [
    ...known('group', record.group, Object.keys(policy.groups), ['group']),
    ...known('stage', record.stage.name, policy.stages, ['stage', 'name']),
    ...Object.keys(record.overrides).flatMap((id) => checkOverride(id, record, policy)),
    ...record.waivers.flatMap(({ criterion, reason }, index) => [
      ...known('criterion', criterion, criteria, ['waivers', index, 'criterion']),
      ...known('reason', reason, policy.waivers.reasons, ['waivers', index, 'reason']),
    ]),
    ...record.signoffs.flatMap(({ criterion }, index) => [
      ...known('criterion', criterion, criteria, ['signoffs', index, 'criterion']),
    ]),
    ...record.history.flatMap(({ from, to }, index) => [
      ...known('stage', from, policy.stages, ['history', index, 'from']),
      ...known('stage', to, policy.stages, ['history', index, 'to']),
    ]),
  ];
  return found.map(({ path, code, message, remedy }) => {
    return { code, message, file, ...place(path), ...(remedy !== undefined && { remedy }) };
  });
}

function checkOverride(id: string, { overrides }: MaturityRecord, { criteria }: Policy): Found[] {
  const path = ['overrides', id];
  const unknown = known('criterion', id, Object.keys(criteria), path);
  const criterion = criteria[id];
  if (unknown.length > 0 || criterion === undefined) return unknown;
  if (!('measure' in criterion)) {
    const message = `overrides.${id}: only a criterion on one metric can be overridden.`;
    return [{ code: 'no-override', message, remedy: 'Remove it.', path }];
  }
  const override = parseComparison(overrides[id] ?? '');
  if (!override.ok) return [{ code: 'wrong-value', message: `overrides.${id}: ${override.message}`, path }];
  const required = parseComparison(criterion.require);
  if (required.ok && tightens(override.comparison, required.comparison)) return [];
  const message = `overrides.${id}: '${overrides[id]}' is not stricter than the policy's '${criterion.require}'.`;
  return [{ code: 'loose-override', message, remedy: 'Remove it; to ask for less, use a waiver.', path }];
}

function known(what: string, name: string, names: readonly string[], path: readonly PropertyKey[]): Found[] {
  if (names.includes(name)) return [];
  const near = nearestName(name, names);
  const remedy = near === undefined ? `Known: ${names.join(', ')}.` : `Did you mean '${near}'?`;
  return [
    { code: `unknown-${what}`, message: `the policy does not define the ${what} '${name}'.`, remedy, path },
  ];
}
