import { join } from 'node:path';
import type { Collector, MeasuredScope, ToolContext } from '../contract/collector.js';
import { toolArguments } from '../contract/tool-arguments.js';
import { explainBanditExit } from './explain-bandit-exit.js';
import { isPlain } from './is-plain.js';
import { leftOutByBandit } from './left-out-by-bandit.js';
import { lookedAtByBandit } from './looked-at-by-bandit.js';
import { readBandit } from './read-bandit.js';

/** bandit's issues and its `nosec` comments. */
export default {
  name: 'bandit',
  target: 'maturity:security',
  tool: 'bandit',
  row: { region: 'quality', label: 'Security' },
  metrics: [
    {
      id: 'security.issues',
      unit: 'count',
      better: 'lower',
      noun: 'issues',
      meaning: 'Security issues of all severities',
    },
    ...(['high', 'medium', 'low'] as const).map((severity) => ({
      id: `security.${severity}`,
      unit: 'count' as const,
      better: 'lower' as const,
      noun: 'issues',
      meaning: `Security issues of ${severity} severity`,
    })),
    {
      id: 'suppressions.security',
      unit: 'count',
      better: 'lower',
      noun: 'suppressions',
      meaning:
        'Lines without any security test, and single tests skipped, by nosec comments; issues that .bandit hides',
    },
  ],
  // Without `-c` bandit reads no other configuration, pyproject.toml neither.
  configFiles: [{ name: '.bandit', place: 'inside', pathsFrom: 'directory' }],
  needs: { interpreter: false, programs: ['bandit'] },
  group: (scope) => (isPlain(scope) ? 'plain' : ''),
  steps: (scopes, context) => {
    const program = context.programs.bandit;
    const [first] = scopes;
    if (program === undefined || first === undefined)
      throw new Error('bandit needs a program and a component');
    const folder = folderOf(first);
    const cwd = join(context.workspaceRoot, folder);
    const report = reportPath(context);
    const sources = scopes.flatMap((scope) => toolArguments(scope.sources, folder));
    return [
      { id: 'version', argv: [program, '--version'], cwd: context.temporaryFolder, exitCodes: [0] },
      {
        id: 'scan',
        argv: [program, '--quiet', '--recursive', '--format', 'json', '--output', report, ...sources],
        cwd,
        exitCodes: [0, 1],
        reports: { json: { path: report } },
      },
    ];
  },
  handCommand: (scope) => ['bandit', '-r', ...toolArguments(scope.sources, scope.directory)],
  explainExit: explainBanditExit,
  alsoLooksAt: lookedAtByBandit,
  leftOut: leftOutByBandit,
  read: (outputs, scopes, context) => {
    const [first] = scopes;
    if (first === undefined) throw new Error('bandit needs a component');
    return readBandit(outputs, scopes, join(context.workspaceRoot, folderOf(first)), context.workspaceRoot);
  },
} satisfies Collector;

function folderOf(scope: MeasuredScope): string {
  return isPlain(scope) ? '.' : scope.directory;
}

function reportPath(context: ToolContext): string {
  return join(context.temporaryFolder, 'bandit.json');
}
