import { posix } from 'node:path';
import { pythonEnvironment } from './python-environment.js';

/** The environment of the component in `libs/a`, of a workspace with these files. */
function environment(texts: Readonly<Record<string, string>>, interpreter?: string) {
  const paths = Object.keys(texts);
  const below = (folder: string) => paths.filter((path) => folder === '.' || path.startsWith(`${folder}/`));
  const files = {
    exists: (path: string) => path in texts || below(path).length > 0,
    readText: (path: string) => texts[path],
    list: (folder: string) => {
      const rest = below(folder).map((path) => posix.relative(folder, path).split('/'));
      return [...new Map(rest.map(([name = '', ...more]) => [name, more.length > 0]))].map(
        ([name, isFolder]) => ({ name, isFolder, isLink: false }),
      );
    },
  };
  return pythonEnvironment(files, () => 'libs/a', interpreter);
}

const site = (venv: string, ...paths: readonly string[]) => ({
  [`${venv}/pyvenv.cfg`]: 'home = /usr/bin\ninclude-system-site-packages = false\n',
  ...Object.fromEntries(paths.map((path) => [`${venv}/lib/python3.11/site-packages/${path}`, ''])),
});

describe('pythonEnvironment', () => {
  const made = site(
    '.venv',
    'Acme_Auth.Core-1.0.dist-info/METADATA',
    'old.egg-link',
    'numpy/__init__.py',
    'google/cloud/x.py',
    'six.py',
    '_fast.cpython-311-x86_64-linux-gnu.so',
  );

  it('knows what is installed', () => {
    const { isInstalled, installed } = environment(made);
    const of = (name: string) => isInstalled(name, 'libs/b', 'a');
    expect(['acme-auth-core', 'old', 'other'].map(of)).toEqual([true, true, false]);
    expect(['numpy', 'google', 'six', '_fast', 'other'].map((top) => installed(top, 'a'))).toEqual([
      'module',
      'spread',
      'module',
      'module',
      'absent',
    ]);
  });

  it('finds metadata beside the sources, as a build leaves them', () => {
    const { isInstalled } = environment({ ...made, 'libs/b/src/acme_b.egg-info/PKG-INFO': '' });
    expect(isInstalled('acme-b', 'libs/b', 'a')).toBe(true);
  });

  it('takes the nearest environment and those above', () => {
    const { installed } = environment({ ...made, ...site('libs/a/.venv', 'near/__init__.py') });
    expect([installed('near', 'a'), installed('numpy', 'a')]).toEqual(['module', 'module']);
  });

  it('takes that of an interpreter', () => {
    const files = { ...site('envs/x', 'near.py'), 'envs/x/bin/python': '' };
    expect(environment(files, 'envs/x/bin/python').installed('near', 'a')).toBe('module');
  });

  it.each<[string, Readonly<Record<string, string>>, string | undefined]>([
    ['there is none', {}, undefined],
    ['it is half made', { '.venv/pyvenv.cfg': 'home = /usr/bin' }, undefined],
    [
      'it takes in the system’s',
      { ...made, '.venv/pyvenv.cfg': 'include-system-site-packages = true' },
      undefined,
    ],
    ['the interpreter is the system’s', {}, '/usr/bin/python3'],
  ])('knows nothing where %s', (_, files, interpreter) => {
    const { isInstalled, installed } = environment(files, interpreter);
    expect([isInstalled('any', 'libs/b', 'a'), installed('any', 'a')]).toEqual([true, 'unknown']);
  });
});
