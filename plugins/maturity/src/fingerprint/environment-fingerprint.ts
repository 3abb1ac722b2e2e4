import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where a virtual environment keeps its interpreter, on POSIX systems and on Windows. */
const interpreters = [join('bin', 'python'), join('Scripts', 'python.exe')];

/**
 * What is installed in a Python environment: a virtual environment's folder, or an interpreter. The same in every clone of
 * the workspace. Undefined when there is none; a line that starts with `error` when it cannot be read.
 *
 * A folder's installed distributions are its `*.dist-info` names: reading these takes a millisecond, starting Python a
 * hundred.
 */
export async function environmentFingerprint(environment: string): Promise<string | undefined> {
  const stats = statSync(environment, { throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  try {
    return await (stats.isDirectory() ? folderFingerprint(environment) : interpreterFingerprint(environment));
  } catch (error) {
    return `error ${(error as Error).message.split('\n', 1)[0]}`;
  }
}

async function folderFingerprint(environment: string): Promise<string> {
  const configuration = readFileSync(join(environment, 'pyvenv.cfg'), 'utf8');
  // Results of an environment that cannot run anything are not to be had from a cache as if it could.
  if (!interpreters.some((path) => existsSync(join(environment, path)))) throw new Error('no interpreter');
  const version = /^version(?:_info)?\s*=\s*(\S+)/m.exec(configuration)?.[1];
  const shared = /^include-system-site-packages\s*=\s*true/im.test(configuration);
  const hash = createHash('sha256');
  for (const folder of sitePackages(environment)) hash.update(installed(folder));
  if (shared) hash.update(await interpreterFingerprint(join(environment, 'bin', 'python')));
  return `python ${version ?? 'of unknown version'} ${hash.digest('hex')}`;
}

function sitePackages(environment: string): string[] {
  const windows = join(environment, 'Lib', 'site-packages');
  if (existsSync(windows)) return [windows];
  const lib = join(environment, 'lib');
  return readdirSync(lib)
    .filter((name) => /^(python|pypy)/.test(name))
    .sort()
    .map((name) => join(lib, name, 'site-packages'))
    .filter((folder) => existsSync(folder));
}

/** `__editable___x_finder.py` says where the packages of an editable install are. */
function isInstalled(name: string): boolean {
  return /\.(dist-info|egg-info|egg-link|pth)$|^__editable__.*\.py$|^(site|user)customize\.py$/.test(name);
}

/** Names of what is installed; for links to other places (editable installs, .pth files) also where they lead. */
function installed(folder: string): string {
  const here = resolve('.');
  const relocatable = (path: string): string => readFileSync(path, 'utf8').replaceAll(here, '.');
  const relocatableUrl = (path: string): string =>
    percentDecoded(readFileSync(path, 'utf8')).replaceAll(here, '.');
  return readdirSync(folder)
    .filter((name) => isInstalled(name))
    .sort()
    .map((name) => {
      const path = join(folder, name);
      if (name.endsWith('.dist-info')) {
        const direct = join(path, 'direct_url.json');
        return existsSync(direct) ? `${name} ${relocatableUrl(direct)}` : name;
      }
      return statSync(path).isFile() ? `${name} ${relocatable(path)}` : name;
    })
    .join('\n');
}

/** Any text with its `%XX` as the characters that they stand for: installers differ in which characters of a path they write so. */
function percentDecoded(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) =>
    Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'),
  );
}

const listDistributions = `
import importlib.metadata as m, platform
print(platform.python_implementation(), platform.python_version())
print("\\n".join(sorted({f"{d.metadata['Name']}=={d.version}" for d in m.distributions()})))
`;

/** The library that starts processes is loaded only here: Nx runs this program twice in every command. */
async function interpreterFingerprint(interpreter: string): Promise<string> {
  const { execaSync } = await import('execa');
  const { stdout } = execaSync(interpreter, ['-c', listDistributions], { timeout: 30_000 });
  const [version] = stdout.split('\n', 1);
  return `python ${version} ${createHash('sha256').update(stdout).digest('hex')}`;
}
