import { jest } from '@jest/globals';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { packPackages, type PackedPackages } from './testing/packed-packages.js';

// Two installations of packages over the network.
jest.setTimeout(600_000);

/** What the README promises, from nothing but npm, Python and the packed packages. Needs the registries of npm and PyPI. */
describe('a fresh workspace', () => {
  let packed: PackedPackages;
  let workspace: string;

  beforeAll(async () => {
    packed = await packPackages();
    const { base, run, tarballs } = packed;
    workspace = join(base, 'fresh');
    const create = ['npx', '--yes', 'create-nx-workspace@23.2.1', 'fresh', '--preset=apps', '--nxCloud=skip'];
    await run(
      [...create, '--packageManager=npm', '--interactive=false', '--analytics=false', '--aiAgents=none'],
      base,
    );
    await run(['npm', 'install', '--save-dev', ...tarballs], workspace);
    await run(['npx', 'nx', 'g', '@tta/maturity:init'], workspace);
    await run(
      ['npx', 'nx', 'g', '@tta/maturity:component', 'hello', '--group=core-infrastructure'],
      workspace,
    );
  });
  afterAll(() => {
    rmSync(packed.base, { recursive: true, force: true, maxRetries: 5 });
  });

  it('measures a new component with the tools that it installs itself, and finds its report true', async () => {
    const { run } = packed;
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
