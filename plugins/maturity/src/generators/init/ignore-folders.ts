import type { Tree } from '@nx/devkit';

/** Adds folders to .gitignore that no line of it names yet, under one heading. */
export function ignoreFolders(tree: Tree, folders: readonly string[]): void {
  const before = tree.exists('.gitignore') ? (tree.read('.gitignore', 'utf8') ?? '') : '';
  const lines = new Set(
    before.split(/\r?\n/).map((line) => line.trim().replace(/^\//, '').replace(/\/$/, '')),
  );
  const missing = folders.filter((folder) => !lines.has(folder));
  if (missing.length === 0) return;
  const gap = before === '' ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const heading = '# Evidence of @tta/maturity (restored by the Nx cache) and its Python environment';
  tree.write(
    '.gitignore',
    `${before}${gap}${[heading, ...missing.map((folder) => `${folder}/`)].join('\n')}\n`,
  );
}
