import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeWholeFile } from './write-whole-file.js';

describe('writeWholeFile', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'write-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('keeps the mode of the file', () => {
    const path = join(folder, 'MATURITY.md');
    writeFileSync(path, 'old');
    chmodSync(path, 0o640);
    writeWholeFile(path, 'new');
    expect([readFileSync(path, 'utf8'), statSync(path).mode & 0o777]).toEqual(['new', 0o640]);
  });

  it('does not write over a file that may not be written', () => {
    const path = join(folder, 'MATURITY.md');
    writeFileSync(path, 'old');
    chmodSync(path, 0o444);
    expect(() => {
      writeWholeFile(path, 'new');
    }).toThrow(expect.objectContaining({ code: 'EACCES' }) as Error);
    expect([readFileSync(path, 'utf8'), statSync(path).mode & 0o777]).toEqual(['old', 0o444]);
  });
});
