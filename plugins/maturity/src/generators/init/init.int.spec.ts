import { readJson, type Tree } from '@nx/devkit';
import { execaSync } from 'execa';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { FsTree } from 'nx/src/generators/tree.js';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { initGenerator } from './init.js';

const repository = join(import.meta.dirname, '../../../../..');
const projectFile = 'tools/maturity-python/project.json';

describe('init in a workspace', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'init-'));
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  function makeTree(packages: string, file: string): Tree {
    mkdirSync(join(root, packages), { recursive: true });
    symlinkSync(join(repository, 'node_modules/@tta'), join(root, packages, '@tta'));
    writeFileSync(join(root, 'nx.json'), '{}');
    writeFileSync(join(root, file), '');
    return new FsTree(root, false);
  }

  it.each([
    ['with packages', 'node_modules', 'package.json'],
    ['without package.json', '.nx/installation/node_modules', '.nx/nxw.js'],
  ])('%s: the files that it writes name what is there', async (_, packages, file) => {
    const tree = makeTree(packages, file);
    await initGenerator(tree, { skipFormat: true });
    const project = readJson<{ targets: { install: { inputs: { runtime: string }[] } } }>(tree, projectFile);
    const { runtime } = project.targets.install.inputs[1]!;
    expect(execaSync('sh', ['-c', runtime], { cwd: root }).stdout).toMatch(/^absent [0-9a-f-]{36}$/);
    expect(tree.read('maturity.policy.yaml', 'utf8')).toContain(
      `$schema=./${packages}/@tta/maturity/schemas/maturity-policy.schema.json`,
    );
  });
});
