import { componentFolder, evidencePath } from './evidence-path.js';

describe('evidencePath', () => {
  it('keeps names readable that are plain paths', () => {
    expect(evidencePath('carbon', 'ruff')).toBe('.maturity/carbon/ruff.json');
    expect(evidencePath('@tta/carbon-1.x_y', 'ruff')).toBe('.maturity/@tta/carbon-1.x_y/ruff.json');
  });

  it('encodes what file systems, shells and patterns give a meaning', () => {
    expect(componentFolder('a b*{c}')).toBe('.maturity/a%20b%2A%7Bc%7D');
    expect(componentFolder('ü')).toBe('.maturity/%C3%BC');
    expect(componentFolder('a\\b')).toBe('.maturity/a%5Cb');
    expect(componentFolder('~writing')).toBe('.maturity/%7Ewriting');
  });

  it('never leads to another place than below .maturity', () => {
    expect(componentFolder('..')).toBe('.maturity/%2E%2E');
    expect(componentFolder('../../x')).toBe('.maturity/%2E%2E/%2E%2E/x');
    expect(componentFolder('./x')).toBe('.maturity/%2E/x');
    expect(componentFolder('/x')).toBe('.maturity/%/x');
  });

  it('gives different names different folders', () => {
    const names = ['a', 'A', 'a/b', 'a%2Fb', 'a b', 'a%20b', '..', '%2E%2E', '', '%'];
    expect(new Set(names.map(componentFolder)).size).toBe(names.length);
  });
});
