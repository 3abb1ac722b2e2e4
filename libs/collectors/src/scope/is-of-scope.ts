import type { MeasuredScope } from '../contract/collector.js';
import { contains } from './working-directory.js';

/** Whether a file of the workspace belongs to the component's sources. */
export function isOfScope(scope: Pick<MeasuredScope, 'sources'>, file: string): boolean {
  return scope.sources.some((source) => contains(source, file));
}
