import { compareText, type Criterion, type MaturityRecord, type Policy } from '@tta/maturity-model';
import { isLink } from './is-link.js';

/** What has to be looked at on the disk before a component can be assessed. */
export interface FilesToRead {
  /** Relative to the component's folder: existence and headings. */
  readonly files: readonly string[];
  /** Relative to the workspace: existence and digest. */
  readonly signedFiles: readonly string[];
}

/** The files that criteria of the policy and sign-offs of the record are about, sorted, each once. */
export function filesToRead(policy: Policy, record: Pick<MaturityRecord, 'signoffs'>): FilesToRead {
  const files = Object.values(policy.criteria).flatMap(filesOf);
  const signed = record.signoffs.flatMap(({ evidence }) =>
    evidence === undefined || isLink(evidence) ? [] : [evidence],
  );
  return { files: unique(files), signedFiles: unique(signed) };
}

function filesOf(criterion: Criterion): string[] {
  if ('file' in criterion) return [criterion.file];
  if ('all' in criterion) return criterion.all.flatMap(filesOf);
  if ('any' in criterion) return criterion.any.flatMap(filesOf);
  return [];
}

function unique(paths: readonly string[]): string[] {
  return [...new Set(paths)].sort(compareText);
}
