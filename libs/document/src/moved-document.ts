import type { Problem } from '@tta/maturity-model';

const moved =
  /\bthis (?:document|file|page) (?:has )?(?:been )?moved\b|\bmoved to:?\s*(?:\*\*)?(?:\[|`|<|https?:)/i;

/**
 * The problem of a file that only points to where its text went. It must not pass for a component in its first stage, as
 * such files once did. A document with headings of a second level has text of its own.
 */
export function movedDocument(text: string, file: string): Problem | undefined {
  if (!moved.test(text) || /^##\s/m.test(text) || text.length > 4096) return undefined;
  return {
    code: 'document-moved',
    message: 'says that the document has moved, and is no maturity report',
    file,
    remedy: 'Move the document back, or delete this file to have a new one made.',
  };
}
