import { explainBanditExit } from './explain-bandit-exit.js';

const explain = (exitCode: number, stderr: string) =>
  explainBanditExit({ id: 'scan', exitCode, stdout: '', stderr, reports: {} });

describe('explainBanditExit', () => {
  it.each([
    'Unable to parse .bandit',
    'could not read the config file',
    'Unable to find profile (x)',
    'Unknown test found in profile: B999',
    'Unknown plugin: x',
    'B999 is not a valid test id',
  ])('takes an error of the configuration for one: %s', (line) => {
    expect(explain(2, line)).toEqual({ code: 'config-unreadable', detail: line });
  });

  it('takes an error in its own code for a crash, whatever it is about, and says the last two lines', () => {
    const trace = 'Traceback (most recent call last):\n  in config\n\nKeyError: no config\n \nsee .bandit\n';
    expect(explain(2, trace)).toEqual({ code: 'crashed', detail: 'KeyError: no config see .bandit' });
  });

  it('takes every other error for a crash', () => {
    expect(explain(2, 'it broke')).toEqual({ code: 'crashed', detail: 'it broke' });
  });

  it('says nothing about other exit codes', () => {
    expect(explain(1, '.bandit')).toBeUndefined();
    expect(explain(3, '.bandit')).toBeUndefined();
  });
});
