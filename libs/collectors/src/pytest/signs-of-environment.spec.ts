import { sampleScope } from '../run/sample-scope.spec.run.js';
import { viewOfTexts } from '../view.spec.run.js';
import { signsOfEnvironment } from './signs-of-environment.js';

const scope = sampleScope('carbon', {
  directory: 'libs/carbon',
  sources: ['libs/carbon/src'],
  tests: { unit: ['libs/carbon/tests/unit/test_a.py', 'libs/carbon/README.md'], integration: [] },
});

describe('signsOfEnvironment', () => {
  it('are looked for in the folders of sources and tests and in all above them', () => {
    const texts = {
      'libs/carbon/src/a.py': '',
      'libs/carbon/tests/unit/test_a.py': '',
      'libs/carbon/README.md': '',
    };
    const { absent } = signsOfEnvironment('unit', scope, viewOfTexts(texts));
    for (const folder of ['', 'libs/', 'libs/carbon/', 'libs/carbon/src/', 'libs/carbon/tests/unit/'])
      expect(absent).toEqual(expect.arrayContaining([`${folder}pyvenv.cfg`, `${folder}conda-meta/history`]));
    expect(absent?.filter((path) => /\.(?:py|md)\//.test(path))).toEqual([]);
  });

  it('are no files of a result: another machine has another environment', () => {
    const { absent, files } = signsOfEnvironment('unit', scope, viewOfTexts({ 'pyvenv.cfg': 'home = /usr' }));
    expect([...(absent ?? []), ...(files ?? [])]).not.toContain('pyvenv.cfg');
  });
});
