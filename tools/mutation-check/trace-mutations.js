/** @import { Mutation } from './mutation.js' */

const launcher = ['pytest/launcher.int.spec.ts'];
const lookedAt = 'pytest/launcher/looked_at.py';
const trace = ['trace/trace.spec.ts'];

/**
 * Rules of what a trace knows: each that is broken believes a result that is about other files.
 * @type {Mutation[]}
 */
export const traceMutations = [
  {
    name: 'executable-bit-unseen',
    file: 'trace/disk.ts',
    from: "hashFile(path, isExecutable ? 'executable\\0' : '')",
    to: "hashFile(path, isExecutable ? '' : '')",
    specs: trace,
  },
  {
    name: 'distribution-beside-modules-unseen',
    file: 'trace/folder-digest.ts',
    from: '/\\.(?:dist-info|egg-info)$/.test(name)',
    to: '/\\.(?:dist-nothing)$/.test(name)',
    specs: trace,
  },
  {
    name: 'made-and-left-is-no-input',
    file: 'trace/watch-scopes.ts',
    from: 'if (written.has(path) && now !== null && isLeft(path)) continue;',
    to: 'isLeft(path);',
    specs: ['trace/watch-scopes.spec.ts'],
  },
  {
    name: 'name-that-is-no-text-believed',
    file: 'trace/trace-of-reading.ts',
    from: 'if (nameless.length > 0)',
    to: 'if (nameless.length > 0 && collector.name === "")',
    specs: ['run/name-not-text.int.spec.ts'],
  },
  {
    name: 'name-relative-to-a-descriptor-unseen',
    file: lookedAt,
    from: 'for one in found or [path]:',
    to: 'for one in [path]:',
    specs: launcher,
    tests: 'every way that Python has',
  },
  {
    name: 'appended-file-unseen',
    file: lookedAt,
    from: 'if not flags & os.O_TRUNC and (stat.S_ISREG(mode) or not writes):',
    to: 'if not writes:',
    specs: launcher,
    tests: 'every way that Python has',
  },
  {
    name: 'behind-a-link-of-the-run-unseen',
    file: lookedAt,
    from: 'absolute = self._real_path(absolute)',
    to: 'pass',
    specs: launcher,
    tests: 'every way that Python has',
  },
  {
    name: 'packages-of-others-unseen-when-opened',
    file: lookedAt,
    from: 'return {one for one in self._inside(path) if not _is_cache(one)}',
    to: 'return self.of(path)',
    specs: launcher,
    tests: 'every way that Python has',
  },
  {
    name: 'forked-worker-unseen',
    file: lookedAt,
    from: 'if self._told is not None:',
    to: 'if self._told == "":',
    specs: launcher,
    tests: 'forked children',
  },
  {
    name: 'loaded-before-the-audit-unseen',
    file: lookedAt,
    from: 'for module in list(sys.modules.values()):\n            self._note_library',
    to: 'for module in []:\n            self._note_library',
    specs: launcher,
    tests: 'before anybody could watch',
  },
  {
    name: 'sourceless-module-taken-for-its-source',
    file: lookedAt,
    from: 'return source if cached or self._is_file(source) else path',
    to: 'return source',
    specs: launcher,
    tests: 'without a source',
  },
];
