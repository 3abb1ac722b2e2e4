import { configSections } from './config-sections.js';

const toml =
  '[project]\nname = "x"\n[tool.ruff]\nline-length = 90\n\n[tool.ruff.lint]\nselect = ["E"]\n[tool.other]\na = 1\n';

describe('configSections', () => {
  it('keeps the named section and the sections below it', () => {
    expect(configSections(toml, ['tool.ruff'])).toBe(
      '[tool.ruff]\nline-length = 90\n\n[tool.ruff.lint]\nselect = ["E"]',
    );
  });

  it('is empty where there is no such section', () => {
    expect(configSections(toml, ['tool.ruf'])).toBe('');
  });

  it('knows the sections of INI files', () => {
    expect(configSections('[coverage:run]\r\nbranch = true\r\n[flake8]\r\nx = 1', ['coverage'])).toBe(
      '[coverage:run]\nbranch = true',
    );
  });
});
