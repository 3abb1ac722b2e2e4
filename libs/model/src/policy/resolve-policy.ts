import type { Parsed, Problem } from '../problem.js';
import { placesInYaml } from '../yaml/places-in-yaml.js';
import { readYaml } from '../yaml/read-yaml.js';
import { checkPolicy } from './check-policy.js';
import { policyFileSchema, policySchema, type Policy, type PolicyFile } from './policy-schema.js';

/**
 * Reads a `maturity.policy.yaml`, adds the parts of the built-in policy that it extends, and checks that its parts fit
 * together. A policy without `extends` must be complete.
 */
export function readPolicy(text: string, file: string, builtin: Policy): Parsed<Policy> {
  const parsed = readYaml(text, file, policyFileSchema);
  if (!parsed.ok) return parsed;
  const complete = parsed.value.extends === undefined ? parsed.value : extendPolicy(parsed.value, builtin);
  const checked = policySchema.safeParse(complete);
  if (!checked.success) {
    const missing = checked.error.issues.map((issue) => issue.path.join('.')).join(', ');
    const message = `the policy is not complete: ${missing}`;
    return {
      ok: false,
      problems: [{ code: 'incomplete-policy', message, file, remedy: "Add it, or add 'extends: builtin'." }],
    };
  }
  const place = placesInYaml(text);
  const problems = checkPolicy(checked.data).map(({ path, code, message, remedy }): Problem => {
    return { code, message, file, ...place(path), ...(remedy !== undefined && { remedy }) };
  });
  return problems.length === 0 ? { ok: true, value: checked.data } : { ok: false, problems };
}

/** Mappings are merged by name, lists replaced; a criterion of null is removed. */
function extendPolicy(file: PolicyFile, builtin: Policy): Policy {
  const criteria = Object.entries({ ...builtin.criteria, ...file.criteria }).filter(
    (entry): entry is [string, NonNullable<(typeof entry)[1]>] => entry[1] !== null,
  );
  return {
    apiVersion: file.apiVersion,
    policyVersion: file.policyVersion,
    stages: file.stages ?? builtin.stages,
    groups: file.groups ?? builtin.groups,
    criteria: Object.fromEntries(criteria),
    promote: { ...builtin.promote, ...file.promote },
    keep: { ...builtin.keep, ...file.keep },
    upcoming: file.upcoming ?? builtin.upcoming,
    waivers: file.waivers ?? builtin.waivers,
    measuring: { ...builtin.measuring, ...file.measuring },
  };
}
