import { pythonComponent } from './testing/python-component.js';
import { screen } from './testing/screen.js';
import { makeWorkspace, type Workspace } from './testing/workspace.js';

/** Nx does not show the output of tasks that succeed; each component's outcome and the place of its report are shown. */
describe('what a person sees of nx run-many -t maturity, with default options', () => {
  let w: Workspace;
  const usual = { NX_TUI: undefined, TERM: 'xterm-256color' };
  const command = 'npx nx run-many -t maturity --skip-nx-cache';
  beforeAll(() => {
    w = makeWorkspace({
      plugin: { typecheck: false, security: false },
      files: {
        ...pythonComponent({ root: 'carbon', name: 'carbon' }),
        ...pythonComponent({
          root: 'water',
          name: 'water',
          source: 'import os\n' + 'def add(a: int, b: int) -> int:\n    return a + b\n',
        }),
        ...pythonComponent({ root: 'broken', name: 'broken' }),
        'broken/ruff.toml': 'no TOML',
      },
    });
  });
  afterAll(() => {
    w.remove();
  });

  const isSaid = (output: string): void => {
    expect(output).toMatch(/carbon: development.*carbon\/MATURITY\.md/);
    expect(output).toMatch(/water: development.*water\/MATURITY\.md/);
    expect(output).toMatch(/water.*lint\.errors 2/);
    expect(output).toMatch(/broken.*not known/);
  };

  it.each([
    { where: 'in CI', env: { ...usual, CI: 'true' } },
    { where: 'in a pipe', env: usual },
  ])('$where', async ({ env }) => {
    const [file = '', ...args] = command.split(' ');
    const { output } = await w.start(file, args, { env }).ended;
    isSaid(output);
  });

  it.each([
    { what: 'that takes the full screen', size: 'stty columns 150 rows 50 && ' },
    { what: 'of unknown size', size: '' },
    { what: 'with the daemon', size: 'stty columns 150 rows 50 && ', env: { NX_DAEMON: 'true' } },
  ])('in a terminal $what', async ({ size, env = {} }) => {
    const args = ['-qec', `${size}${command}`, '/dev/null'];
    const { output } = await w.start('script', args, { env: { ...usual, ...env } }).ended;
    isSaid(screen(output));
  });

  it('says nothing twice where one component was asked for', async () => {
    const { output } = await w.start('npx', ['nx', 'run', 'water:maturity', '--skip-nx-cache'], {
      env: { ...usual, CI: 'true' },
    }).ended;
    for (const said of [/lint\.errors 2/g, /tests\.unit\.total/g, /water: development/g])
      expect(output.match(said)).toHaveLength(1);
  });

  it('says once why a number is not known', async () => {
    const { output } = await w.start('npx', ['nx', 'run-many', '-t', 'maturity:lint', '-p', 'broken,water'], {
      env: { ...usual, CI: 'true' },
    }).ended;
    expect(output).toMatch(/✖ broken {2}ruff {2}not known {2}\(/);
    expect(output.match(/could not read the user's configuration/g)).toHaveLength(1);
  });
});
