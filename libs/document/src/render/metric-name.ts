/** The last part of a metric's id as words: `newLines` is `New lines`, `mediumSeverity` is `Medium severity`. */
export function metricName(id: string): string {
  const words = id
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
