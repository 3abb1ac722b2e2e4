/**
 * Source files of libs/collectors with the specs that hold their rules: the fast ones, as every mutant runs them again.
 * @typedef {object} Group
 * @property {string} name
 * @property {string[]} mutate patterns relative to libs/collectors/src; spec files are left out
 * @property {string[]} specs patterns relative to libs/collectors/src
 */

/** @type {Group[]} */
export const groups = [
  { name: 'formats', mutate: ['formats/*.ts'], specs: ['formats/*.spec.ts'] },
  { name: 'ruff', mutate: ['ruff/{read,explain}-*.ts'], specs: ['ruff/{read,explain}-*.spec.ts'] },
  { name: 'bandit', mutate: ['bandit/{read,explain}-*.ts'], specs: ['bandit/{read,explain}-*.spec.ts'] },
  {
    name: 'pyright',
    mutate: ['pyright/{read,explain}-*.ts', 'pyright/pyright-report.ts'],
    specs: ['pyright/{read,explain,pyright-report}*.spec.ts'],
  },
  {
    name: 'pytest answer',
    mutate: ['pytest/read-{test-run,first-run}.ts', 'pytest/test-run-schema.ts'],
    specs: ['pytest/read-test-run.spec.ts'],
  },
  {
    name: 'pytest runs',
    mutate: ['pytest/{judge-test-run,rerun-failed}.ts'],
    specs: ['pytest/{judge-test-run,rerun-failed}.spec.ts'],
  },
  {
    name: 'pytest parts',
    mutate: [
      'pytest/{count-tests,find-failed-tests,first-line,junit-name,mark-flaky,read-component-coverage}.ts',
    ],
    specs: [
      'pytest/{count-tests,find-failed-tests,first-line,junit-name,mark-flaky,read-component-coverage}.spec.ts',
    ],
  },
  {
    name: 'process',
    mutate: ['run/{run-process,end-process-tree,tool-environment}.ts'],
    specs: ['run/{run-process,end-process-tree,tool-environment}*.spec.ts'],
  },
  { name: 'step', mutate: ['run/run-step.ts'], specs: ['run/run-step.int.spec.ts'] },
  {
    name: 'group',
    mutate: ['run/{run-group,measure-group}.ts'],
    specs: ['run/{run-group,measure-group}.int.spec.ts'],
  },
  {
    name: 'evidence',
    mutate: ['run/{answer-request,make-evidence}.ts'],
    specs: ['run/answer-request.int.spec.ts', 'run/make-evidence.spec.ts'],
  },
  {
    name: 'request and log',
    mutate: ['run/{prepare-request,compose-log}.ts'],
    specs: ['run/{prepare-request,compose-log}.spec.ts'],
  },
  {
    name: 'files',
    mutate: [
      'run/{write-whole,temporary-path,clear-abandoned,owner,limit-parallel,plan-groups,failure-reason,is-disk-full}.ts',
    ],
    specs: [
      'run/{write-whole,temporary-path,clear-abandoned,owner,limit-parallel,plan-groups,failure-reason,is-disk-full}.spec.ts',
    ],
  },
];
