import { commandLine } from './command-line.js';

describe('commandLine', () => {
  it('leaves harmless arguments as they are', () => {
    expect(commandLine(['ruff', 'check', 'src/a.py'])).toBe('ruff check src/a.py');
  });

  it('quotes what a shell would take for something else', () => {
    expect(commandLine(['x', "it's", '$(rm)', ''], 'my dir')).toBe(`cd 'my dir' && x 'it'\\''s' '$(rm)' ''`);
  });
});
