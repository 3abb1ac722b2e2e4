import { createHash, type Hash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { findOnce } from './find-once.js';
import { hashFile } from './hash-file.js';

/** The part of a disk that a trace is about. Paths are absolute. A `Disk` looks at each place once. */
export interface Disk extends DiskBelow {
  /**
   * The same disk with paths relative to a folder. A thousand traces name the same files: composing and comparing their
   * absolute paths takes longer than looking at them.
   */
  below(folder: string): DiskBelow;
}

/** The part of a disk below a folder. Paths are relative to it. */
export interface DiskBelow {
  /** Digest of a file's content and whether it may be executed, or of what a link leads to; undefined: there is no file. */
  digestOf(path: string): string | undefined;
  /** What stands in a folder; undefined: there is no folder. */
  list(path: string): readonly FolderEntry[] | undefined;
  /** Whether there is a file or a folder. */
  has(path: string): boolean;
}

export interface FolderEntry {
  readonly name: string;
  /** Of a link: of what it leads to; one that leads nowhere is no folder. */
  readonly isFolder: boolean;
}

/** Remembers digests of files between processes, by what the file system says about them. */
export interface DigestMemory {
  get(path: string, stat: FileStat): string | undefined;
  set(path: string, stat: FileStat, digest: string): void;
}

/** What changes when a file's content does. Nanoseconds. */
export interface FileStat {
  readonly size: bigint;
  readonly mtimeNs: bigint;
  readonly ctimeNs: bigint;
  readonly ino: bigint;
}

/** Looks at the disk as it is now. One that lives longer than a moment answers with what it saw first. */
export function lookAtDisk(memory?: DigestMemory): Disk {
  const looking = (absolute: (path: string) => string): DiskBelow => ({
    digestOf: findOnce((path) => digestOf(absolute(path), memory)),
    list: findOnce((path) => listFolder(absolute(path))),
    has: findOnce((path) => isThere(absolute(path))),
  });
  const below = (folder: string): DiskBelow => looking((path) => `${folder}/${path}`);
  return { ...looking((path) => path), below: findOnce(below) };
}

/** The digest that stands in traces: the first 32 hexadecimal digits of SHA-256. */
export function contentDigest(content: string | Buffer): string {
  return shortened(createHash('sha256').update(content));
}

function shortened(hash: Hash): string {
  return hash.digest('hex').slice(0, 32);
}

function digestOf(path: string, memory: DigestMemory | undefined): string | undefined {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (stat?.isFile() !== true) return undefined;
  const known = memory?.get(path, stat);
  if (known !== undefined) return known;
  // git keeps it, Nx does not hash it, and linters and tests ask for it.
  const isExecutable = (stat.mode & 0o100n) !== 0n;
  let digest: string;
  try {
    digest = shortened(hashFile(path, isExecutable ? 'executable\0' : ''));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    // Who cannot read a file has its content not seen, either: that is one state of it, and no other.
    if (code === 'EACCES' || code === 'EPERM') return contentDigest(`unreadable ${path}`);
    throw error;
  }
  memory?.set(path, stat, digest);
  return digest;
}

function listFolder(path: string): readonly FolderEntry[] | undefined {
  try {
    // Most that is asked about is not there, and an error takes much longer to make than an answer.
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) return undefined;
    return readdirSync(path, { withFileTypes: true }).map((entry) => ({
      name: entry.name,
      isFolder: entry.isSymbolicLink()
        ? statSync(`${path}/${entry.name}`, { throwIfNoEntry: false })?.isDirectory() === true
        : entry.isDirectory(),
    }));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    if (code === 'EACCES' || code === 'EPERM' || code === 'ELOOP') return [];
    throw error;
  }
}

function isThere(path: string): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat?.isFile() === true || stat?.isDirectory() === true;
}
