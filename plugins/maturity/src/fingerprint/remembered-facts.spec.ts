import { mkdtempSync, realpathSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rememberedFacts } from './remembered-facts.js';

describe('rememberedFacts', () => {
  const before = process.cwd();
  let folder: string;
  /** Not written just now, as all that the test itself writes is. */
  const old = realpathSync(process.execPath);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'facts-'));
    process.chdir(folder);
  });
  afterEach(() => {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  });

  it('keeps what it learnt for the next command', async () => {
    const memory = rememberedFacts();
    memory.set('python', [old, join(folder, 'absent')], '3.11.7');
    await memory.save();
    expect(rememberedFacts().get('python')).toBe('3.11.7');
    expect(rememberedFacts().get('constructor')).toBeUndefined();
  });

  it('forgets when one of the files is another', () => {
    const memory = rememberedFacts();
    memory.set('python', [old, join(folder, 'appears')], '3.11.7');
    expect(memory.get('python')).toBe('3.11.7');
    symlinkSync(old, join(folder, 'appears'));
    expect(memory.get('python')).toBeUndefined();
  });

  it('keeps nothing about a file that has just been written, whatever its time says', () => {
    const file = join(folder, 'python');
    writeFileSync(file, '');
    utimesSync(file, 1, 1);
    const memory = rememberedFacts();
    memory.set('python', [file], '3.11.7');
    expect(memory.get('python')).toBeUndefined();
  });

  it('knows nothing where its file is damaged', async () => {
    const memory = rememberedFacts();
    memory.set('python', [old], '3.11.7');
    await memory.save();
    writeFileSync('.maturity/~environments', '{"python": {');
    expect(rememberedFacts().get('python')).toBeUndefined();
  });
});
