import { execaSync } from 'execa';
import { isAbandoned, owner } from './owner.js';

describe('isAbandoned', () => {
  const gone = execaSync(process.execPath, ['-p', 'process.pid']).stdout;
  const of = (pid: string) => owner().replace(/\d+$/, pid);

  it('is true for what a process left that is gone', () => {
    expect(isAbandoned(`${of(gone)}-x`)).toBe(true);
  });

  it('is false for what lives, also elsewhere, and for what is none of ours', () => {
    expect(isAbandoned(`${owner()}-x`)).toBe(false);
    expect(isAbandoned(`${of('1')}-x`)).toBe(false);
    expect(isAbandoned(`00000000-${gone}-x`)).toBe(false);
    expect(isAbandoned(`note-${gone}-x`)).toBe(false);
    expect(isAbandoned(`x${of(gone)}-x`)).toBe(false);
    expect(isAbandoned(of(gone))).toBe(false);
    expect(isAbandoned('')).toBe(false);
  });

  it('knows the process and its machine by their names', () => {
    expect(owner()).toMatch(new RegExp(`^[0-9a-f]{8}-${process.pid}$`));
    expect(owner()).toBe(owner());
  });
});
