import { failureReasonSchema, failureReasons, type FailureCode } from '@tta/maturity-model';
import { failureReason, type FailureSetting } from './failure-reason.js';

const setting: FailureSetting = {
  collector: 'ruff',
  tool: 'ruff',
  command: ['ruff', 'check', 'a b'],
  directory: 'libs/a',
  logPath: '.maturity/a/logs/ruff.log',
  workspaceRoot: '/home/me/shop',
  temporaryFolder: '/tmp/maturity-x',
  installation: 'make env',
};

describe('failureReason', () => {
  it.each(Object.keys(failureReasons) as FailureCode[])(
    'says for %s what happened and what to do',
    (code) => {
      const reason = failureReason({ code }, setting);
      expect(failureReasonSchema.parse(reason)).toEqual(reason);
      expect(reason.message).toBe(failureReasons[code]);
      expect(reason.remedy).toMatch(/Run: |Run the target again|then run the target/);
    },
  );

  it('names the command that shows the failure, and the log', () => {
    expect(failureReason({ code: 'crashed' }, setting).remedy).toBe(
      "Run: cd libs/a && ruff check 'a b'. The full output is in .maturity/a/logs/ruff.log",
    );
  });

  it.each<[FailureCode, string]>([
    ['tool-not-found', 'Run: make env'],
    ['tool-version', 'Run: make env'],
    ['interpreter-missing', 'Run: make env'],
    ['interpreter-broken', 'Run: make env'],
    [
      'time-limit',
      "Raise the limit with 'timeLimits: { ruff: 20m }' in maturity.yaml, or see what takes so long. Run: cd libs/a && ruff check 'a b'",
    ],
    ['disk-full', 'Free some space (df -h .), then run the target again.'],
    [
      'not-writable',
      'Make .maturity a folder that can be written to (ls -la .maturity), then run the target again.',
    ],
    ['stopped', 'Run the target again.'],
    ['schema-drift', "Run: cd libs/a && ruff check 'a b'. The full output is in .maturity/a/logs/ruff.log"],
  ])('says what to do after %s', (code, remedy) => {
    expect(failureReason({ code }, setting).remedy).toBe(remedy);
  });

  it('has of a failure what there is, and nothing else', () => {
    expect(failureReason({ code: 'crashed', remedy: 'x' }, setting)).toStrictEqual({
      code: 'crashed',
      message: failureReasons.crashed,
      remedy: 'x',
    });
    const whole = { ...setting, exitCode: 0, stderr: 'one\ntwo\n' };
    expect(failureReason({ code: 'crashed', remedy: 'x', files: ['a.py'] }, whole)).toStrictEqual({
      code: 'crashed',
      message: failureReasons.crashed,
      remedy: 'x',
      exitCode: 0,
      stderr: 'one\ntwo',
      files: ['a.py'],
    });
    expect(failureReason({ code: 'crashed' }, { ...setting, stderr: ' \n' })).not.toHaveProperty('stderr');
  });

  it('has the last lines and the last characters of stderr', () => {
    const lines = Array.from({ length: 30 }, (_, index) => `line ${index}`);
    const stderr = (text: string) => failureReason({ code: 'crashed' }, { ...setting, stderr: text }).stderr;
    expect(stderr(lines.join('\n'))).toBe(lines.slice(10).join('\n'));
    expect(stderr(`begin${'x'.repeat(4000)}end`)).toBe(`${'x'.repeat(3997)}end`);
  });

  it('leaves a message alone where there was no temporary folder', () => {
    const { temporaryFolder: _, ...without } = setting;
    expect(failureReason({ code: 'crashed', detail: 'undefined' }, without).message).toBe(
      `${failureReasons.crashed}: undefined`,
    );
  });

  it('keeps a remedy that a reader knows better', () => {
    expect(failureReason({ code: 'crashed', remedy: 'Do this.' }, setting).remedy).toBe('Do this.');
  });

  it('holds nothing of the machine and nothing that a terminal would obey', () => {
    const text = '\u001B[31m/home/me/shop/libs/a.py\u001B[0m in /tmp/maturity-x/y of /home/me/shop\u202E';
    const reason = failureReason({ code: 'crashed', detail: text }, { ...setting, stderr: text });
    expect(reason.message).toBe(`${failureReasons.crashed}: libs/a.py in $TMPDIR/y of .`);
    expect(reason.stderr).toBe('libs/a.py in $TMPDIR/y of .');
  });

  it('is short', () => {
    const long = `${'x'.repeat(1_000_000)}\n`.repeat(3);
    const reason = failureReason({ code: 'crashed', detail: long }, { ...setting, stderr: long });
    expect(reason.message.length).toBeLessThan(600);
    expect(reason.stderr?.length).toBeLessThan(4100);
    const lines = Array.from({ length: 100 }, (_, index) => `line ${index}`).join('\n');
    expect(
      failureReason({ code: 'crashed' }, { ...setting, stderr: lines }).stderr?.split('\n'),
    ).toHaveLength(20);
  });
});
