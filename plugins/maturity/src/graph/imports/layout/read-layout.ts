import { posix } from 'node:path';
import { emptyLayout, type PythonLayout } from './python-layout.js';
import { readIniLayout } from './read-ini-layout.js';
import { readPyprojectLayout } from './read-pyproject-layout.js';
import { requirementName } from './requirement-name.js';

const iniFiles = new Set(['setup.cfg', 'tox.ini', 'pytest.ini', '.pytest.ini']);

/** Whether a file can say something about the layout of Python modules. */
export function isLayoutFile(path: string): boolean {
  const name = posix.basename(path);
  return (
    ['pyproject.toml', 'pytest.toml', '.pytest.toml', 'pyrightconfig.json'].includes(name) ||
    iniFiles.has(name) ||
    /^requirements[\w.-]*\.(?:txt|in)$/.test(name)
  );
}

/** Reads a layout file's text. One that cannot be parsed says nothing; the tools will say that it is broken. */
export function readLayout(path: string, text: string): PythonLayout {
  const name = posix.basename(path);
  try {
    if (iniFiles.has(name)) return readIniLayout(text);
    if (name.endsWith('.toml')) return readPyprojectLayout(text, name === 'pyproject.toml');
    if (name === 'pyrightconfig.json') return { ...emptyLayout, roots: extraPaths(text) };
    return { ...emptyLayout, requires: text.split('\n').flatMap((line) => requirementName(line) ?? []) };
  } catch {
    return emptyLayout;
  }
}

/** pyrightconfig.json may have comments; only its lists of folders matter here. */
function extraPaths(text: string): string[] {
  const lists = [...text.matchAll(/"extraPaths"\s*:\s*\[([^\]]*)\]/g)].map(([, list]) => list as string);
  const roots = [...text.matchAll(/"root"\s*:\s*"([^"]+)"/g)].map(([, root]) => root as string);
  return [
    ...lists.flatMap((list) => [...list.matchAll(/"([^"]+)"/g)].map(([, path]) => path as string)),
    ...roots,
  ];
}
