import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Brings a folder from the previous texts to these; what is neither in these nor in those stays. */
export function writeFiles(root, files, previous = new Map()) {
  for (const path of previous.keys()) if (!files.has(path)) rmSync(join(root, path), { force: true });
  for (const [path, text] of files) {
    if (previous.get(path) === text) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  // git knows no empty folders, and neither must Python.
  const kept = ['.git', 'node_modules', '.venv', '.maturity'].flatMap((name) => [
    '-not',
    '-path',
    `*/${name}/*`,
  ]);
  execFileSync('find', [root, '-depth', '-type', 'd', '-empty', ...kept, '-delete']);
}

/** Whether there was anything to commit. */
export function commit(git, message) {
  git('add', '--all');
  if (git('status', '--porcelain') === '') return false;
  git(
    '-c',
    'user.email=proof@example.org',
    '-c',
    'user.name=proof',
    'commit',
    '--quiet',
    '--message',
    message,
  );
  return true;
}
