import { component } from '../component.js';
import { expect, green, red } from '../expect.js';

const head = "apiVersion: maturity/v1\npolicyVersion: '1'\n";
const measure = (workspace, name = 'part') => workspace.nx(['run', `${name}:maturity`]);
const validate = (workspace, name = 'part') => workspace.nx(['run', `${name}:maturity:validate`]);
const assessment = (workspace, name = 'part') =>
  JSON.parse(workspace.read(`.maturity/${name}/assessment.json`));

/** The outcomes of a criterion, for one stage after the other. */
function outcomeOf(workspace, criterion, name = 'part') {
  const results = assessment(workspace, name).criteria.filter(({ id }) => id === criterion);
  if (results.length === 0) throw new Error(`the assessment says nothing about ${criterion}`);
  return results.map(({ outcome }) => outcome);
}

const importing = (name, target) => ({
  [`${name}/src/${name}/uses.py`]: `from ${target}.mod import add as other\n\nc = other(1, 2)\n`,
});

const testing = (name, target) => ({
  [`${name}/tests/test_other.py`]: `from ${target}.mod import add\n\n\ndef test_other():\n    assert add(1, 2) == 3\n`,
});
const discovering = (name) => ({
  [`${name}/src/${name}/finds.py`]:
    'from importlib.metadata import entry_points\n\nfound = entry_points(group="acme.plugins")\n',
});
const providing = (name) =>
  `[project]\nname = "${name}"\nversion = "1"\n[project.entry-points."acme.plugins"]\n${name} = "${name}.mod"\n`;
/** What an editable installation leaves in a folder. */
const installed = (name) => ({ [`${name}/src/${name}.egg-info/PKG-INFO`]: `Name: ${name}\nVersion: 1\n` });

function cycle(id, title, files) {
  return {
    id,
    title,
    collectors: ['ruff'],
    files,
    run(workspace) {
      green(measure(workspace), 'the run');
      const outcomes = outcomeOf(workspace, 'dependencies');
      expect(!outcomes.includes('pass'), `the criterion about dependencies is ${outcomes.join()}`);
      const report = workspace.read('part/MATURITY.md');
      expect(!/- \[x\].*dependencies/i.test(report), 'the criterion about dependencies is ticked');
      return `dependencies: ${outcomes[0]}`;
    },
  };
}

const signed = (lines) =>
  component('part', {
    record: `signoffs:\n  - { criterion: api-documented, by: '@acme/platform', ${lines} }`,
  });

/** Lines of a record that stands in its first stage until its name is edited. */
const raisedTo = (name) =>
  `history:\n  - { on: 2026-01-12, from: development, to: staging, by: '@acme/platform', reason: ${name} }\n`;

/** What people decide, and what only a decision may change. */
export const decisions = [
  cycle('12.two', 'two components that import each other, both below the stage', {
    ...component('part', { files: importing('part', 'other') }),
    ...component('other', { files: importing('other', 'part') }),
  }),
  cycle('12.three', 'three components in a cycle, with a dependency below the stage', {
    ...component('part', { files: importing('part', 'second') }),
    ...component('second', { files: importing('second', 'third') }),
    ...component('third', { files: importing('third', 'part') }),
  }),
  cycle('12.entry-point', 'a dependency below the stage that finds the component by its entry points', {
    ...component('part', {
      project: providing('part'),
      files: { ...importing('part', 'other'), ...installed('part') },
    }),
    ...component('other', { files: discovering('other') }),
  }),
  ...[
    ['12.tests', 'a dependency below the stage that only tests import', 'tests', 'only in tests: other'],
    [
      '12.plugins',
      'a dependency below the stage that is looked for by entry points',
      'plugins',
      'plug-ins: other',
    ],
  ].map(([id, title, edges, listed]) => ({
    id,
    title,
    collectors: ['ruff'],
    files: {
      ...component('part', { files: edges === 'tests' ? testing('part', 'other') : discovering('part') }),
      ...component('other', { project: providing('other'), files: installed('other') }),
    },
    run(workspace) {
      green(measure(workspace), 'the run');
      const [outcome] = outcomeOf(workspace, 'dependencies');
      expect(outcome === 'pass', `the criterion about dependencies is ${outcome}`);
      const report = workspace.read('part/MATURITY.md');
      expect(report.includes(`${listed} (development)`), `MATURITY.md does not say '${listed}'`);
      workspace.write(
        'maturity.policy.yaml',
        `${head}extends: builtin\ncriteria:\n  dependencies: { dependencies: { atLeast: target, edges: ${edges} } }\n`,
      );
      green(measure(workspace), 'the run with a policy that counts such edges');
      const [asked] = outcomeOf(workspace, 'dependencies');
      expect(asked === 'fail', `where the policy counts such edges the criterion is ${asked}`);
      return `listed as '${listed}', counted where the policy says so`;
    },
  })),
  {
    id: '18.history',
    title: 'a stage that is written by hand, without a decision',
    collectors: ['ruff'],
    files: component('part'),
    run(workspace) {
      green(measure(workspace), 'the first run');
      workspace.commit();
      workspace.edit('part/maturity.yaml', 'name: development', 'name: staging');
      measure(workspace);
      red(validate(workspace), 'validate of the stage', 'history');
      return 'validate is red, and asks for the history';
    },
  },
  {
    id: '18.gate',
    title: 'a stage that is raised on a branch with a history that leads to it, where the gate is not open',
    collectors: ['ruff'],
    files: { ...component('part'), ...component('kept', { record: raisedTo('kept') }) },
    run(workspace) {
      // `kept` is there at the base: what keeps a stage is the policy's business.
      workspace.write(
        'maturity.policy.yaml',
        `${head}extends: builtin\nkeep: { staging: { needs: [readme] } }\n`,
      );
      workspace.edit('kept/maturity.yaml', 'name: development', 'name: staging');
      measure(workspace, 'kept');
      green(measure(workspace), 'the first run');
      workspace.commit();
      green(validate(workspace, 'kept'), 'validate of a stage that is there at the base');
      workspace.git('switch', '--quiet', '--create', 'change');
      workspace.edit('part/maturity.yaml', 'name: development', 'name: staging');
      workspace.append('part/maturity.yaml', raisedTo('part'));
      measure(workspace);
      const what = 'raised from development to staging';
      red(validate(workspace), 'validate of what is not committed', what);
      workspace.commit();
      red(validate(workspace), 'validate of the branch', what);
      green(validate(workspace, 'kept'), 'validate of the other component');
      red(workspace.maturity(['ci', '--base', 'main']), 'maturity ci', what);
      const affected = ['affected', '-t', 'maturity:validate', '--base=main', '--head=HEAD'];
      red(workspace.nx(affected), 'nx affected', what);
      red(
        workspace.nx(['run', 'part:maturity:validate'], { NX_BASE: 'gone' }),
        'a base that is gone',
        'git knows no gone',
      );
      workspace.git('switch', '--quiet', 'main');
      workspace.git('merge', '--quiet', 'change');
      green(validate(workspace), 'validate where it is merged');
      return 'each is red until it is merged, and names the change';
    },
  },
  {
    id: '19.traversal',
    title: 'a sign-off whose evidence lies out of the workspace',
    collectors: ['ruff'],
    files: signed('on: 2026-01-20, evidence: ../../../../../../etc/passwd'),
    run(workspace) {
      measure(workspace);
      expect(!outcomeOf(workspace, 'api-documented').includes('pass'), 'the sign-off counts');
      return `api-documented: ${outcomeOf(workspace, 'api-documented')[0]}`;
    },
  },
  {
    id: '19.device',
    title: 'a sign-off whose evidence never ends, by its path and by a link',
    collectors: ['ruff'],
    files: {
      ...signed('on: 2026-01-20, evidence: ../../../../../../dev/zero'),
      ...component('linked', {
        record:
          "signoffs:\n  - { criterion: api-documented, by: '@acme/platform', on: 2026-01-20, evidence: linked/zero }",
        files: { 'linked/.gitignore': 'zero\n' },
      }),
    },
    // Ignored, or Nx itself would read it.
    links: { 'linked/zero': '/dev/zero' },
    run(workspace) {
      const start = Date.now();
      for (const name of ['part', 'linked']) {
        measure(workspace, name);
        expect(
          !outcomeOf(workspace, 'api-documented', name).includes('pass'),
          `the sign-off of ${name} counts`,
        );
      }
      const seconds = (Date.now() - start) / 1000;
      expect(seconds < 90, `it took ${seconds} s`);
      return 'neither counts, and nothing was read without an end';
    },
  },
  {
    id: '20',
    title: 'a sign-off of a day to come',
    collectors: ['ruff'],
    files: signed('on: 2099-01-01, evidence: part/README.md'),
    run(workspace) {
      measure(workspace);
      const { status, output } = workspace.maturity(['explain', 'part', 'api-documented', '--json']);
      const shown = workspace.read('part/MATURITY.md').includes('2099-01-01');
      expect(shown || /2099-01-01/.test(output), `nothing names the day (${status})\n${output}`);
      expect(!/"outcome": ?"pass"/.test(output), `it counts:\n${output}`);
      return 'it does not count today, and its day is shown';
    },
  },
  {
    id: '31',
    title: 'a complete policy without a criterion about README.md',
    collectors: ['ruff'],
    files: component('part', {
      files: {
        'maturity.policy.yaml': `${head}stages: [development, production]
groups: { core-infrastructure: { title: Core, purpose: Core } }
criteria: { lint: { title: The linter finds nothing, measure: lint.errors, require: '== 0' } }
promote: { production: { needs: [lint] } }
keep: { production: { needs: [lint] } }
upcoming: []
waivers: { maxDuration: 90d, reasons: [planned-work] }
measuring: { timeLimits: { default: 10m }, rerunFailedTests: 0, passEnv: [] }
`,
      },
    }),
    run(workspace) {
      green(measure(workspace), 'the run');
      green(validate(workspace), 'validate');
      return 'validate is green';
    },
  },
  {
    id: '35',
    title: 'keys of the policy that nothing reads',
    collectors: ['ruff'],
    files: component('part'),
    run(workspace) {
      for (const [key, text] of [
        [
          'approve',
          'extends: builtin\npromote: { production: { needs: [readme], approve: { count: 2 } } }\n',
        ],
        ['grace', 'extends: builtin\nkeep: { production: { needs: [readme], grace: 7d } }\n'],
        ['after', 'extends: builtin\ngroups: { new: { title: New, purpose: New, after: [] } }\n'],
      ]) {
        workspace.write('maturity.policy.yaml', `${head}${text}`);
        red(measure(workspace), `the run with ${key}`, `${key}'`);
      }
      return 'each is refused by its name';
    },
  },
];
