/** Whether a metric counts what a tool was told to leave out: `suppressions.lint`. Shown apart from what it found. */
export function isSuppression(metricId: string): boolean {
  return metricId.split('.').includes('suppressions');
}
