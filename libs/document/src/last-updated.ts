/**
 * The day that a document's status region says; undefined when there is none or it is no day. It is read by its row,
 * because the checksum of the region masks it.
 */
export function lastUpdatedOf(statusBody: string): string | undefined {
  return /^\|[ \t]*Last Updated[ \t]*\|[ \t]*(\d{4}-\d{2}-\d{2})[ \t]*\|/m.exec(statusBody)?.[1];
}
