import { environmentProblem, explainPyrightExit } from './explain-pyright-exit.js';

const explain = (id: string, exitCode: number, stderr: string) =>
  explainPyrightExit({ id, exitCode, stdout: '', stderr, reports: {} });

describe('explainPyrightExit', () => {
  it.each([
    [2, 'it broke', 'crashed'],
    [3, 'pyrightconfig.json: unexpected end', 'config-unreadable'],
    [4, 'File or directory "a" does not exist.', 'path-missing'],
    [4, 'Unexpected option --x.', 'crashed'],
  ])('says what %d means: %s', (exitCode, line, code) => {
    expect(explain('report', exitCode, line)).toEqual({ code, detail: line });
  });

  it('says the first three lines on one', () => {
    expect(explain('report', 2, '\n one \n\ntwo\nthree\nfour')?.detail).toBe('one two three');
  });

  it('says that the interpreter is broken that it was asked about', () => {
    expect(explain('interpreter', 1, 'no python')).toEqual({
      code: 'interpreter-broken',
      detail: 'no python',
    });
  });

  it('says nothing about other exit codes, nor about other steps', () => {
    expect(explain('report', 1, 'x')).toBeUndefined();
    expect(explain('report', 5, 'x')).toBeUndefined();
    expect(explain('version', 2, 'x')).toBeUndefined();
  });
});

describe('environmentProblem', () => {
  it.each([
    'venvPath /w is not a valid directory.',
    'typeshedPath /w is not a valid directory.',
    'venv .venv subdirectory not found in venv path /w.',
    'site-packages directory cannot be located for venvPath /w and venv .venv.',
    'Circular reference in configuration file /w/pyrightconfig.json',
  ])('finds %s', (line) => {
    expect(environmentProblem(`No configuration file found.\n${line}\nmore`)).toEqual({
      code: 'config-unreadable',
      detail: line,
    });
  });

  it('finds it without a blank after it', () => {
    expect(environmentProblem('venvPath /w is not a valid directory. \n')?.detail).toBe(
      'venvPath /w is not a valid directory.',
    );
  });

  it('finds none where the words stand elsewhere', () => {
    expect(environmentProblem('')).toBeUndefined();
    expect(environmentProblem('note: venvPath /w is not a valid directory.')).toBeUndefined();
    expect(environmentProblem('venvPath is fine')).toBeUndefined();
  });
});
