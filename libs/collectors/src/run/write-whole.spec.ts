import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writingFolder } from './temporary-path.js';
import { writeWhole } from './write-whole.js';

describe('writeWhole', () => {
  let root: string;
  const path = (name: string) => join(root, name);
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'write-'));
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  it('makes the file with its folders and leaves nothing else', async () => {
    expect(await writeWhole(path('.maturity/a/x.json'), 'new', root)).toBeUndefined();
    expect(readFileSync(path('.maturity/a/x.json'), 'utf8')).toBe('new');
    expect(readdirSync(path('.maturity/a'))).toEqual(['x.json']);
    expect(readdirSync(path(writingFolder))).toEqual([]);
  });

  it('never changes a file that somebody reads', async () => {
    writeFileSync(path('x.json'), 'the old text, which is longer');
    const reader = openSync(path('x.json'), 'r');
    await writeWhole(path('x.json'), 'new', root);
    expect(readFileSync(reader, 'utf8')).toBe('the old text, which is longer');
    closeSync(reader);
    expect(readFileSync(path('x.json'), 'utf8')).toBe('new');
  });

  it('leaves no evidence of an earlier run where it cannot write', async () => {
    writeFileSync(path('x.json'), 'old');
    writeFileSync(path('.maturity'), 'a file where the folder should be');
    expect(await writeWhole(path('x.json'), 'new', root)).toMatchObject({ code: 'not-writable' });
    expect(readdirSync(root)).toEqual(['.maturity']);
  });

  it('leaves no temporary file where it cannot rename', async () => {
    mkdirSync(path('x.json/folder'), { recursive: true });
    expect(await writeWhole(path('x.json'), 'new', root)).toMatchObject({ code: 'not-writable' });
    expect(readdirSync(path(writingFolder))).toEqual([]);
  });
});
