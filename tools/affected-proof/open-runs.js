import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Runs of Nx in a workspace, as `openNx` opens them; `shell` are the variables of the shell of now. */
export function openRuns({ attempt, start }, cache, targets, shell = {}) {
  const many = (target, options) => ['run-many', '-t', target, '--output-style=static', ...options];
  const answered = ({ status, stdout, stderr }) => ({ status, output: `${stdout}${stderr}` });
  return {
    run: (target, ...options) => answered(attempt(many(target, options), shell)),
    startRun: async (target) => answered(await start(many(target, []), shell)),
    /** What Nx selects for the last commit, as `component:target`, and how the run ended. */
    affected(...options) {
      const record = join(shell.NX_CACHE_DIRECTORY ?? cache, 'run.json');
      rmSync(record, { force: true });
      const range = ['--base=HEAD~1', '--head=HEAD', '--output-style=static'];
      const run = answered(attempt(['affected', '-t', targets, ...range, ...options], shell));
      const tasks = existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')).tasks : [];
      return { ...run, tasks: new Set(tasks.map(({ taskId }) => taskId)) };
    },
  };
}
