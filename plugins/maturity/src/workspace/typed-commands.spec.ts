import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { typedCommands } from './typed-commands.js';

describe('typedCommands', () => {
  it.each<[string, readonly string[], string, string]>([
    ['npm', ['package-lock.json'], 'npx nx', 'npx maturity'],
    ['pnpm', ['pnpm-lock.yaml'], 'pnpm exec nx', 'pnpm exec maturity'],
    ['yarn', ['yarn.lock'], 'yarn nx', 'yarn maturity'],
    ['a repository without packages', ['.nx/nxw.js'], './nx', '.nx/installation/node_modules/.bin/maturity'],
    [
      'packages beside an installation',
      ['.nx/nxw.js', 'node_modules/nx/package.json'],
      'npx nx',
      'npx maturity',
    ],
  ])('%s', (_, files, nx, maturity) => {
    const root = mkdtempSync(join(tmpdir(), 'typed-'));
    for (const file of files) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), '');
    }
    expect(typedCommands(root)).toEqual({ nx, maturity });
    rmSync(root, { recursive: true });
  });
});
