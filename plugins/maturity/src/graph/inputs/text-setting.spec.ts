import { textSetting } from './text-setting.js';

const found = (name: string, text: string) => [...text.matchAll(textSetting(name))].map(([, value]) => value);

describe('textSetting', () => {
  it.each([
    ['extend = "base.toml"', ['base.toml']],
    ["  'extend' = 'base.toml'", ['base.toml']],
    ['[tool]\nruff.extend = "base.toml"', ['base.toml']],
    ['tool.ruff = { line-length = 100, extend = "base.toml" }', ['base.toml']],
    ['{"extend":"base.toml"}', ['base.toml']],
    ['{ "strict": [], "extend": "base.toml" }', ['base.toml']],
    ['{\n  "extend":\n    "base.toml"\n}', ['base.toml']],
    ['extend = "one"\nextend = "two"\n', ['one', 'two']],
    ['# extend = "base.toml"', []],
    ['  // "extend": "base.toml"', []],
    ['extend-select = ["E"]\nnoextend = "x"', []],
  ])('finds it in %j', (text, values) => {
    expect(found('extend', text)).toEqual(values);
  });
});
