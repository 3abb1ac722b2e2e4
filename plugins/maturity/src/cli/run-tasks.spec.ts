import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTasks } from './run-tasks.js';

describe('a run of nx', () => {
  it('has ended no task that it does not say it ended, whatever its exit status', async () => {
    const root = mkdtempSync(join(tmpdir(), 'run-tasks-'));
    mkdirSync(join(root, 'node_modules/nx/bin'), { recursive: true });
    writeFileSync(join(root, 'package.json'), '{}');
    writeFileSync(join(root, 'node_modules/nx/package.json'), '{ "name": "nx", "version": "23.0.0" }');
    writeFileSync(join(root, 'node_modules/nx/bin/nx.js'), '');
    const run = await runTasks(root, ['run-many', '-t', 'maturity'], { output: 'held' });
    rmSync(root, { recursive: true });
    expect(run.status).toBe(0);
    expect(run.ended('carbon:maturity')).toBe(false);
    expect(run.succeeded('carbon:maturity')).toBe(false);
  });
});
