import type { Collected } from '@tta/maturity-collectors';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files that Nx loads variables from, and that tools do not see (nx.dev, "Define environment variables"). */
const files = ['.env', '.local.env', '.env.local'];

const most = 5;

/**
 * What to do when tests fail that may miss a variable: the workspace or the component has a file of variables, of which
 * tools see only those that `passEnv` names. Empty where no test failed, or all variables are passed.
 */
export function hintAtVariables(
  { request, evidence }: Pick<Collected, 'request' | 'evidence'>,
  passed: readonly string[],
  workspaceRoot: string,
): string[] {
  const isFailed =
    evidence.status === 'unavailable'
      ? evidence.reason.code === 'collection-error'
      : evidence.findings.some(({ rule }) => rule === 'test-failed' || rule === 'test-error');
  if (!isFailed) return [];
  const { root, passEnv } = request.component;
  const seen = new Set([...passed, ...passEnv]);
  const found = files
    .flatMap((file) => [join(workspaceRoot, file), join(workspaceRoot, root, file)])
    .flatMap(namesIn)
    .filter((name) => !seen.has(name));
  const names = [...new Set(found)].sort();
  if (names.length === 0) return [];
  const more = names.length > most ? ` and ${names.length - most} more` : '';
  return [
    `  Tests do not see ${names.slice(0, most).join(', ')}${more} of .env. Name those that they need in maturity.yaml: 'passEnv: [${names[0] ?? ''}]'`,
  ];
}

function namesIn(path: string): string[] {
  try {
    return [...readFileSync(path, 'utf8').matchAll(/^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*=/gm)].map(
      ([, name]) => name as string,
    );
  } catch {
    // Most have none.
    return [];
  }
}
