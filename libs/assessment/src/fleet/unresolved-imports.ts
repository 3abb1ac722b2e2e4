import { compareText, type Finding } from '@tta/maturity-model';
import type { FleetMember, FleetWarning } from './fleet-warnings.js';

/** Rules of type checkers for imports that they cannot find. */
const rules: ReadonlySet<string> = new Set([
  'reportMissingImports',
  'import-not-found',
  'import-untyped',
  'TS2307',
]);

/**
 * Every component with type errors has imports that are not found, and they are most of the errors: the checker did not
 * see the installed packages.
 */
export function unresolvedImports(members: readonly FleetMember[]): FleetWarning[] {
  const withErrors = members
    .map(({ component, evidence }) => ({ component, errors: evidence.flatMap(typeErrors) }))
    .filter(({ errors }) => errors.length > 0);
  const all = withErrors.flatMap(({ errors }) => errors);
  const missing = all.filter(isMissingImport);
  const everywhere = withErrors.length > 1 && withErrors.every(({ errors }) => errors.some(isMissingImport));
  if (!everywhere || missing.length * 2 <= all.length) return [];
  return [
    {
      code: 'unresolved-imports',
      message: `${missing.length} of ${all.length} type errors, in all ${withErrors.length} components that have any, are imports that were not found; the environment is probably wrong, not the code.`,
      components: withErrors.map(({ component }) => component).sort(compareText),
    },
  ];
}

function typeErrors(evidence: FleetMember['evidence'][number]): Finding[] {
  if (evidence.status !== 'ok' || !Object.hasOwn(evidence.metrics, 'types.errors')) return [];
  return evidence.findings.filter(({ severity }) => severity === 'error');
}

function isMissingImport({ rule }: Finding): boolean {
  return rules.has(rule);
}
