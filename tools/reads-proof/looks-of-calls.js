import { posix } from 'node:path';
import { describedPath, quotedTexts } from './parse-strace.js';
import { isStart } from './tool-calls.js';

/** Calls that make or remove what they name, and tell nothing of it: the last name is what is there afterwards. */
const writing =
  /^(?:mkdir|mkdirat|rmdir|unlink|unlinkat|rename|renameat2?|link|linkat|symlink|symlinkat|mknod|mknodat|truncate|f?chmod\w*|l?chown\w*|fchownat|utime\w*|futimesat|l?setxattr|l?removexattr|umount2?|mount|chroot)$/;
const making = /^(?:mkdir|mkdirat|rename|renameat2?|link|linkat|symlink|symlinkat|mknod|mknodat)$/;
const missing = /^-1 (?:ENOENT|ENOTDIR)\b/;

/**
 * What calls of processes tell these about the disk, one entry a look: `{ path, real, how, program }`. `how`: `opened` (its
 * content), `found` or `absent` (only whether it is there), `listed` (the names in a folder). `path` is as it was asked
 * for, absolute; `real` is the path of what was opened. What the processes made before is theirs and is left out.
 */
export function looksOfCalls(calls) {
  const folders = new Map();
  const programs = new Map();
  const made = new Set();
  const looks = [];
  for (const { pid, call, args, result } of calls) {
    const folder = () => folders.get(pid) ?? '/';
    const absolute = (path, base = folder()) => posix.resolve(base, path);
    const look = (path, how, real = path) => {
      if (!isMade(path, made)) looks.push({ path, real, how, program: programs.get(pid) ?? '?' });
    };
    if (isStart(call)) {
      const child = /^\d+/.exec(result)?.[0];
      if (child !== undefined && !folders.has(child)) {
        folders.set(child, folder());
        programs.set(child, programs.get(pid));
      }
      continue;
    }
    if (call === 'fchdir') {
      folders.set(pid, describedPath(args) ?? folder());
      continue;
    }
    if (call === 'getdents64') {
      const path = describedPath(args);
      if (path !== undefined) look(path, 'listed');
      continue;
    }
    const described = args.startsWith('AT_FDCWD<') ? describedPath(args) : undefined;
    if (described !== undefined) folders.set(pid, described);
    const [name, last] = namesOf(args, folder());
    if (name === undefined) continue;
    if (writing.test(call)) {
      if (making.test(call) && result.startsWith('0')) made.add(absolute(last.name, last.base));
      continue;
    }
    const path = absolute(name.name, name.base);
    if (missing.test(result)) look(path, 'absent');
    else if (/^open/.test(call)) {
      const isMaking = args.includes('O_CREAT') && /O_TRUNC|O_EXCL/.test(args);
      if (isMaking || args.includes('O_WRONLY')) made.add(path);
      else if (!/^\d/.test(result)) look(path, 'found');
      else look(path, isFolder(args) ? 'found' : 'opened', describedPath(result));
    } else {
      if (call === 'chdir') folders.set(pid, path);
      if (call === 'execve') programs.set(pid, posix.basename(path));
      look(path, call === 'execve' ? 'opened' : 'found');
    }
  }
  return looks;
}

/** The first and the last name of a call, each with the folder that it is relative to; none: it is about a descriptor. */
function namesOf(args, folder) {
  const names = [];
  const pattern = /(-?\w+<(?:[^>\\]|\\.)*>, )?("(?:[^"\\]|\\.)*")/g;
  for (const [, descriptor, quoted] of args.matchAll(pattern)) {
    const [name] = quotedTexts(quoted);
    // Content and arguments come after names, and names of a call stand side by side.
    if (name === '') return [];
    names.push({ name, base: descriptor === undefined ? folder : (describedPath(descriptor) ?? folder) });
    if (names.length === 2) break;
  }
  return [names[0], names.at(-1)];
}

function isFolder(args) {
  return args.includes('O_DIRECTORY') || args.includes('O_PATH');
}

function isMade(path, made) {
  for (let at = path; at !== '/'; at = posix.dirname(at)) if (made.has(at)) return true;
  return false;
}
