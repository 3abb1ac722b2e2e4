import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of a distribution by its installer's account: the path relative to the folder for packages, and hash and size. */
export interface RecordedFile {
  readonly path: string;
  /** `sha256=…,252`; empty where the installer does not know. */
  readonly content: string;
}

/** What RECORD of a distribution says; undefined where it has none, as with some installers of systems. */
export function recordedFiles(distInfo: string): RecordedFile[] | undefined {
  const path = join(distInfo, 'RECORD');
  if (!existsSync(path)) return undefined;
  return readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line.includes(','))
    .map(parseLine);
}

/** packaging.python.org, "Recording installed projects": lines of CSV. */
function parseLine(line: string): RecordedFile {
  const [, quoted, ofQuoted = ''] = /^"((?:[^"]|"")*)",(.*)$/.exec(line) ?? [];
  if (quoted !== undefined) return { path: quoted.replaceAll('""', '"'), content: ofQuoted };
  const end = line.indexOf(',');
  return { path: line.slice(0, end), content: line.slice(end + 1) };
}

/** What installers write for themselves: another one, or the same one in another order, writes other things. */
const ofInstaller =
  /(?:^|\/)__pycache__\/|\.pyc$|\.dist-info\/(?:RECORD|INSTALLER|REQUESTED|direct_url\.json|uv_cache\.json|uv_build\.json)$/;

/** Scripts hold the path of their interpreter; they are looked at themselves. */
const program = /^(?:\.\.\/)+(?:bin|Scripts)\//;

/** Files that lead to other places: they hold paths, and are read themselves. */
export function leadsElsewhere(name: string): boolean {
  return /\.(?:pth|egg-link)$|^__editable__/.test(name);
}

/** The lines of a RECORD that are the same wherever the same distribution is installed, sorted. */
export function portableLines(files: readonly RecordedFile[]): string[] {
  return files
    .filter(({ path }) => !ofInstaller.test(path))
    .map(({ path, content }) => (program.test(path) || leadsElsewhere(path) ? path : `${path},${content}`))
    .sort();
}
