import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { interpreterFacts, type InterpreterFacts } from './interpreter-facts.js';
import { interpreterIdentity, programs } from './programs.js';
import { packagesDigest } from './packages-digest.js';
import { relocation } from './relocate.js';
import type { RememberedFacts } from './remembered-facts.js';

/** Where a virtual environment keeps its interpreter, on POSIX systems and on Windows. */
const interpreters = [join('bin', 'python'), join('Scripts', 'python.exe')];

/**
 * What is in a Python environment, by content: a virtual environment's folder, or an interpreter. The same in every clone of
 * the workspace and on every machine with the same builds. Undefined when there is none; a line that starts with `error` when it
 * can run nothing.
 *
 * Distributions count by what their installer recorded (path, hash and size of each file); to look at every file takes
 * half a second, so one that is edited in place stands in the traces of the runs that loaded it.
 */
export async function environmentFingerprint(
  environment: string,
  memory: RememberedFacts,
): Promise<string | undefined> {
  const stats = statSync(environment, { throwIfNoEntry: false });
  if (stats === undefined) return undefined;
  try {
    if (stats.isDirectory()) return await folderFingerprint(environment, memory);
    const folder = dirname(dirname(environment));
    return existsSync(join(folder, 'pyvenv.cfg'))
      ? await folderFingerprint(folder, memory)
      : await interpreterFingerprint(environment, memory);
  } catch (error) {
    return `error ${(error as Error).message.split('\n', 1)[0]}`;
  }
}

async function folderFingerprint(environment: string, memory: RememberedFacts): Promise<string> {
  const configuration = readFileSync(join(environment, 'pyvenv.cfg'), 'utf8');
  const relocate = relocation(environment);
  const own = sitePackages(environment).map((folder) => packagesDigest(folder, relocate));
  const interpreter = interpreters.map((path) => join(environment, path)).find((path) => existsSync(path));
  // Results of an environment that cannot run anything are not to be had from a cache as if it could.
  if (interpreter === undefined) return `error no interpreter ${digest(own)}`;
  const facts = await interpreterFacts(interpreter, memory);
  const shared = /^include-system-site-packages\s*=\s*true/im.test(configuration);
  const lent = shared ? digestsOf(facts, environment) : [];
  const found = await programs(dirname(interpreter), relocate, memory);
  return `python ${facts.version} ${digest([found, ...own, ...lent])}`;
}

async function interpreterFingerprint(interpreter: string, memory: RememberedFacts): Promise<string> {
  const facts = await interpreterFacts(interpreter, memory);
  const folder = dirname(dirname(interpreter));
  const identity = await interpreterIdentity(interpreter, relocation(folder), memory);
  return `python ${facts.version} ${digest([identity, ...digestsOf(facts, folder)])}`;
}

/** What is installed in an interpreter's own folders, and in the user's. */
function digestsOf({ packages }: InterpreterFacts, environment: string): string[] {
  return packages
    .filter((folder) => existsSync(folder))
    .map((folder) => packagesDigest(folder, relocation(environment)));
}

function sitePackages(environment: string): string[] {
  const windows = join(environment, 'Lib', 'site-packages');
  if (existsSync(windows)) return [windows];
  const lib = join(environment, 'lib');
  if (!existsSync(lib)) return [];
  return readdirSync(lib)
    .filter((name) => /^(python|pypy)/.test(name))
    .sort()
    .map((name) => join(lib, name, 'site-packages'))
    .filter((folder) => existsSync(folder));
}

function digest(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}
