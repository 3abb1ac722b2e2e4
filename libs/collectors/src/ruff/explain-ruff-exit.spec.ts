import { explainRuffExit } from './explain-ruff-exit.js';

const explain = (exitCode: number, stderr: string) =>
  explainRuffExit({ id: 'findings', exitCode, stdout: '', stderr, reports: {} });

describe('explainRuffExit', () => {
  it.each([
    'Failed to parse /w/ruff.toml',
    'in pyproject.toml',
    'invalid configuration',
    'Unknown rule selector',
  ])('takes an error of the configuration for one: %s', (line) => {
    expect(explain(2, line)).toEqual({ code: 'config-unreadable', detail: line });
  });

  it('takes every other error for a crash, and says its first three lines on one', () => {
    expect(explain(2, '\nerror: it broke\n\n  in a place  \nfor a reason\nmore\n')).toEqual({
      code: 'crashed',
      detail: 'error: it broke in a place for a reason',
    });
  });

  it('says nothing about other exit codes', () => {
    expect(explain(1, 'ruff.toml')).toBeUndefined();
    expect(explain(101, 'ruff.toml')).toBeUndefined();
  });
});
