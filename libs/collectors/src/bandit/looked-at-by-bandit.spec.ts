import { sampleScope } from '../run/sample-scope.spec.run.js';
import { viewOfTexts } from '../view.spec.run.js';
import { lookedAtByBandit } from './looked-at-by-bandit.js';

describe('lookedAtByBandit', () => {
  it('asks whether folders are there that it leaves out, where these decide', () => {
    const scope = sampleScope('carbon', { configFiles: ['carbon/src/.bandit'] });
    const { absent, folders } = lookedAtByBandit(scope, viewOfTexts({ 'carbon/.tox/x': '' }));
    expect(absent).toEqual(expect.arrayContaining(['carbon/.eggs', 'carbon/*.egg']));
    expect(absent).not.toContain('carbon/.tox');
    expect(folders).toEqual({ 'carbon/.tox': 'imported' });
  });

  it('looks at nothing more where no path holds such a name', () => {
    const { absent, ...others } = lookedAtByBandit(sampleScope('carbon'), viewOfTexts({}));
    expect(absent?.filter((path) => !path.endsWith('__init__.py'))).toEqual([]);
    expect(others).toEqual({});
  });

  it('asks where the package of a source begins', () => {
    const scope = sampleScope('carbon', { folders: ['carbon/src'], files: ['carbon/src/a.py'] });
    const view = viewOfTexts({ 'carbon/src/__init__.py': '' });
    expect(lookedAtByBandit(scope, view).absent).toEqual(['carbon/src/__init__.py', 'carbon/__init__.py']);
  });
});
