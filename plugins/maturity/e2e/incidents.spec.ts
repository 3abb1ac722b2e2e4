import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What happened in a repository that tracked maturity with hand-made scripts: a test bears the name of each. */
const incidents = [
  ...['comma-failed', 'first-file', 'never-imported', 'tool-crash', 'wrong-env', 'zero-tests', 'nosec'],
  ...['two-truths', 'moved-file', 'same-day', 'wrong-evidence', 'twice', 'rounding'],
];

/** Those that come with GitHub and with samples of uptime. */
const toCome = ['cron-died', 'hostile-form', 'comment-spoof', 'missing-component'];

describe('the list of incidents', () => {
  const root = join(import.meta.dirname, '../../..');
  const folders = ['model', 'collectors', 'assessment', 'document'].map((name) => `libs/${name}/src`);
  const specs = [...folders, 'plugins/maturity/src', 'plugins/maturity/e2e'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.spec.ts'))
      .map((name) => join(root, folder, name)),
  );
  const tests = specs.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^ *(it|it\.todo)\('([a-z-]+)[:']/gm)].map(([, kind, name]) => ({
      kind,
      name,
    })),
  );
  const namesOf = (wanted: string) => tests.filter(({ kind }) => kind === wanted).map(({ name }) => name);

  it.each(incidents)('%s has a test', (incident) => {
    expect(namesOf('it')).toContain(incident);
  });

  it.each(toCome)('%s is still to come, and says so', (incident) => {
    expect(namesOf('it')).not.toContain(incident);
    expect(namesOf('it.todo')).toContain(incident);
  });
});

describe('incidents', () => {
  it.todo('cron-died: 3 of 2016 samples, all of them up: the uptime is unknown');
  it.todo('hostile-form: a form that looks like a command is ambiguous, and nothing of it is run');
  it.todo('comment-spoof: "Test Coverage: 100%" in the comment of a stranger is ignored');
  it.todo('missing-component: a component that the form of promotions does not know fails in CI');
  it.todo('twice: the second run over labels, blockers and board writes nothing');
  it.todo('two-truths: another number in another document is named with file and line');
});
