import { outsideFiles } from './outside-files.js';

const edge = (source: string, target: string) => ({ source, target, files: [] });
const loads = (files: Readonly<Record<string, readonly string[]>>) =>
  new Map(Object.entries(files).map(([name, paths]) => [name, new Set(paths)]));

describe('outsideFiles', () => {
  it('names what a component itself loads', () => {
    const outside = loads({ a: ['shared/z.py', 'shared/b.py'] });
    expect([...outsideFiles({ components: ['a', 'b'], edges: [], outside })]).toEqual([
      ['a', ['shared/b.py', 'shared/z.py']],
    ]);
  });

  it('adds what projects without a record load on the way, however long it is', () => {
    const edges = [edge('a', 'plain'), edge('plain', 'deep'), edge('deep', 'plain')];
    const outside = loads({ a: ['own.py'], deep: ['deep.py'], other: ['other.py'] });
    expect(outsideFiles({ components: ['a'], edges, outside }).get('a')).toEqual(['deep.py', 'own.py']);
  });

  it('leaves to another component what that one loads, and what is behind it', () => {
    const edges = [edge('a', 'b'), edge('b', 'plain')];
    const outside = loads({ b: ['b.py'], plain: ['plain.py'] });
    const found = outsideFiles({ components: ['a', 'b'], edges, outside });
    expect([...found]).toEqual([['b', ['b.py', 'plain.py']]]);
  });
});
