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
    expect(lookedAtByBandit(sampleScope('carbon'), viewOfTexts({}))).toEqual({});
  });
});
