import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openContentCache } from './content-cache.js';

describe('a content cache', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'content-cache-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** What the cache answers for these hashes, in one run of a plugin of that revision; `-` stands for what it had to read. */
  function run(hashes: readonly string[], revision = '1', place = folder): unknown[] {
    const cache = openContentCache(place, 'things', revision);
    const answers = hashes.map((hash) => {
      let asked = '';
      const value = cache.of('length', hash, () => {
        asked = '-';
        return hash.length;
      });
      return `${asked}${value}`;
    });
    cache.save();
    return answers;
  }

  it('reads each content once, in this run and in later ones', () => {
    expect(run(['a', 'bb', 'a'])).toEqual(['-1', '-2', '1']);
    expect(run(['a', 'bb', 'ccc'])).toEqual(['1', '2', '-3']);
  });

  it('keeps only what the last run asked for', () => {
    run(['a', 'bb']);
    run(['a']);
    expect(run(['a', 'bb'])).toEqual(['1', '-2']);
  });

  it('takes nothing from another revision of the plugin', () => {
    run(['a']);
    expect(run(['a'], '2')).toEqual(['-1']);
  });

  it('keeps findings of different kinds apart, and no content that nothing was found in', () => {
    const cache = openContentCache(folder, 'things', '1');
    expect(cache.of('length', 'a', () => 1)).toBe(1);
    expect(cache.of('name', 'a', () => 'A')).toBe('A');
    const nothing = (): string | undefined => undefined;
    expect(cache.of('record', 'a', nothing)).toBeUndefined();
    expect(cache.of('record', 'a', () => 'now')).toBe('now');
  });

  it.each(['', '{', 'null', '{"revision":"1"}', '{"revision":"1","entries":7}'])(
    'reads everything anew where its file is damaged: %j',
    (damaged) => {
      run(['a']);
      const file = join(folder, 'maturity-things.json');
      expect(readFileSync(file, 'utf8')).toContain('length a');
      writeFileSync(file, damaged);
      expect(run(['a'])).toEqual(['-1']);
      expect(run(['a'])).toEqual(['1']);
    },
  );

  it('does its work where nothing can be kept', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(run(['a'], '1', join(file, 'below'))).toEqual(['-1']);
    expect(existsSync(join(file, 'below'))).toBe(false);
  });
});
