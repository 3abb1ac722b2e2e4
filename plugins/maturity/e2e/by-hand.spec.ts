import { pythonComponent } from './testing/python-component.js';
import { makeWorkspace, type Workspace } from './testing/workspace.js';

/** A person pastes the commands that MATURITY.md shows into the shell that it names. */
describe('the commands of MATURITY.md', () => {
  let w: Workspace;
  beforeAll(async () => {
    const files = pythonComponent({
      root: 'carbon',
      name: 'carbon',
      source: [
        'import os',
        'import hashlib',
        'def add(a: int, b: int) -> int:',
        '    if a < 0:',
        '        return hashlib.md5(b"")',
        '    return a + b',
        '',
      ].join('\n'),
    });
    w = makeWorkspace({ files });
    await w.nx(['run', 'carbon:maturity']);
  });
  afterAll(() => {
    w.remove();
  });

  const inShell = (command: string) => w.maturity(['shell', 'carbon', '--command', command]);
  const metric = (collector: string, id: string): number => {
    const evidence = JSON.parse(w.read(`.maturity/carbon/${collector}.json`)) as {
      metrics: Record<string, { value: number }>;
    };
    return evidence.metrics[id]!.value;
  };

  it('run as they stand, and say the same numbers', async () => {
    const text = w.read('carbon/MATURITY.md');
    expect(text).toContain('in the shell of `npx maturity shell carbon`');
    const commands = [...text.matchAll(/```bash\n([^`]*)```/g)].flatMap(([, block]) =>
      block!.trim().split('\n'),
    );
    const named = (program: string): string => commands.find((line) => line.startsWith(program))!;

    const lint = await inShell(named('ruff'));
    expect(lint.exitCode).toBe(1);
    expect(metric('ruff', 'lint.errors')).toBeGreaterThan(0);
    expect(lint.output).toContain(`Found ${metric('ruff', 'lint.errors')} error`);

    const types = await inShell(named('pyright'));
    expect(metric('pyright', 'types.errors')).toBe(1);
    expect(types.output).toContain('1 error,');

    const security = await inShell(named('bandit'));
    expect(metric('bandit', 'security.issues')).toBe(1);
    expect(security.output.match(/>> Issue:/g)).toHaveLength(1);

    const tests = await inShell(`${named('coverage')} && coverage report --format=total --precision=2`);
    expect(tests.exitCode).toBe(0);
    expect(tests.output).toContain(`${metric('pytest', 'tests.unit.passed')} passed`);
    expect(tests.output).toContain(metric('pytest', 'coverage.unit.lines').toFixed(2));
  });

  it('see none of the variables of the shell that they are called from', async () => {
    const { output } = await w.maturity(['shell', 'carbon', '-c', 'echo "[$SECRET][$PYTHONHASHSEED]"'], {
      env: { SECRET: 'x', PYTHONHASHSEED: '7' },
    });
    expect(output).toContain('[][0]');
  });

  it('have an exit code', async () => {
    expect((await inShell('exit 7')).exitCode).toBe(7);
    expect((await inShell('kill -TERM $$')).exitCode).toBe(143);
    expect((await w.maturity(['shell', 'carbn'])).exitCode).toBe(3);
  });
});
