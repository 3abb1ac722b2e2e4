import { workspacePath } from './workspace-path.js';

describe('workspacePath', () => {
  it('is relative to the workspace', () => {
    expect(workspacePath('/w/libs/a.py', '/w')).toBe('libs/a.py');
    expect(workspacePath('/w', '/w')).toBe('.');
    expect(workspacePath('/w/..a/b', '/w')).toBe('..a/b');
  });

  it('is undefined outside of the workspace', () => {
    expect(workspacePath('/v/a.py', '/w')).toBeUndefined();
    expect(workspacePath('/', '/w')).toBeUndefined();
    expect(workspacePath('/w2/a.py', '/w')).toBeUndefined();
  });
});
