import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashFile } from './hash-file.js';

describe('hashFile', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hash-file-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it.each([0, 5, 1 << 20, (1 << 20) + 1, 3_000_000])('is that of all %d bytes', (size) => {
    const path = join(folder, 'file');
    const content = Buffer.alloc(size, 'abcdefg');
    writeFileSync(path, content);
    expect(hashFile(path).digest('hex')).toBe(createHash('sha256').update(content).digest('hex'));
    const after = createHash('sha256').update('x').update(content).digest('hex');
    expect(hashFile(path, 'x').digest('hex')).toBe(after);
  });

  it('has no largest file', () => {
    const path = join(folder, 'large');
    writeFileSync(path, 'x');
    truncateSync(path, 2 ** 31 + 1);
    expect(hashFile(path).digest('hex')).toMatch(/^[0-9a-f]{64}$/);
  }, 120_000);

  it('throws where there is no file', () => {
    expect(() => hashFile(join(folder, 'absent'))).toThrow('ENOENT');
  });
});
