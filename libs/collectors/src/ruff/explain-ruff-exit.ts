import type { Failure, StepOutput } from '../contract/collector.js';

/** ruff says 2 for every error of its own, with an empty report: a configuration that it cannot read, or a crash. */
export function explainRuffExit({ exitCode, stderr }: StepOutput): Failure | undefined {
  if (exitCode !== 2) return undefined;
  const lines = stderr.split('\n').map((line) => line.trim());
  const detail = lines
    .filter((line) => line !== '')
    .slice(0, 3)
    .join(' ');
  const isConfiguration = /ruff\.toml|pyproject\.toml|configuration|settings|unknown rule|Unknown rule/.test(
    stderr,
  );
  return { code: isConfiguration ? 'config-unreadable' : 'crashed', detail };
}
