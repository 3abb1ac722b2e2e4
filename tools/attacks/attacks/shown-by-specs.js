/** What a spec of the repository shows with the real thing: the entry runs it, and counts as it does. */
const e2e = (name, tests) => ({ file: `plugins/maturity/e2e/${name}.spec.ts`, tests });
const byHand = (tests) => ({ file: 'libs/collectors/src/pytest/by-hand.int.spec.ts', tests });
const ruff = (tests) => ({ file: 'libs/collectors/src/ruff/ruff.int.spec.ts', tests });

export const shownBySpecs = [
  {
    id: '11',
    title: 'criteria and metrics with words of each other, and the same metric at two targets',
    specs: [
      { file: 'libs/document/src/render/criteria.spec.ts' },
      { file: 'libs/assessment/src/judge/judge-metric.spec.ts' },
    ],
  },
  {
    id: '15',
    title: 'maturity update --auto where files are staged in part',
    specs: [e2e('command-line', '--auto refuses')],
  },
  {
    id: '16',
    title: 'JUnit reports with cases outside of suites, reruns and flaky marks',
    specs: [{ file: 'libs/collectors/src/formats/read-junit.spec.ts' }],
  },
  {
    id: '21',
    title:
      'a module of the environment that is edited in place, other files of one version, another interpreter',
    specs: [{ file: 'plugins/maturity/src/fingerprint/environment-fingerprint.int.spec.ts' }],
  },
  {
    id: '24',
    title: 'an environment that is half made, or that another program took tools out of',
    specs: [
      { file: 'plugins/maturity/src/executors/python-env/python-env.int.spec.ts' },
      { file: 'libs/collectors/src/environment/install-command.int.spec.ts' },
    ],
  },
  {
    id: '25',
    title: 'an environment of the project, in which nothing of ours is installed',
    specs: [e2e('environments')],
  },
  {
    id: '30',
    title: 'a forged MATURITY.md in a run that also mends it, ignored by Nx or not',
    specs: [e2e('validate-and-report', 'maturity and maturity:validate in one run')],
  },
  {
    id: '32',
    title: 'CI with nothing to compare: the default branch, a shallow clone, a base that is not there',
    specs: [e2e('ci', 'maturity ci')],
  },
  {
    id: 'submodule-affected',
    title: 'another commit of a git submodule',
    specs: [e2e('ci', 'a component in a git submodule')],
  },
  {
    id: 'coverage-relative-files-combine',
    title: 'relative_files moves lines from one file to another where data is combined',
    specs: [byHand('relative_files')],
  },
  {
    id: 'coverage-template-plugin',
    title: 'templates that a plug-in of coverage measures',
    specs: [byHand('counts templates')],
  },
  {
    id: 'pytest-rerunfailures',
    title: 'plug-ins that run a test several times',
    specs: [byHand('plug-ins that run a test several times')],
  },
  {
    id: 'sources-made-by-tests',
    title: 'a source that the tests make, in a fresh checkout and later',
    specs: [byHand('counts what the tests make')],
  },
  {
    id: 'small-things',
    title: 'patterns that are none, names that cannot be imported, subtests, replaced functions, own inputs',
    specs: [
      byHand('patterns that are none|does not look for|do to the process|subtests'),
      e2e('options', 'inputs that'),
    ],
  },
  {
    id: 'ruff-respect-gitignore',
    title: "settings that ruff takes from the current folder's configuration",
    specs: [ruff('the number of its own directory')],
  },
  {
    id: 'ruff-root-config-unreadable',
    title: 'a configuration at the root that ruff refuses, and components with their own',
    specs: [ruff('which configuration it could not read|the number of its own directory')],
  },
];

/** Other names for what is attacked elsewhere in the table: passed when all of those are. */
export const sameAs = [
  { id: 'docs-ci-passes-for-nothing', title: "CI's snippet on the default branch", sameAs: ['32'] },
  {
    id: 'ruff-user-configuration-in-cache',
    title: 'a finding that one home hides',
    sameAs: ['6.home', '6.above'],
  },
  { id: 'same-name-as-npm-package', title: 'a component called like an npm package', sameAs: ['27'] },
  { id: 'stale-gitignored-source', title: 'a generated _version.py', sameAs: ['1.source'] },
  { id: 'stale-nested-project', title: 'sources in a nested project', sameAs: ['nested-project'] },
  { id: 'stale-pyright-stubpath', title: 'stubs in a shared folder', sameAs: ['pyright-stub-path'] },
  { id: 'stale-readme', title: 'tests that read README.md', sameAs: ['2.readme'] },
  { id: 'stale-ruff-extend-include', title: 'scripts without an ending', sameAs: ['ruff-extend-include'] },
  { id: 'stale-symlinked-source', title: 'linked sources', sameAs: ['4.file', '4.folder'] },
];
