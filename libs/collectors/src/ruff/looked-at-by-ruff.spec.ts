import { sampleScope } from '../run/sample-scope.spec.run.js';
import { viewOfTexts } from '../view.spec.run.js';
import { lookedAtByRuff } from './looked-at-by-ruff.js';

const scope = sampleScope('carbon', {
  sources: ['libs/carbon/src'],
  files: ['libs/carbon/src/a.py'],
  folders: ['libs/carbon/src'],
  directory: 'libs/carbon',
  configFiles: ['ruff.toml'],
});
const source = 'import yaml\nimport redis.store\nfrom acme.core import add\nfrom . import b\n';
const texts = {
  'ruff.toml': 'extend = "base.toml"\n',
  'base.toml': 'src = ["libs/*/src", "more"]\n',
  'libs/carbon/src/a.py': source,
  'libs/redis/src/redis/__init__.py': '',
};
const looked = lookedAtByRuff(scope, viewOfTexts(texts));

describe('lookedAtByRuff', () => {
  it('looks for ignore files in the sources and in all folders above', () => {
    for (const folder of ['', 'libs/', 'libs/carbon/', 'libs/carbon/src/'])
      expect(looked.absent).toEqual(expect.arrayContaining([`${folder}.gitignore`, `${folder}.ignore`]));
  });

  it('asks of each folder below the workspace whether a repository begins there', () => {
    expect(looked.absent).toEqual(expect.arrayContaining(['libs/.git', 'libs/carbon/src/.jj']));
    expect(looked.absent).not.toContain('.git');
    // What lies in it is of this clone.
    const nested = lookedAtByRuff(
      scope,
      viewOfTexts({ ...texts, 'libs/.git': 'gitdir: ../.git/modules/libs' }),
    );
    expect(nested.absent).not.toContain('libs/.git');
  });

  it('looks for the imported modules where the project has its own', () => {
    expect(looked.imported).toEqual(
      expect.arrayContaining(['yaml', 'redis', 'redis.store', 'acme', 'acme.core', 'core.add']),
    );
    expect(looked.folders).toEqual({
      'libs/carbon/src': 'imported',
      'libs/redis/src': 'imported',
      'libs/redis/src/redis': 'imported',
    });
    expect(looked.absent).toContain('more');
  });

  it('looks for the modules that stubs import', () => {
    const stub = { 'libs/carbon/src/a.pyi': 'from _typeshed import Unused\n' };
    expect(lookedAtByRuff(scope, viewOfTexts({ ...texts, ...stub })).imported).toContain('_typeshed');
  });

  it('asks where the package of a source begins', () => {
    const package_ = { 'libs/carbon/src/__init__.py': '', 'libs/carbon/__init__.py': '' };
    const { absent } = lookedAtByRuff(scope, viewOfTexts({ ...texts, ...package_ }));
    const marks = (absent ?? []).filter((path) => path.endsWith('__init__.py'));
    expect([...new Set(marks)]).toEqual([
      'libs/carbon/src/__init__.py',
      'libs/carbon/__init__.py',
      'libs/__init__.py',
    ]);
    expect(looked.absent).not.toContain('libs/carbon/__init__.py');
  });

  it('looks into the folder where it runs where there is no configuration', () => {
    const plain = lookedAtByRuff({ ...scope, configFiles: [] }, viewOfTexts(texts));
    expect(plain.folders).toEqual({ 'libs/carbon': 'imported', 'libs/carbon/src': 'imported' });
  });

  it('looks for ignore files above what links lead to', () => {
    const linked = lookedAtByRuff(scope, { ...viewOfTexts(texts), realPath: () => 'lent/sources/src' });
    expect(linked.absent).toEqual(expect.arrayContaining(['lent/sources/.gitignore', 'lent/.ignore']));
  });
});
