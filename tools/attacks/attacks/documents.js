import { chmodSync, statSync } from 'node:fs';
import { component } from '../component.js';
import { expect, green, red } from '../expect.js';

const measureAll = (workspace) => workspace.nx(['run-many', '-t', 'maturity']);
const isMeasured = (workspace, name) => {
  const evidence = workspace.evidence(name, 'ruff');
  expect(evidence?.status === 'ok', `${name} has no evidence of ruff`);
};

/** One component with something hostile, and one without. */
const beside = (hostile) => ({ ...component('part'), ...component('other'), ...hostile });

/** Documents, names and modes that would stop everybody. */
export const documents = [
  {
    id: '26',
    title: 'a README.md that nests 50,000 quotes',
    collectors: ['ruff'],
    files: beside({ 'part/README.md': `# part\n\n${'> '.repeat(50_000)}deep\n` }),
    run(workspace) {
      const { output } = measureAll(workspace);
      expect(!output.includes('RangeError'), output);
      isMeasured(workspace, 'other');
      green(workspace.nx(['run', 'other:maturity:validate']), 'validate of the other component');
      return 'the other component has its answer';
    },
  },
  {
    id: '27',
    title: 'components with names of JavaScript and of an npm package',
    collectors: ['ruff'],
    files: {
      ...component('part'),
      'js/taken/package.json': '{ "name": "taken", "version": "0.0.0" }\n',
      'package.json': '{ "name": "attack", "private": true, "workspaces": ["js/*"] }\n',
      ...Object.fromEntries(
        ['__proto__', 'constructor', 'taken'].flatMap((name, index) =>
          Object.entries(component(`odd${index}`)).map(([path, text]) => [
            path,
            path.endsWith('maturity.yaml') ? text.replace(/^component: .*$/m, `component: ${name}`) : text,
          ]),
        ),
      ),
    },
    run(workspace) {
      measureAll(workspace);
      isMeasured(workspace, 'part');
      green(workspace.nx(['run', 'part:maturity:validate']), 'validate of the other component');
      const { output } = workspace.nx(['run-many', '-t', 'maturity:validate']);
      for (const name of ['__proto__', 'constructor', 'taken'])
        expect(output.includes(`'${name}'`), `nothing names ${name}:\n${output}`);
      return 'the graph stands, and each is named';
    },
  },
  {
    id: '28',
    title: 'a MATURITY.md of 100 KB that takes a parser long',
    collectors: ['ruff'],
    files: beside({
      'part/MATURITY.md': `# part\n\n${'>'.repeat(40_000)}\n\n${'[^a]'.repeat(8_000)}\n\n${'~a~'.repeat(9_000)}\n`,
    }),
    run(workspace) {
      const start = Date.now();
      const { output } = measureAll(workspace);
      const seconds = (Date.now() - start) / 1000;
      expect(seconds < 60, `it took ${seconds} s`);
      isMeasured(workspace, 'other');
      expect(output.includes('part/MATURITY.md'), `nothing names the file:\n${output}`);
      return `refused in time, and named`;
    },
  },
  {
    id: '29',
    title: 'a MATURITY.md that nobody may write',
    collectors: ['ruff'],
    files: component('part'),
    run(workspace) {
      green(measureAll(workspace), 'the first run');
      const file = workspace.path('part/MATURITY.md');
      const modes = [0o444, 0o640].map((mode) => {
        chmodSync(file, mode);
        workspace.append('part/src/part/mod.py', '\nimport os\n');
        measureAll(workspace);
        return [mode, statSync(file).mode & 0o777];
      });
      for (const [before, after] of modes)
        expect(before === after, `its mode was ${before.toString(8)} and is ${after.toString(8)}`);
      return 'its mode is kept';
    },
  },
  {
    id: '33',
    title: 'a merge conflict in the generated part of MATURITY.md, and one beside it',
    collectors: ['ruff'],
    files: component('part'),
    run(workspace) {
      green(measureAll(workspace), 'the first run');
      const good = workspace.read('part/MATURITY.md');
      const line = good.split('\n').find((one) => one.includes('| ✅ Lint'));
      workspace.edit(
        'part/MATURITY.md',
        `${line}\n`,
        `<<<<<<< HEAD\n${line}\n=======\n| other |\n>>>>>>> theirs\n`,
      );
      green(measureAll(workspace), 'the run with the conflict');
      expect(workspace.read('part/MATURITY.md') === good, 'the report is not as it was');
      green(workspace.nx(['run', 'part:maturity:validate']), 'validate of the mended report');
      const heading = '## Key Features\n';
      const mine = `${heading}\n<<<<<<< HEAD\nmine\n=======\ntheirs\n>>>>>>> theirs\n`;
      workspace.edit('part/MATURITY.md', heading, mine);
      const conflicted = workspace.read('part/MATURITY.md');
      red(measureAll(workspace), 'the run with a conflict in what people wrote', 'part/MATURITY.md:');
      expect(workspace.read('part/MATURITY.md') === conflicted, 'it was written');
      return 'generated text is made anew, a conflict of people is named';
    },
  },
];
