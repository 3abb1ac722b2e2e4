import type { ComponentScope } from '@tta/maturity-collectors';
import type { MaturityRecord } from '@tta/maturity-model';
import { posix } from 'node:path';
import { workspacePath } from '../workspace-path.js';

/** Where the tools of a component look beside its folder: what the record names. */
export function placesOf(root: string, scope: ComponentScope, record: MaturityRecord | undefined): string[] {
  const reads = (record?.reads ?? []).flatMap((path) => {
    const resolved = workspacePath(root, path);
    return resolved.ok ? [resolved.path] : [];
  });
  // A pattern stands for its folder.
  const folderOf = (path: string): string =>
    path.includes('*') ? posix.dirname(path.slice(0, path.indexOf('*') + 1)) : path;
  return [...scope.sources, ...scope.tests.unit, ...scope.tests.integration, ...reads].map(folderOf);
}
