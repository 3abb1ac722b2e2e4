import { execFileSync } from 'node:child_process';
import { collectWith } from '../collect.js';
import { makeWorkspace, removeWorkspaces } from '../workspace.spec.run.js';
import type { Collector, Reading } from '../contract/collector.js';
import { goodScript, stubCollector } from './stub-collector.spec.run.js';

afterEach(removeWorkspaces);

/** What is said about the component `name` of two, while whose measurement this JavaScript runs in the folder of both. */
async function measured(script: string, name = 'a', written: readonly string[] = []) {
  const workspace = makeWorkspace({
    '.gitignore': 'made.py\n',
    'a/src/a.py': 'x = 1\n',
    'a/src/made.py': 'x = 1\n',
    'b/src/b.py': 'x = 1\n',
  });
  execFileSync('git', ['init', '-q'], { cwd: workspace.root });
  const collector = stubCollector({
    script: `${script}\n${goodScript}`,
    group: ({ component }) => component.name,
  });
  /** As the audit of a test run says what that wrote. */
  const reader: Collector['read'] = (...asked) => {
    const reading = collector.read(...asked);
    if (!reading.usable) return reading;
    const readings = [...reading.readings].map(([one, found]): [string, Reading] => [
      one,
      found.status === 'unavailable' || one !== 'a'
        ? found
        : { ...found, lookedAt: { ...found.lookedAt, written } },
    ]);
    return { ...reading, readings: new Map(readings) };
  };
  const requests = ['a', 'b'].map((one) => workspace.request('stub', one));
  const all = await collectWith(() => ({ ...collector, read: reader }), requests, {
    ...workspace.options,
    parallel: 1,
  });
  const { evidence } = all.find(({ request }) => request.component.name === name) ?? {};
  return evidence?.status === 'unavailable' ? evidence.reason : evidence?.status;
}

const changed = (file: string) => ({
  code: 'changed-while-measuring',
  files: [file],
  message: expect.stringContaining(file) as string,
});

describe('a file that somebody changes while all is measured', () => {
  it('makes the answer one to another question, though it is measured again', async () => {
    expect(await measured("fs.appendFileSync('a/src/a.py', 'y')")).toMatchObject(changed('a/src/a.py'));
    expect(await measured("fs.writeFileSync('a/src/a.py', 'z = 1')")).toMatchObject(changed('a/src/a.py'));
    expect(await measured("fs.rmSync('a/src/a.py', { force: true })")).toMatchObject(changed('a/src/a.py'));
  });

  it('does so also before its own turn', async () => {
    const script = "if (sources[0] === 'a/src') fs.appendFileSync('b/src/b.py', 'y')";
    expect(await measured(script, 'b')).toMatchObject(changed('b/src/b.py'));
    expect(await measured(script)).toBe('ok');
  });

  it('is nothing where a run of the tools wrote it', async () => {
    const script = "if (sources[0] === 'a/src') fs.appendFileSync('b/src/b.py', 'y')";
    expect(await measured(script, 'b', ['b/src/b.py'])).toBe('ok');
  });

  it('is nothing where git ignores it and it stays the second time: tests make such files', async () => {
    expect(await measured("fs.writeFileSync('a/src/made.py', 'y = 1\\n')")).toBe('ok');
  });
});
