import { junitName } from './junit-name.js';

it.each([
  ['tests/unit/test_a.py::test_x', 'tests.unit.test_a::test_x'],
  ['test_a.py::TestMany::TestMore::test_x', 'test_a.TestMany.TestMore::test_x'],
  ['tests/test_a.py::test_x[a/b::c [1].py]', 'tests.test_a::test_x[a/b::c [1].py]'],
  ['tests/a.py.d/test_a.py::test_x', 'tests.a.py.d.test_a::test_x'],
  ['tests/README.md::README.md', 'tests.README.md::README.md'],
  ['test_a.py', 'test_a::'],
])('junitName of %s is %s', (id, name) => {
  expect(junitName(id)).toBe(name);
});
