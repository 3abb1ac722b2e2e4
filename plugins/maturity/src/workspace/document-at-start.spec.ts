import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { documentAtStart, keepReplaced } from './document-at-start.js';

describe('the document at the start of a run', () => {
  let root: string;
  const present = Buffer.from('present');
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'start-'));
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  it('is what the report of the same run has replaced, byte for byte', () => {
    const bytes = Buffer.from([0xff, 0x0a, 0xc3, 0xa4]);
    keepReplaced('carbon', bytes, 'this', root);
    expect(documentAtStart('carbon', present, 'this', root)).toEqual(bytes);
    keepReplaced('carbon', undefined, 'this', root);
    expect(documentAtStart('carbon', present, 'this', root)).toBeUndefined();
  });

  it('is what lies there when no report of this run has replaced it', () => {
    expect(documentAtStart('carbon', present, 'this', root)).toBe(present);
    keepReplaced('carbon', Buffer.from('old'), 'another', root);
    expect(documentAtStart('carbon', present, 'this', root)).toBe(present);
    expect(documentAtStart('carbon', present, undefined, root)).toBe(present);
  });
});
