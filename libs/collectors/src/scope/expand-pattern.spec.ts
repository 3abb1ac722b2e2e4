import { expandPattern } from './expand-pattern.js';

const tree: Record<string, string[]> = {
  '.': ['tests', 'libs', 'odd*name'],
  tests: ['test_carbon.py', 'test_carbon_more.py', 'test_redis.py', '.test_carbon.py', 'a'],
  libs: ['one', 'two', 'file.txt'],
  'libs/one': ['src'],
  'libs/two': ['lib'],
};
const list = (folder: string) => tree[folder];

describe('expandPattern', () => {
  it('leaves a plain path as it is, whether it exists or not', () => {
    expect(expandPattern('src/nope/', list)).toEqual(['src/nope']);
    expect(expandPattern('./a/../b', list)).toEqual(['b']);
  });

  it('matches within one name, sorted, without hidden files', () => {
    expect(expandPattern('tests/test_carbon*.py', list)).toEqual([
      'tests/test_carbon.py',
      'tests/test_carbon_more.py',
    ]);
    expect(expandPattern('*/test_*edis.py', list)).toEqual(['tests/test_redis.py']);
  });

  it('goes on below a pattern and leaves out what does not exist there', () => {
    expect(expandPattern('libs/*/src', list)).toEqual(['libs/one/src']);
  });

  it('needs the text between asterisks in order, without overlap', () => {
    expect(expandPattern('tests/test_c*r*n.py', list)).toEqual(['tests/test_carbon.py']);
    expect(expandPattern('tests/test_redis*is.py', list)).toEqual([]);
  });

  it('finds a name that contains an asterisk', () => {
    expect(expandPattern('odd*name', list)).toEqual(['odd*name']);
  });
});
