import { readReferences } from './read-references.js';

describe('readReferences', () => {
  it('keeps imports without their lines, so that equal texts give equal answers', () => {
    expect(readReferences('\n\nfrom .a import b').imports).toEqual([{ module: 'a', level: 1, names: ['b'] }]);
  });

  it('reads names that are certainly loaded', () => {
    const text =
      'with patch("a.B"): ...\nmonkeypatch.setattr("c.d", 1)\nrun([exe, "-m", "e.f"])\nos.system("python3 -m g")';
    expect(readReferences(text).loaded).toEqual(['a.B', 'c.d', 'e.f', 'g']);
  });

  it('reads strings that look like modules', () => {
    expect(readReferences(`x = ["a.b", 'c.d:app', "not this.one", "plain", "1.2"]`).dotted).toEqual([
      'a.b',
      'c.d',
    ]);
  });

  it('reads words only where programs or entry points are named', () => {
    expect(readReferences('x = "tool"').words).toEqual([]);
    expect(readReferences('subprocess.run(["tool", "--x y"])').words).toEqual(['tool', '--x']);
    expect(readReferences('entry_points(group="plugins")').words).toEqual(['plugins']);
  });

  it('reads names of folders only where sys.path is changed', () => {
    expect(readReferences('open("../data/x")').pathWords).toEqual([]);
    expect(readReferences('sys.path.insert(0, str(HERE / "../libs/*/src"))').pathWords).toEqual([
      'libs',
      'src',
    ]);
  });

  it('sees a search for modules', () => {
    expect(readReferences('for m in pkgutil.iter_modules(p.__path__): ...').walks).toBe(true);
    expect(readReferences('import pkgutil').walks).toBe(false);
  });
});
