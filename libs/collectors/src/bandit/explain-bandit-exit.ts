import type { Failure, StepOutput } from '../contract/collector.js';

/** bandit says 2 for every error of its own, without a report: a `.bandit` file that it cannot use, or a crash. */
export function explainBanditExit({ exitCode, stderr }: StepOutput): Failure | undefined {
  if (exitCode !== 2) return undefined;
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  const isConfiguration = /\.bandit|config|profile|Unknown (?:test|plugin)|not a valid/i.test(stderr);
  const detail = lines.slice(-2).join(' ');
  return { code: isConfiguration && !stderr.includes('Traceback') ? 'config-unreadable' : 'crashed', detail };
}
