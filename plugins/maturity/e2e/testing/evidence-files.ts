import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Workspace } from './workspace.js';

/** Evidence, assessments and reports of all components by path. Logs and temporary files are none. */
export function evidenceFiles({ root }: Workspace): Record<string, string> {
  const files = readdirSync(join(root, '.maturity'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /^[^/]+\/[^/]+\.(json|md)$/.test(file))
    .map((file) => `.maturity/${file}`);
  const reports = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('/MATURITY.md') && !/^(node_modules|\.maturity|\.venv)\//.test(file),
  );
  return Object.fromEntries(
    [...files, ...reports].sort().map((file) => [file, readFileSync(join(root, file), 'utf8')]),
  );
}
