import { commandLine, type AssessedCollector } from '@tta/maturity-model';
import { commandAsTyped } from './command-as-typed.js';

const ran = (command: string, directory: string): AssessedCollector => ({
  collector: 'pyright',
  target: 'maturity:typecheck',
  row: { region: 'quality', label: 'Types' },
  excluded: [],
  status: 'ok',
  command,
  directory,
});
const assessment = {
  component: "it's",
  collectors: [ran('pyright src', 'libs/a b'), ran('bandit -r libs', '.')],
};
const typed = { nx: 'pnpm exec nx', maturity: 'pnpm exec maturity' };

describe('commandAsTyped', () => {
  it.each([
    [
      'a tool in a folder',
      commandLine(['pyright', 'src'], 'libs/a b'),
      `pnpm exec maturity shell 'it'\\''s' -c 'pyright src'`,
    ],
    ['a tool in the workspace', 'bandit -r libs', `pnpm exec maturity shell 'it'\\''s' -c 'bandit -r libs'`],
    ['a target', 'nx run a:maturity:test', 'pnpm exec nx run a:maturity:test'],
    ["the policy's own", 'make nx ', 'make nx '],
  ])('%s', (_, command, expected) => {
    expect(commandAsTyped(command, assessment, typed)).toBe(expected);
  });
});
