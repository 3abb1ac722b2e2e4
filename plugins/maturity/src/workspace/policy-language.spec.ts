import { builtinPolicy } from '@tta/maturity-assessment';
import { checkRecord, formatProblem, readRecord } from '@tta/maturity-model';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readWorkspacePolicy } from './read-policy.js';

/** What docs/policy-language.md shows can be copied as it stands. */
describe('docs/policy-language.md', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../../docs/policy-language.md'), 'utf8');
  const blocks = [...page.matchAll(/```yaml\n([^]*?)```/g)].map(([, block = '']) => block);
  const policies = blocks.filter((block) => block.startsWith('apiVersion:'));
  const parts = blocks.filter((block) => !block.startsWith('apiVersion:'));

  it.each(policies.map((text) => [text]))('has a sound policy:\n%s', (text) => {
    const root = mkdtempSync(join(tmpdir(), 'policy-language-'));
    try {
      writeFileSync(join(root, 'maturity.policy.yaml'), text);
      const read = readWorkspacePolicy(root, 'maturity.policy.yaml');
      expect(read.ok ? [] : read.problems.map(formatProblem)).toEqual([]);
    } finally {
      rmSync(root, { recursive: true });
    }
  });

  it.each(parts.map((text) => [text]))('has a sound part of a record:\n%s', (text) => {
    const record = `component: carbon
group: core-infrastructure
owner: '@acme/platform'
stage: { name: development, since: 2026-01-12 }
${text}`;
    const read = readRecord(record, 'maturity.yaml');
    const problems = read.ok ? checkRecord(read.value, builtinPolicy, 'maturity.yaml') : read.problems;
    expect(problems.map(formatProblem)).toEqual([]);
  });

  it('shows both', () => {
    expect(policies.length).toBeGreaterThan(4);
    expect(parts).toHaveLength(3);
  });
});
