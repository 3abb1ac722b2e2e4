import { firstPartyPlaces } from './first-party-places.js';

const placesOf = (texts: Readonly<Record<string, string>>, ...files: string[]): string[] =>
  firstPartyPlaces(files, 'carbon', (path) => texts[path]);

describe('firstPartyPlaces', () => {
  it('are those that the configuration says, relative to the file that says so', () => {
    const texts = {
      'carbon/pyproject.toml': '[tool.ruff]\nextend = "../base/ruff.toml"\n',
      'base/ruff.toml': 'src = ["src", "../*/src", "/opt/src", "../../src", "~/src"]\n',
    };
    expect(placesOf(texts, 'carbon/pyproject.toml')).toEqual(['base/src', '*/src']);
  });

  it("are the configuration's folder and its src where it says nothing", () => {
    const texts = { 'ruff.toml': 'line-length = 90\n', 'carbon/ruff.toml': 'src = ["lib"]\n' };
    expect(placesOf(texts, 'carbon/ruff.toml', 'ruff.toml')).toEqual(['carbon/lib', '.', 'src']);
  });

  it('are those of the folder where ruff runs where there is no configuration', () => {
    expect(placesOf({})).toEqual(['carbon', 'carbon/src']);
  });
});
