import { execaSync } from 'execa';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { recordsAtBase } from './records-at-base.js';

const variables = ['NX_BASE', 'MATURITY_BASE', 'GITHUB_BASE_REF', 'CI_MERGE_REQUEST_DIFF_BASE_SHA'];
const kept = Object.fromEntries(variables.map((name) => [name, process.env[name]]));
let folder: string;

beforeEach(() => {
  for (const name of variables) Reflect.deleteProperty(process.env, name);
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'records at base-')));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  for (const [name, value] of Object.entries(kept)) if (value !== undefined) process.env[name] = value;
});

function repository(root: string) {
  const git = (...args: string[]) =>
    execaSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.org', ...args], { cwd: root }).stdout;
  const record = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  const commit = () => {
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '--message', 'state');
    return git('rev-parse', 'HEAD');
  };
  return { git, record, commit };
}

const staging = 'stage: { name: staging, since: 2026-02-01 }\n';
const asked = (root: string, ...files: string[]) => recordsAtBase(files, { root, nxJson: {} });

describe('recordsAtBase', () => {
  it('says what records said where a branch went on from the default one, also in a folder of the repository', async () => {
    const root = join(folder, 'work space');
    const { git, record, commit } = repository(root);
    mkdirSync(root);
    execaSync('git', ['init', '--quiet', '--initial-branch', 'main'], { cwd: folder });
    record('ä b/maturity.yaml', `# ÄÖ\n${staging}`);
    record('broken/maturity.yaml', 'stage: [\n');
    record('empty/maturity.yaml', '');
    record('last/maturity.yaml', 'stage: { name: production }');
    const base = commit();
    git('switch', '--quiet', '--create', 'change');
    record('ä b/maturity.yaml', 'stage: { name: production }\n');
    record('new/maturity.yaml', staging);
    commit();
    const files = ['ä b', 'broken', 'gone', 'empty', 'new', 'last'].map((name) => `${name}/maturity.yaml`);
    const found = await asked(root, ...files);
    if (found.kind !== 'known') throw new Error(found.why);
    expect(found).toMatchObject({ commit: base, base: 'main' });
    expect(files.map((file) => found.stageOf(file, 'x'))).toEqual([
      'staging',
      undefined,
      undefined,
      undefined,
      undefined,
      'production',
    ]);
  });

  it('knows a component that was moved by its name, and no other of the same name', async () => {
    const { git, record, commit } = repository(folder);
    git('init', '--quiet', '--initial-branch', 'main');
    record('old/maturity.yaml', `component: a\n${staging}`);
    record('kept/maturity.yaml', `component: b\n${staging}`);
    commit();
    git('switch', '--quiet', '--create', 'change');
    git('mv', 'old', 'new');
    record('other/maturity.yaml', `component: b\n${staging}`);
    const found = await asked(folder, 'new/maturity.yaml', 'other/maturity.yaml', 'kept/maturity.yaml');
    if (found.kind !== 'known') throw new Error(found.why);
    expect(found.stageOf('new/maturity.yaml', 'a')).toBe('staging');
    expect(found.stageOf('new/maturity.yaml', 'c')).toBeUndefined();
    expect(found.stageOf('other/maturity.yaml', 'b')).toBeUndefined();
    expect(found.stageOf('kept/maturity.yaml', 'b')).toBe('staging');
  });

  it('is what is checked out on the default branch, and the base that is asked for', async () => {
    const { git, record, commit } = repository(folder);
    git('init', '--quiet', '--initial-branch', 'main');
    record('a/maturity.yaml', 'stage: { name: development }\n');
    const first = commit();
    record('a/maturity.yaml', staging);
    const second = commit();
    record('a/maturity.yaml', 'stage: { name: production }\n');
    const now = await asked(folder, 'a/maturity.yaml');
    expect(now).toMatchObject({ kind: 'known', commit: second });
    expect(now.kind === 'known' && now.stageOf('a/maturity.yaml', 'a')).toBe('staging');
    for (const name of ['NX_BASE', 'MATURITY_BASE']) {
      process.env[name] = first;
      expect(await asked(folder, 'a/maturity.yaml')).toMatchObject({ commit: first });
      process.env[name] = 'no-such-branch';
      expect(await asked(folder, 'a/maturity.yaml')).toMatchObject({ kind: 'unknown' });
      Reflect.deleteProperty(process.env, name);
    }
  });

  it('is not known without git, without a commit, and in a shallow clone', async () => {
    expect(await asked(folder)).toMatchObject({ kind: 'unknown', why: expect.stringContaining('no git') });
    const origin = join(folder, 'origin');
    mkdirSync(origin);
    const { git, commit, record } = repository(origin);
    git('init', '--quiet', '--initial-branch', 'main');
    expect(await asked(origin)).toMatchObject({ kind: 'unknown', why: 'Nothing is committed yet.' });
    record('a/maturity.yaml', staging);
    commit();
    git('switch', '--quiet', '--create', 'change');
    commit();
    git('switch', '--quiet', 'main');
    const clone = join(folder, 'clone');
    execaSync('git', ['clone', '--quiet', '--depth=1', '--branch=change', `file://${origin}`, clone]);
    expect(await asked(clone)).toMatchObject({
      kind: 'unknown',
      remedy: expect.stringContaining('Only a part of the history is here'),
    });
  });
});
