import { execaSync } from 'execa';
import { readdirSync } from 'node:fs';
import { makeWorkspace, type Workspace } from './testing/workspace.js';

const install = ['run', 'maturity-python:install'];
const requirements = `iniconfig==2.3.1 \\
    --hash=sha256:67f4b9c50da0dedf52af349e7749a80a9057a5031199791b906c3bb3ae878960 \\
    --hash=sha256:9121e2c1fdb355232495be3194c8dfe87ccc2d5dee45947b78e68f499790d7a7
`;

describe('the environment that the plugin makes', () => {
  let w: Workspace;
  beforeAll(async () => {
    w = makeWorkspace({ nxJson: { plugins: [] } });
    w.drop('.venv');
    await w.nx(['g', '@tta/maturity:init']);
    // One small distribution in place of the tools: what is told here does not depend on which.
    w.write('tools/maturity-python/requirements.txt', requirements);
  });
  afterAll(() => {
    w.remove();
  });
  const python = (...args: string[]): string => execaSync(w.path('.venv/bin/python'), args).stdout;
  const works = (): void => {
    expect(python('-c', 'import iniconfig; print(iniconfig.__name__)')).toBe('iniconfig');
  };

  it('says what it does while it does it', async () => {
    const running = w.startNx(install);
    await running.prints('Making .venv');
    await running.prints('iniconfig==2.3.1');
    expect((await running.ended).exitCode).toBe(0);
    works();
  });

  it('is not made again while it is what it should be', async () => {
    // The second run has seen what the first one made.
    await w.nx(install);
    expect((await w.nx(install)).tasks).toEqual({ 'maturity-python:install': 'cached' });
  });

  it('is there after every run that says so, whatever was taken away, each time', async () => {
    for (const takeAway of [
      () => python('-m', 'pip', 'uninstall', '--yes', '--quiet', 'iniconfig'),
      () => python('-m', 'pip', 'uninstall', '--yes', '--quiet', 'iniconfig'),
      () => {
        w.drop('.venv');
      },
      () => {
        w.drop('.venv');
      },
    ]) {
      takeAway();
      const { exitCode, tasks } = await w.nx(install);
      expect({ exitCode, tasks }).toEqual({ exitCode: 0, tasks: { 'maturity-python:install': 'done' } });
      works();
    }
  });
});

describe('an environment that somebody else keeps', () => {
  let w: Workspace;
  beforeEach(() => {
    w = makeWorkspace({ nxJson: { plugins: [] } });
    w.drop('.venv');
  });
  afterEach(() => {
    w.remove();
  });
  const files = (): string[] => readdirSync(w.path('.venv'), { recursive: true }).map(String).sort();

  it('is left alone: init says what to run, and so does the target where it is asked for', async () => {
    execaSync('python3', ['-m', 'venv', '--without-pip', w.path('.venv')]);
    const before = files();
    const first = await w.nx(['g', '@tta/maturity:init']);
    expect(first.output).toContain('.venv/bin/python -m pip install bandit "coverage[toml]" pytest ruff');
    expect(JSON.parse(w.read('nx.json'))).toMatchObject({ plugins: ['@tta/maturity'] });

    w.write('nx.json', JSON.stringify({ plugins: [] }));
    await w.nx(['g', '@tta/maturity:init', '--python']);
    const { exitCode, output } = await w.nx(install);
    expect(exitCode).toBe(1);
    expect(output).toContain('.venv was made by somebody else, so nothing is installed into it.');
    expect(files()).toEqual(before);
  });

  it('is not made where uv is going to', async () => {
    w.write('uv.lock', '');
    const { output } = await w.nx(['g', '@tta/maturity:init']);
    expect(output).toContain('uv add --dev bandit "coverage[toml]" pytest ruff');
    expect(JSON.parse(w.read('nx.json'))).toMatchObject({ plugins: ['@tta/maturity'] });
  });
});
