import { posix } from 'node:path';
import { isWithin } from './seen-paths.js';

/**
 * Where a look at a path of the workspace is declared: `trace` (of the evidence), `inputs` (of the task) or undefined. Every
 * kind of look has to be: what was listed is another thing than what was opened.
 *
 * @param trace the evidence's trace; undefined: there is none
 * @param inputs `files` that Nx hashes, `places` that a runtime input stands for, patterns that another has `walked`, and `wouldBe`: which of the paths that were
 *   tried are hashed as soon as a file is there
 * @param isThere whether a path is there, now that the run is over
 */
export function declaredBy({ path, hows }, trace, inputs, isThere) {
  const looks = [...hows];
  if (trace !== undefined && looks.every((how) => inTrace(path, how, trace, isThere))) return 'trace';
  if (looks.every((how) => inInputs(path, how, inputs))) return 'inputs';
  return looks.every(
    (how) => (trace !== undefined && inTrace(path, how, trace, isThere)) || inInputs(path, how, inputs),
  )
    ? 'inputs'
    : undefined;
}

function inTrace(path, how, trace, isThere) {
  if (trace.made.some((made) => isWithin(made, path))) return true;
  if (how === 'listed') return path in trace.folders;
  if (path in trace.files) return true;
  if (how === 'opened') return false;
  if (how === 'found' && (path in trace.folders || holds(path, Object.keys(trace.files)))) return true;
  if (how === 'found' && holds(path, Object.keys(trace.folders))) return true;
  if (trace.absent.some((absent) => isWithin(absent, path))) return true;
  // A module that is not there is not there with all that could lie in it.
  const ways = how === 'absent' ? foldersUpward(path).filter((one) => !isThere(one)) : [path];
  return ways.some((one) => {
    const parent = trace.folders[posix.dirname(one)];
    return parent?.names === 'all' || (parent?.names === 'imported' && isModule(one, trace.imported));
  });
}

function inInputs(path, how, { files, places, walked, wouldBe }) {
  if (how === 'listed' && walked.some((pattern) => leadsTo(pattern, path))) return true;
  if (places.some((place) => isWithin(place, path))) return true;
  if (files.has(path)) return how !== 'listed';
  if (how === 'found') return holds(path, files);
  if (how === 'listed') return wouldBe.has(posix.join(path, probe));
  // What is to lie below something that is not there either.
  return how === 'absent' && foldersUpward(path).some((one) => wouldBe.has(one));
}

/** The name of a file that is tried in each folder that was listed: one more file in it has to change the hash. */
export const probe = 'reads-proof-probe.py';

/** Whether whoever follows a pattern comes through a folder, and so lists it. */
function leadsTo(pattern, folder) {
  const names = folder === '.' ? [] : folder.split('/');
  const segments = pattern.split('/');
  return (
    names.length < segments.length &&
    names.every((name, at) => segments[at].includes('*') || segments[at] === name)
  );
}

function holds(folder, paths) {
  for (const path of paths) if (isWithin(folder, path)) return true;
  return false;
}

function foldersUpward(path) {
  return path === '.' ? [] : [path, ...foldersUpward(posix.dirname(path))];
}

/** `a/b/c.py` is looked for as module `c`, or as `b.c`. */
function isModule(path, imported) {
  const name = posix.basename(path);
  // Whoever looks for one distribution finds all.
  if (/\.(?:dist-info|egg-info)$/.test(name)) return true;
  const dot = name.indexOf('.', 1);
  const module = dot === -1 ? name : name.slice(0, dot);
  return imported.includes(module) || imported.includes(`${posix.basename(posix.dirname(path))}.${module}`);
}
