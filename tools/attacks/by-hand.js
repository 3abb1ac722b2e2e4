import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const leftBehind = new Set([
  'node_modules',
  '.venv',
  '.maturity',
  '.nx',
  '__pycache__',
  '.ruff_cache',
  '.pytest_cache',
]);

/**
 * What the tools say when a person runs them in a copy of the workspace, in the directory of the component and in a clean
 * shell: the metrics of the collectors asked for, by id. `variables` are set in that shell.
 */
export function byHand(
  root,
  { directory, sources = ['src'], tests = ['tests'], collectors, variables = {} },
) {
  const base = mkdtempSync(join(tmpdir(), 'attack-by-hand-'));
  try {
    const copy = join(base, 'workspace');
    const filter = (path) => path === root || !leftBehind.has(basename(path));
    cpSync(root, copy, { recursive: true, verbatimSymlinks: true, filter });
    for (const name of ['node_modules', '.venv']) symlinkSync(join(root, name), join(copy, name));
    const shell = openShell(join(copy, directory), join(root, '.venv/bin'), base, variables);
    const of = (collector) => measure[collector]({ ...shell, base, copy, sources, tests });
    return Object.assign({}, ...collectors.map(of));
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

function openShell(cwd, programs, base, variables) {
  const env = {
    PATH: `${programs}:${process.env.PATH}`,
    HOME: base,
    LC_ALL: 'C.UTF-8',
    PYTHONHASHSEED: '0',
    ...variables,
  };
  return {
    run(file, args, exitCodes = [0, 1]) {
      const result = spawnSync(file, args, {
        cwd,
        env,
        encoding: 'utf8',
        timeout: 120_000,
        maxBuffer: 1 << 26,
      });
      if (!exitCodes.includes(result.status))
        throw new Error(
          `by hand: ${file} ${args.join(' ')} ended with ${result.status}\n${result.stdout}${result.stderr}`,
        );
      return result.stdout;
    },
    succeeds: (file, args) => {
      execFileSync(file, args, { cwd, env, stdio: 'ignore', timeout: 120_000 });
    },
  };
}

const measure = {
  ruff: ({ run, sources }) => ({
    'lint.errors': JSON.parse(
      run('ruff', ['check', '--no-fix', '--no-cache', '--output-format=json', ...sources]),
    ).length,
  }),
  bandit: ({ run, sources }) => ({
    'security.issues': JSON.parse(run('bandit', ['-q', '-f', 'json', '-r', ...sources])).results.length,
  }),
  pyright: ({ run, copy, sources }) => {
    const program = join(copy, 'node_modules/pyright/index.js');
    const args = ['--outputjson', '--pythonpath', join(copy, '.venv/bin/python'), ...sources];
    return { 'types.errors': JSON.parse(run('node', [program, ...args])).summary.errorCount };
  },
  pytest: ({ run, base, sources, tests }) => {
    const printed = run('coverage', ['run', `--source=${sources.join(',')}`, '-m', 'pytest', ...tests]);
    const last = printed.trimEnd().split('\n').at(-1);
    const count = (word) => Number(new RegExp(`(\\d+) ${word}`).exec(last)?.[1] ?? 0);
    run('coverage', ['json', '-o', join(base, 'coverage.json')]);
    const { totals } = JSON.parse(readFileSync(join(base, 'coverage.json'), 'utf8'));
    return {
      'coverage.unit.lines': `${totals.covered_lines}/${totals.num_statements}`,
      'tests.unit.failed': count('failed'),
      'tests.unit.passed': count('passed'),
    };
  },
};
