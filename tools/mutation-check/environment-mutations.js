/** @import { Mutation } from './mutation.js' */

const content = ['fingerprint/environment-fingerprint.int.spec.ts'];
const clones = ['fingerprint/portable-fingerprint.int.spec.ts'];
const memory = ['fingerprint/remembered-facts.spec.ts'];
const making = ['executors/python-env/environment-state.int.spec.ts'];

/**
 * Rules of what an environment is: what must be another one, and what must not.
 * @type {Mutation[]}
 */
export const environmentMutations = [
  {
    name: 'installed-distribution-no-change',
    file: 'fingerprint/packages-digest.ts',
    from: '`${name}\\n${portableLines',
    to: '`${portableLines',
    specs: content,
  },
  {
    name: 'files-of-a-distribution-no-change',
    file: 'fingerprint/recorded-files.ts',
    from: '? path : `${path},${content}`',
    to: '? path : path.concat(content.slice(0, 0))',
    specs: content,
  },
  {
    name: 'commit-of-a-distribution-no-change',
    file: 'fingerprint/packages-digest.ts',
    from: "return existsSync(path) ? relocate(percentDecoded(readFileSync(path))).toString('latin1') : '';",
    to: "return existsSync(path) ? relocate(percentDecoded(readFileSync(path))).toString('latin1', 0, 0) : '';",
    specs: content,
  },
  {
    name: 'who-installed-it-a-change',
    file: 'fingerprint/recorded-files.ts',
    from: '.filter(({ path }) => !ofInstaller.test(path))',
    to: '.filter(({ path }) => ofInstaller.test(path) || true)',
    specs: content,
  },
  {
    name: 'loose-module-no-change',
    file: 'fingerprint/packages-digest.ts',
    from: 'hash.update(looseFiles(folder, all, relocate));',
    to: 'looseFiles(folder, all, relocate);',
    specs: content,
  },
  {
    name: 'module-in-a-shared-folder-no-change',
    file: 'fingerprint/loose-files.ts',
    from: 'walk(`${path}/`, inside);',
    to: ';',
    specs: content,
  },
  {
    name: 'path-that-a-record-names-no-change',
    file: 'fingerprint/loose-files.ts',
    from: 'if (inside === undefined || leadsElsewhere(path))',
    to: 'if (inside === undefined)',
    specs: content,
  },
  {
    name: 'replaced-tool-no-change',
    file: 'fingerprint/programs.ts',
    from: 'tools.push(`${name} ${digestOfProgram(path, relocate, memory)}`);',
    to: 'tools.push(`${name} ${digestOfProgram(path, relocate, memory).slice(0, 0)}`);',
    specs: content,
  },
  {
    name: 'replaced-interpreter-no-change',
    file: 'fingerprint/programs.ts',
    from: 'const text = isScript(path) ?',
    to: 'const text = isScript(path) && false ?',
    specs: content,
  },
  {
    name: 'environment-without-interpreter-is-one',
    file: 'fingerprint/environment-fingerprint.ts',
    from: 'return `error no interpreter',
    to: 'return `python of unknown version',
    specs: content,
  },
  {
    name: 'shell-that-activates-a-change',
    file: 'fingerprint/programs.ts',
    from: 'if (ofEnvironment.test(name) || statSync',
    to: 'if ((ofEnvironment.test(name) && false) || statSync',
    specs: content,
  },
  {
    name: 'another-clone-a-change',
    file: 'fingerprint/relocate.ts',
    from: 'result.replaceAll(path, word)',
    to: 'path === word ? word : result',
    specs: clones,
  },
  {
    name: 'script-started-by-a-shell-a-change',
    file: 'fingerprint/programs.ts',
    from: '.replace(startedByShell, (_, interpreter) => `#!${interpreter}\\n`)',
    to: '.replace(startedByShell, (all) => all)',
    specs: clones,
  },
  {
    name: 'remembered-of-another-file',
    file: 'fingerprint/remembered-facts.ts',
    from: 'entry !== undefined && isCurrent(entry.files) ?',
    to: 'entry !== undefined ?',
    specs: memory,
  },
  {
    name: 'remembered-of-a-file-under-way',
    file: 'fingerprint/remembered-facts.ts',
    from: 'if (files.some(isRacy)) return;',
    to: '',
    specs: memory,
  },
  {
    name: 'somebody-elses-environment-is-ours',
    file: 'executors/python-env/environment-state.ts',
    from: "if (!isOwnEnvironment(folder)) return { kind: 'foreign' };",
    to: '',
    specs: making,
  },
  {
    name: 'mark-believed-whatever-is-installed',
    file: 'executors/python-env/environment-state.ts',
    from: 'then.fingerprint === fingerprint && then',
    to: 'then',
    specs: making,
  },
  {
    name: 'half-made-is-only-mended',
    file: 'executors/python-env/environment-state.ts',
    from: "if (mark.complete === undefined) return { kind: 'half-made' };",
    to: "if (mark.complete === undefined) return { kind: 'other' };",
    specs: making,
  },
  {
    name: 'other-requirements-no-change',
    file: 'executors/python-env/environment-state.ts',
    from: ' && then.requirements === digestOfRequirements(requirements)',
    to: '',
    specs: making,
  },
];
