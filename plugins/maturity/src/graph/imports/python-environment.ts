import { posix } from 'node:path';
import { environmentsOf } from '../../fingerprint/fingerprint-command.js';
import type { WorkspaceFiles } from '../../workspace/look-at-workspace.js';
import type { InstalledModule, PythonEnvironment } from './find-python-edges.js';
import { requirementName } from './layout/requirement-name.js';

type Files = Pick<WorkspaceFiles, 'list' | 'exists' | 'readText'>;

/**
 * What is installed for a component's runs, by the names in the folders of its environments: nothing is started, nothing is
 * read from a package. An environment that is not made yet, or that takes in another one, says nothing.
 *
 * @param rootOf the folder of a component or another project
 * @param interpreter the one that nx.json names
 */
export function pythonEnvironment(
  files: Files,
  rootOf: (component: string) => string,
  interpreter: string | undefined,
): PythonEnvironment {
  const known = new Map<string, readonly Installation[] | undefined>();
  const installationsOf = (component: string): readonly Installation[] | undefined => {
    const root = rootOf(component);
    if (!known.has(root)) {
      const found = environmentsOf(root, interpreter, files.exists).map((path) => installation(path, files));
      known.set(root, found.every((one) => one !== undefined) ? found : undefined);
    }
    return known.get(root);
  };
  return {
    isInstalled: (distribution, folder, component) =>
      installationsOf(component)?.some(({ distributions }) => distributions.has(distribution)) !== false ||
      [folder, posix.join(folder, 'src')].some((place) =>
        files.list(place).some(({ name }) => metadataName(name) === distribution),
      ),
    installed: (top, component) => {
      const installations = installationsOf(component);
      if (installations === undefined) return 'unknown';
      const answers = installations.map(({ module }) => module(top));
      return (
        answers.find((answer) => answer === 'module') ??
        answers.find((answer) => answer !== 'absent') ??
        'absent'
      );
    },
  };
}

interface Installation {
  /** In their normal form. */
  readonly distributions: ReadonlySet<string>;
  readonly module: (top: string) => InstalledModule;
}

/** What lies in an environment's folder for packages; undefined where that is not found, or not all. */
function installation(environment: string, files: Files): Installation | undefined {
  // An interpreter lies in `bin` of its environment.
  const prefix = files.exists(posix.join(environment, 'pyvenv.cfg'))
    ? environment
    : posix.dirname(posix.dirname(environment));
  const settings = files.readText(posix.join(prefix, 'pyvenv.cfg'));
  if (settings === undefined || /^include-system-site-packages\s*=\s*true/m.test(settings)) return undefined;
  const folders = [
    ...files
      .list(posix.join(prefix, 'lib'))
      .map(({ name }) => posix.join(prefix, 'lib', name, 'site-packages')),
    posix.join(prefix, 'Lib/site-packages'),
  ].filter((folder) => files.exists(folder));
  const [folder] = folders;
  if (folder === undefined || folders.length > 1) return undefined;
  const entries = files.list(folder);
  const names = new Set(entries.map(({ name }) => name));
  const modules = new Set(
    entries.flatMap(({ name }) => /^(\w+)(?:\.[\w-]+)*\.(?:py|pyi|so|pyd)$/.exec(name)?.[1] ?? []),
  );
  return {
    distributions: new Set(entries.flatMap(({ name }) => metadataName(name) ?? [])),
    module: (top) => {
      if (modules.has(top)) return 'module';
      if (!names.has(top)) return 'absent';
      return files.list(posix.join(folder, top)).some(({ name }) => /^__init__\.\w/.test(name))
        ? 'module'
        : 'spread';
    },
  };
}

/** The distribution that a folder or file of metadata is about: `acme_auth-1.0.dist-info`, `acme_auth.egg-info`, `acme-auth.egg-link`. */
function metadataName(name: string): string | undefined {
  const stem = /^(.+)\.(?:dist-info|egg-info|egg-link)$/.exec(name)?.[1];
  // A version follows, and perhaps the version of Python.
  return stem === undefined ? undefined : requirementName(stem.replace(/-\d.*$/, ''));
}
