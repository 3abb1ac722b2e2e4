import { modulePlacesInput, patternsOfModulePlaces } from './module-places-input.js';

const workspace = { workspaceRoot: '/w', exists: () => true };
const file = 'libs/carbon/ruff.toml';
const patternsOf = (collector: string, ...src: string[]): string[] =>
  modulePlacesInput(
    collector,
    src.map((text) => ({ key: 'src', text, file, folder: 'libs/carbon' })),
    workspace,
  ).flatMap(({ runtime }) => patternsOfModulePlaces(runtime) ?? []);

describe('modulePlacesInput', () => {
  it('stands for the folders in which ruff looks for modules of the project, where these are patterns', () => {
    expect(patternsOf('ruff', '../*/src', 'src', '../../more/*')).toEqual(['libs/*/src', 'more/*']);
  });

  it('is none where there is no pattern, or one out of the workspace, or another tool', () => {
    expect(patternsOf('ruff', 'src', '../lib')).toEqual([]);
    expect(patternsOf('ruff', '../../../*/src')).toEqual([]);
    expect(patternsOf('pyright', '../*/src')).toEqual([]);
  });

  it('is one word of a shell, and read from no other command', () => {
    const [input] = modulePlacesInput('ruff', [{ key: 'src', text: '$(x) *', file, folder: '.' }], workspace);
    expect(input?.runtime).toMatch(/^node \S+module-places\.js [\w%.*-]+$/);
    expect(patternsOfModulePlaces('node unhashed/unhashed.js a')).toBeUndefined();
  });
});
