/** One line that opens or closes a generated region. */
export type Marker =
  | { readonly kind: 'start'; readonly id: string }
  | { readonly kind: 'end'; readonly id: string; readonly sum: string | undefined };

const marker = /^<!-- maturity:(?:start id=([a-z0-9-]+)|end id=([a-z0-9-]+)(?: sum=([0-9a-f]{8}))?) -->$/;

/** Reads a whole source line as a marker; undefined when it has any other form, however near. */
export function parseMarker(source: string): Marker | undefined {
  const match = marker.exec(source);
  if (match === null) return undefined;
  const [, startId, endId, sum] = match;
  if (startId !== undefined) return { kind: 'start', id: startId };
  return endId === undefined ? undefined : { kind: 'end', id: endId, sum };
}

/** `<!-- maturity:start id=coverage -->` */
export function startMarker(id: string): string {
  return `<!-- maturity:start id=${id} -->`;
}

/** `<!-- maturity:end id=coverage sum=1a2b3c4d -->` */
export function endMarker(id: string, sum?: string): string {
  return sum === undefined ? `<!-- maturity:end id=${id} -->` : `<!-- maturity:end id=${id} sum=${sum} -->`;
}
