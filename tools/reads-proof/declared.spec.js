import { declaredBy, probe } from './declared.js';

const trace = {
  files: { 'part/src/a.py': 'x' },
  absent: ['part/ruff.toml', 'typings'],
  folders: { 'part/src': { names: 'all' }, lent: { names: 'imported' } },
  imported: ['yaml'],
  made: ['part/made'],
};
const inputs = {
  files: new Set(['part/pyproject.toml', 'part/data/x.txt']),
  places: ['generated'],
  walked: ['*/src'],
  wouldBe: new Set(['part/conftest.py', `part/data/${probe}`]),
};
const there = ['lent/yaml', 'part/src/sub'];
const declared = (path, ...hows) =>
  declaredBy({ path, hows: new Set(hows) }, trace, inputs, (one) => there.includes(one));

test.each([
  ['part/src/a.py', ['opened', 'found'], 'trace'],
  ['part/src', ['listed', 'found'], 'trace'],
  ['part/src/b.py', ['absent'], 'trace'],
  ['part', ['found'], 'trace'],
  ['typings/x.pyi', ['absent'], 'trace'],
  ['lent/yaml.py', ['absent'], 'trace'],
  ['lent/yaml.py/x', ['absent'], 'trace'],
  ['part/made/x', ['opened'], 'trace'],
  ['part/pyproject.toml', ['opened'], 'inputs'],
  ['part/conftest.py', ['absent'], 'inputs'],
  ['part/data', ['listed', 'found'], 'inputs'],
  ['.', ['listed'], 'inputs'],
  ['other', ['listed'], 'inputs'],
  ['generated/x_pb2.py', ['opened'], 'inputs'],
])('%s, %j: declared by the %s', (path, hows, by) => {
  expect(declared(path, ...hows)).toBe(by);
});

test.each([
  ['part/src/b.py', 'opened'],
  ['part/src/a.py', 'listed'],
  ['part/data/more', 'listed'],
  ['other/src', 'listed'],
  ['lent', 'opened'],
  ['lent/other.py', 'absent'],
  ['lent/other.py', 'found'],
  ['lent/yaml/x', 'absent'],
  ['part/src/sub/x.py', 'absent'],
  ['other', 'found'],
  ['conftest.py', 'absent'],
])('%s, %s: declared nowhere', (path, how) => {
  expect(declared(path, how)).toBeUndefined();
});

test('a path is declared when each of its looks is', () => {
  expect(declared('part/src', 'found', 'opened')).toBeUndefined();
});
