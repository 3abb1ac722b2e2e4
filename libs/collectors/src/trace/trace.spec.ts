import { chmodSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { nothingElse, type LookedAt } from '../contract/looked-at.js';
import { makeWorkspace, removeWorkspaces, type TestWorkspace } from '../workspace.spec.run.js';
import { lookAtDisk } from './disk.js';
import { makeTrace } from './make-trace.js';
import { verifyTrace } from './verify-trace.js';

afterEach(removeWorkspaces);

const looked: LookedAt = {
  ...nothingElse,
  files: ['a/src/one.py', 'a/data.txt'],
  absent: ['a/ruff.toml'],
  folders: { 'a/tests': 'all', '.': 'imported' },
  imported: ['one', 'helpers', 'acme.docs'],
  environment: ['lib/site-packages/dep.py'],
};

function measured(workspace: TestWorkspace, made: readonly string[] = [], alsoMade: readonly string[] = []) {
  const subject = {
    component: 'a',
    collector: 'pytest',
    workspaceRoot: workspace.root,
    environmentFolder: workspace.path('env'),
  };
  const trace = makeTrace(subject, looked, new Set(made), lookAtDisk());
  const verify = () => verifyTrace(trace, { ...subject, disk: lookAtDisk(), alsoMade });
  return { trace, verify };
}

describe('a trace', () => {
  let workspace: TestWorkspace;
  beforeEach(() => {
    workspace = makeWorkspace({
      'a/src/one.py': '',
      'a/data.txt': '1',
      'a/tests/test_one.py': '',
      'env/lib/site-packages/dep.py': 'x = 1',
    });
  });

  it('fits what it was made from', () => {
    expect(measured(workspace).verify()).toEqual([]);
  });

  it.each<[string, (at: TestWorkspace) => void, object]>([
    [
      'a file that changed',
      (at) => {
        at.write({ 'a/data.txt': '2' });
      },
      { path: 'a/data.txt', kind: 'changed' },
    ],
    [
      'a file that went',
      (at) => {
        rmSync(at.path('a/data.txt'));
      },
      { path: 'a/data.txt', kind: 'gone' },
    ],
    [
      'a file that came where one was looked for',
      (at) => {
        at.write({ 'a/ruff.toml': '' });
      },
      { path: 'a/ruff.toml', kind: 'appeared' },
    ],
    [
      'a file that came into a folder that was listed',
      (at) => {
        at.write({ 'a/tests/data.csv': '' });
      },
      { path: 'a/tests', kind: 'listing' },
    ],
    [
      'a module that came where one is looked for',
      (at) => {
        at.write({ 'helpers/__init__.py': '' });
      },
      { path: '.', kind: 'listing' },
    ],
    [
      'a file of the environment',
      (at) => {
        at.write({ 'env/lib/site-packages/dep.py': 'x = 2' });
      },
      { path: 'lib/site-packages/dep.py', kind: 'environment' },
    ],
    [
      'a link in place of a file',
      (at) => {
        rmSync(at.path('a/data.txt'));
        at.write({ 'other.txt': '3' });
        symlinkSync('../other.txt', at.path('a/data.txt'));
      },
      { path: 'a/data.txt', kind: 'changed' },
    ],
    [
      'a file that may be executed now',
      (at) => {
        chmodSync(at.path('a/data.txt'), 0o755);
      },
      { path: 'a/data.txt', kind: 'changed' },
    ],
    [
      'the name of a distribution where modules are looked for',
      (at) => {
        at.write({ 'a.egg-info/PKG-INFO': '' });
      },
      { path: '.', kind: 'listing' },
    ],
  ])('does not fit %s', (_, change, mismatch) => {
    const { verify } = measured(workspace);
    change(workspace);
    expect(verify()).toEqual([mismatch]);
  });

  it('minds no name that no import asks for, and nothing that runs leave behind', () => {
    const { verify } = measured(workspace);
    workspace.write({ 'docs/index.md': '' });
    workspace.write({ 'a/tests/__pycache__/x.pyc': '' });
    workspace.write({ 'a/tests/.coverage.host.1': '' });
    workspace.write({ 'MATURITY.md': '' });
    expect(verify()).toEqual([]);
  });

  it('minds nothing that the run itself made', () => {
    const { trace, verify } = measured(workspace, ['a/tests/made.txt', 'a/data.txt']);
    workspace.write({ 'a/tests/made.txt': '' });
    workspace.write({ 'a/data.txt': '9' });
    expect(verify()).toEqual([]);
    expect(trace.made).toEqual(['a/data.txt', 'a/tests/made.txt']);
  });

  it('is the same after each run that names temporary files and modules anew', () => {
    const traceOf = (chance: string) => {
      const named = { ...looked, imported: ['one', `tmpl_${chance}`, `templates_${chance}.main`] };
      const made = new Set([
        `a/.hypothesis/tmp/${chance}`,
        `a/${chance}.txt`,
        `a/tmpwj5c${chance.slice(-4)}/x`,
        'a/made.txt',
      ]);
      const subject = { component: 'a', collector: 'pytest', workspaceRoot: workspace.root };
      return makeTrace({ ...subject, environmentFolder: undefined }, named, made, lookAtDisk());
    };
    workspace.write({ 'a/made.txt': '' });
    expect(traceOf('7fa5da306b90')).toEqual(traceOf('7ff3bf057090'));
    expect(traceOf('7fa5da306b90').made).toEqual(['a/made.txt']);
    workspace.write({ 'tmpl_7fa5da306b90.py': '' });
    expect(traceOf('7fa5da306b90').imported).toContain('tmpl_7fa5da306b90');
  });

  it('minds nothing that other runs for the component made', () => {
    const { verify } = measured(workspace, [], ['a/tests/made.txt', 'a/ruff.toml']);
    workspace.write({ 'a/tests/made.txt': '', 'a/ruff.toml': '' });
    expect(verify()).toEqual([]);
  });

  it('takes a folder for none of the files that were looked for', () => {
    mkdirSync(workspace.path('a/ruff.toml'));
    expect(measured(workspace).trace.absent).toEqual([]);
  });

  it('is compared with one look at each file, however many traces name it', () => {
    const { trace } = measured(workspace);
    const asked: string[] = [];
    const disk = lookAtDisk({
      get: (path) => {
        asked.push(path);
        return undefined;
      },
      set: () => undefined,
    });
    const against = { workspaceRoot: workspace.root, environmentFolder: workspace.path('env'), disk };
    for (let times = 0; times < 3; times += 1)
      expect(verifyTrace(trace, { ...against, alsoMade: [] })).toEqual([]);
    expect(asked).toEqual([...new Set(asked)]);
    expect(asked).toHaveLength(3);
  });
});
