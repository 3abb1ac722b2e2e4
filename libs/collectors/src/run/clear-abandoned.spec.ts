import { execa, execaSync } from 'execa';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearAbandoned } from './clear-abandoned.js';
import { owner } from './owner.js';
import { temporaryPath, writingFolder } from './temporary-path.js';

it('clearAbandoned ends the tools of a killed run that still run, and no others', async () => {
  const root = mkdtempSync(join(tmpdir(), 'abandoned-'));
  const gone = owner().replace(/\d+$/, execaSync(process.execPath, ['-p', 'process.pid']).stdout);
  const temporary = realpathSync(tmpdir());
  const [left, other] = [join(temporary, `maturity-${gone}-abc`), join(temporary, `other-${gone}-abc`)];
  for (const folder of [left, other]) mkdirSync(folder, { recursive: true });
  const start = (folder: string) =>
    execa('sleep', ['600'], { env: { TMPDIR: folder }, reject: false, cwd: root });
  const [tool, others] = [start(left), start(other)];
  try {
    clearAbandoned(root);
    expect((await tool).signal).toBe('SIGKILL');
    expect([existsSync(left), existsSync(other)]).toEqual([false, true]);
    expect(others.exitCode).toBeNull();
  } finally {
    others.kill('SIGKILL');
    await others;
    for (const folder of [root, left, other]) rmSync(folder, { recursive: true, force: true });
  }
});

it('clearAbandoned removes what killed runs left, and nothing of those that live', () => {
  const root = mkdtempSync(join(tmpdir(), 'abandoned-'));
  const gone = owner().replace(/\d+$/, execaSync(process.execPath, ['-p', 'process.pid']).stdout);
  const [left, running] = [join(tmpdir(), `maturity-${gone}-abc`), join(tmpdir(), `maturity-${owner()}-abc`)];
  try {
    clearAbandoned(root);
    const mine = temporaryPath(root);
    writeFileSync(mine, 'half');
    writeFileSync(join(root, writingFolder, `${gone}-0123`), 'half');
    for (const folder of [left, running]) mkdirSync(join(folder, 'answer'), { recursive: true });

    clearAbandoned(root);
    expect(readdirSync(join(root, writingFolder)).map((name) => join(root, writingFolder, name))).toEqual([
      mine,
    ]);
    expect([left, running].map((folder) => existsSync(folder))).toEqual([false, true]);
  } finally {
    for (const folder of [root, left, running]) rmSync(folder, { recursive: true, force: true });
  }
});
