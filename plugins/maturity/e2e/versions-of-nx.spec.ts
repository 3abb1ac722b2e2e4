import { jest } from '@jest/globals';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packPackages, type PackedPackages } from './testing/packed-packages.js';

jest.setTimeout(600_000);

/**
 * From `npm init` on, with the oldest and the newest Nx that the package allows. Nx 22.7 comes with @nx/js, which brings the
 * devkit of its version; the others with nothing. Needs the registries of npm and PyPI.
 */
describe('in a workspace of', () => {
  let packed: PackedPackages;
  beforeAll(async () => {
    packed = await packPackages();
  });
  afterAll(() => {
    rmSync(packed.base, { recursive: true, force: true, maxRetries: 5 });
  });

  it.each([
    { version: '22.7.12', others: { '@nx/js': '22.7.12' } },
    { version: '23.3.1', others: {} },
    { version: '24.0.6', others: {} },
  ])('Nx $version', async ({ version, others }) => {
    const { base, run, tarballs } = packed;
    const workspace = join(base, `nx-${version}`);
    const source = join(workspace, 'components/hello/src/hello/__init__.py');
    const nx = (...args: string[]) => run(['npx', 'nx', ...args], workspace);
    const replaceInSource = (from: string, to: string): void => {
      const text = readFileSync(source, 'utf8');
      expect(text).toContain(from);
      writeFileSync(source, text.replace(from, to));
    };
    const failed = (): number => {
      const text = readFileSync(join(workspace, '.maturity/hello/pytest.json'), 'utf8');
      const { metrics } = JSON.parse(text) as { metrics: Record<string, { value: number }> };
      return metrics['tests.unit.failed']?.value ?? NaN;
    };
    mkdirSync(workspace);
    writeFileSync(
      join(workspace, 'package.json'),
      JSON.stringify({ name: 'w', private: true, devDependencies: { nx: version, ...others } }),
    );
    writeFileSync(join(workspace, 'nx.json'), '{}');
    await run(['npm', 'install'], workspace);
    await run(['npm', 'install', '--save-dev', ...tarballs], workspace);
    await nx('g', '@tta/maturity:init');
    await nx('g', '@tta/maturity:component', 'hello', '--group=core-infrastructure', '--owner=@tta/platform');
    await nx('run', 'hello:maturity');
    expect(failed()).toBe(0);
    expect((await nx('run', 'hello:maturity:validate')).output).toContain('hello: MATURITY.md is true');

    // Entries of the cache of which Nx knows, and whose folders are gone: what lies there from before is about other content.
    replaceInSource('a name is needed', 'name needed');
    await nx('run', 'hello:maturity');
    expect(failed()).toBe(1);
    replaceInSource('name needed', 'a name is needed');
    await nx('run', 'hello:maturity');
    expect(failed()).toBe(0);
    emptyCache(base, workspace);
    replaceInSource('a name is needed', 'name needed');
    const stale = await run(['npx', 'nx', 'run', 'hello:maturity:validate'], workspace, 'may fail');
    expect(stale.exitCode).not.toBe(0);
    expect(stale.output).not.toContain('MATURITY.md is true');
  });
});

/** Removes the folders of all entries, wherever this version of Nx keeps them, and leaves the list of them. */
function emptyCache(base: string, workspace: string): void {
  const folders = [join(base, 'nx-cache'), join(workspace, '.nx/cache')].flatMap(below);
  const entries = folders.filter((path) => /^\d{10,}$/.test(path.split('/').at(-1) ?? ''));
  expect(entries.length).toBeGreaterThan(0);
  for (const entry of entries) rmSync(entry, { recursive: true });
}

function below(folder: string): string[] {
  const names = statSync(folder, { throwIfNoEntry: false }) === undefined ? [] : readdirSync(folder);
  return names.map((name) => join(folder, name)).filter((path) => statSync(path).isDirectory());
}
