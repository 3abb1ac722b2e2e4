import { jest } from '@jest/globals';
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProgram, type Outcome } from './testing/start-program.js';
import { succeeded } from './testing/succeeded.js';
import { repository } from './testing/workspace.js';

// Two installations of packages over the network.
jest.setTimeout(600_000);

/** What the README promises, from nothing but npm, Python and the packed packages. Needs the registries of npm and PyPI. */
describe('a fresh workspace', () => {
  const packages = ['libs/model', 'libs/collectors', 'libs/assessment', 'libs/document', 'plugins/maturity'];
  let base: string;
  let workspace: string;

  const run = async (command: readonly string[], cwd: string): Promise<Outcome> => {
    const [file = '', ...args] = command;
    const env = {
      ...inherited(),
      NX_DAEMON: 'false',
      NX_TUI: 'false',
      NX_CACHE_DIRECTORY: join(base, 'nx-cache'),
    };
    const outcome = await startProgram(file, args, { cwd, env, timeLimitMs: 300_000 }).ended;
    succeeded(outcome);
    return outcome;
  };

  beforeAll(async () => {
    base = realpathSync(mkdtempSync(join(tmpdir(), 'maturity-fresh-')));
    workspace = join(base, 'fresh');
    const which = packages.flatMap((folder) => ['--workspace', folder]);
    await run(['npm', 'pack', '--ignore-scripts', '--pack-destination', base, ...which], repository);
    const create = ['npx', '--yes', 'create-nx-workspace@23.2.1', 'fresh', '--preset=apps', '--nxCloud=skip'];
    await run(
      [...create, '--packageManager=npm', '--interactive=false', '--analytics=false', '--aiAgents=none'],
      base,
    );
    const tarballs = readdirSync(base).filter((name) => name.endsWith('.tgz'));
    expect(tarballs).toHaveLength(packages.length);
    await run(['npm', 'install', '--save-dev', ...tarballs.map((name) => join(base, name))], workspace);
    await run(['npx', 'nx', 'g', '@tta/maturity:init'], workspace);
    await run(
      ['npx', 'nx', 'g', '@tta/maturity:component', 'hello', '--group=core-infrastructure'],
      workspace,
    );
  });
  afterAll(() => {
    rmSync(base, { recursive: true, force: true, maxRetries: 5 });
  });

  it('measures a new component with the tools that it installs itself, and finds its report true', async () => {
    const folder =
      ['packages/hello', 'components/hello'].find((path) => existsSync(join(workspace, path))) ?? '';
    await run(['npx', 'nx', 'run', 'hello:maturity'], workspace);
    const text = readFileSync(join(workspace, folder, 'MATURITY.md'), 'utf8');
    for (const criterion of [
      'Unit tests cover the component',
      'The type checker finds no errors',
      'The security scan',
    ]) {
      expect(text).toContain(`- [x] ✅ ${criterion}`);
    }
    const again = await run(['npx', 'nx', 'run', 'hello:maturity:validate'], workspace);
    expect(again.output).toContain('hello: MATURITY.md is true');
    await run(['npx', 'maturity', 'status'], workspace);
  });
});

/** The environment of this process, which may say how to reach the registries, without what tells nx and jest about it. */
function inherited(): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(NX_|JEST_|NODE_OPTIONS$|npm_|CI$)/.test(name)),
  );
}
