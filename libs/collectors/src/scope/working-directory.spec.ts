import type { ComponentScope } from '../contract/component-scope.js';
import { workingDirectory } from './working-directory.js';

const component: ComponentScope = {
  name: 'carbon',
  root: 'libs/carbon',
  sources: ['libs/carbon/src'],
  tests: { unit: ['libs/carbon/tests'], integration: [] },
  passEnv: [],
  timeLimits: {},
};
const tree =
  (...files: string[]) =>
  (path: string) =>
    files.includes(path);

describe('workingDirectory', () => {
  it('is the nearest folder with a Python project file', () => {
    expect(workingDirectory(component, tree('libs/carbon/pyproject.toml', 'pyproject.toml'))).toBe(
      'libs/carbon',
    );
    expect(workingDirectory(component, tree('libs/pytest.ini', 'pyproject.toml'))).toBe('libs');
    expect(workingDirectory(component, tree('tox.ini'))).toBe('.');
  });

  it('is the nearest folder that contains everything where no project file exists', () => {
    expect(workingDirectory(component, tree())).toBe('libs/carbon');
  });

  it('passes over a project that does not contain the tests', () => {
    const outside = { ...component, tests: { unit: ['tests/test_carbon.py'], integration: [] } };
    expect(workingDirectory(outside, tree('libs/carbon/pyproject.toml'))).toBe('.');
  });

  it('tells libs/carbon from libs/carbon2', () => {
    const outside = { ...component, sources: ['libs/carbon2'] };
    expect(workingDirectory(outside, tree('libs/carbon/pyproject.toml'))).toBe('libs');
  });

  it('is the workspace for a record at its root', () => {
    expect(workingDirectory({ ...component, root: '.', sources: ['.'] }, tree())).toBe('.');
  });
});
