import { claimants } from './claims.js';

const of = claimants([
  { path: 'src', component: 'all' },
  { path: 'src/a.py', component: 'a' },
  { path: 'tests/test_a*.py', component: 'a' },
  { path: 'libs/*/data', component: 'data' },
  { path: 'tests/test_a.b*', component: 'dotted' },
]);

describe('claimants', () => {
  it.each<[string, string[]]>([
    ['src/a.py', ['a', 'all']],
    ['src/deep/b.py', ['all']],
    ['srcs/b.py', []],
    ['tests/test_a.py', ['a']],
    ['tests/test_a_more.py', ['a']],
    ['tests/deep/test_a.py', []],
    ['tests/test_axb.py', ['a']],
    ['tests/test_a.b.py', ['a', 'dotted']],
    ['libs/x/data/y.py', ['data']],
    ['libs/x/y/data/y.py', []],
  ])('%s belongs to %j', (file, expected) => {
    expect([...of(file)].sort()).toEqual(expected);
  });
});
