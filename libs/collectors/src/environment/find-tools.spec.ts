import { findTools } from './find-tools.js';

const collector = { tool: 'ruff', needs: { interpreter: false, programs: ['ruff'] } };
const question = (...paths: string[]) => ({
  workspaceRoot: '/w',
  root: 'a',
  exists: (path: string) => paths.includes(path),
});

describe('findTools', () => {
  it('finds interpreter and programs', () => {
    expect(findTools(collector, question('/w/.venv/bin/python', '/w/.venv/bin/ruff'), 'x')).toEqual({
      ok: true,
      interpreter: '/w/.venv/bin/python',
      programs: { ruff: '/w/.venv/bin/ruff' },
    });
  });

  it('says what is missing and how to get it', () => {
    expect(findTools(collector, question(), 'pip install ruff')).toMatchObject({
      ok: false,
      failure: {
        code: 'interpreter-missing',
        detail: 'no .venv from a up to the workspace',
        remedy: 'Run: pip install ruff',
      },
    });
    expect(findTools(collector, { ...question(), interpreter: 'env/python' }, 'make env')).toMatchObject({
      ok: false,
      failure: { code: 'interpreter-missing', detail: 'env/python does not exist', remedy: 'Run: make env' },
    });
    expect(findTools(collector, question('/w/.venv/bin/python'), 'pip install ruff')).toMatchObject({
      ok: false,
      failure: { code: 'tool-not-found', detail: 'ruff is not installed', remedy: 'Run: pip install ruff' },
    });
  });
});
