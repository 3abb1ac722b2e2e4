const nouns: Readonly<Record<string, string>> = {
  lines: 'covered lines',
  branches: 'covered branches',
  passed: 'passed tests',
  failed: 'failed tests',
  skipped: 'skipped tests',
  flaky: 'flaky tests',
  findings: 'findings',
  issues: 'issues',
  errors: 'errors',
  warnings: 'warnings',
};

/** What a metric counts, by the last word of its id, where its collector does not say. */
export function metricNoun(id: string): string | undefined {
  const last = id.slice(id.lastIndexOf('.') + 1);
  if (id.startsWith('tests.') && last === 'errors') return 'test errors';
  if (id.startsWith('lint.')) return 'findings';
  if (id.startsWith('suppressions.')) return 'suppressions';
  return Object.hasOwn(nouns, last) ? nouns[last] : undefined;
}
