import { toolArguments } from './tool-arguments.js';

describe('toolArguments', () => {
  it('are relative to the directory', () => {
    expect(toolArguments(['libs/a/src', 'libs/a', 'libs/b'], 'libs/a')).toEqual(['src', '.', '../b']);
    expect(toolArguments(['libs/a/src', '.'], '.')).toEqual(['libs/a/src', '.']);
  });

  it('are never options', () => {
    expect(toolArguments(['-rf', '@list', 'a/-rf'], '.')).toEqual(['./-rf', './@list', 'a/-rf']);
  });
});
