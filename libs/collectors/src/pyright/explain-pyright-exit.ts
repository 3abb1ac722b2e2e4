import type { Failure, StepOutput } from '../contract/collector.js';

/**
 * What pyright's exit codes beyond 0 and 1 mean (documentation, "Command line"): 2 is an error of its own, 3 a
 * configuration that cannot be read or parsed (it then prints a report made with none), 4 a wrong argument or a path
 * that does not exist (without a report).
 */
export function explainPyrightExit({ id, exitCode, stderr }: StepOutput): Failure | undefined {
  const lines = stderr.split('\n').map((line) => line.trim());
  const detail = lines
    .filter((line) => line !== '')
    .slice(0, 3)
    .join(' ');
  if (id === 'interpreter') return { code: 'interpreter-broken', detail };
  if (id !== 'report') return undefined;
  switch (exitCode) {
    case 2:
      return { code: 'crashed', detail };
    case 3:
      return { code: 'config-unreadable', detail };
    case 4:
      return { code: stderr.includes('does not exist') ? 'path-missing' : 'crashed', detail };
    default:
      return undefined;
  }
}

/**
 * Errors of the environment that pyright writes to stderr and goes on with: the folders that its configuration names are
 * not there, so that imports are not found and other numbers come out than where they are.
 */
export function environmentProblem(stderr: string): Failure | undefined {
  const line = stderr
    .split('\n')
    .find((each) =>
      /^(?:(?:venvPath|typeshedPath) .* is not a valid directory\.|venv .* subdirectory not found in venv path |site-packages directory cannot be located |Circular reference in configuration file )/.test(
        each,
      ),
    );
  return line === undefined ? undefined : { code: 'config-unreadable', detail: line.trim() };
}
