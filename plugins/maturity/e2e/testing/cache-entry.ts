import { execaSync } from 'execa';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** An entry of a remote cache as Nx makes it: a compressed archive with a task's outputs, its exit code and what it printed. */
export function makeCacheEntry(outputs: Readonly<Record<string, string>>): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'maturity-entry-'));
  try {
    const files = { ...outputs, terminalOutput: 'nothing\n', code: '\0\0\0\0' };
    for (const [file, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), content);
    }
    const args = ['-czf', '-', '-C', folder, ...Object.keys(files)];
    return Buffer.from(execaSync('tar', args, { encoding: 'buffer', timeout: 10_000 }).stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The hash and the content of the entry that holds this file; fails where there is none. */
export function entryWith(
  entries: ReadonlyMap<string, Buffer>,
  file: string,
): { readonly hash: string; readonly content: string } {
  for (const [hash, input] of entries) {
    const names = execaSync('tar', ['-tzf', '-'], { input, timeout: 10_000 }).stdout.split('\n');
    if (!names.includes(file)) continue;
    const args = ['-xzOf', '-', file];
    return {
      hash,
      content: execaSync('tar', args, { input, timeout: 10_000, stripFinalNewline: false }).stdout,
    };
  }
  throw new Error(`No entry of the cache holds ${file}.`);
}
