import { isScalar, isSeq, parseDocument } from 'yaml';

/** The comment behind an entry of `reads` that was computed. Without it an entry is somebody's own and stays. */
export const computedComment = ' imported';

export interface ReadsEntry {
  readonly path: string;
  readonly isComputed: boolean;
}

/** The entries of `reads` of a record that can be read, in order. */
export function listReads(text: string): ReadsEntry[] {
  const document = parseDocument(text);
  const reads = document.get('reads', true);
  // A list by alias: entries of some other list, none of them computed.
  if (!isSeq(reads)) return paths(document.toJS()).map((path) => ({ path, isComputed: false }));
  return reads.items.flatMap((item) =>
    isScalar(item) ? [{ path: String(item.value), isComputed: isComputed(item) }] : [],
  );
}

export function isComputed({ comment }: { readonly comment?: string | null | undefined }): boolean {
  return comment?.trimEnd() === computedComment;
}

function paths(record: unknown): string[] {
  const { reads } = record as { reads?: unknown };
  return Array.isArray(reads) ? reads.map(String) : [];
}
