import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { replaceTools } from '../affected-proof/stub/replace-tools.js';

/** As many files as a run of pytest with coverage loads from its environment. */
const loaded = 250;

/** Gives a workspace tools that cost nothing and leave traces as large as those of the real ones. */
export function useTracedTools(root, python) {
  execFileSync(python, ['-m', 'venv', '--without-pip', join(root, '.venv')]);
  const [version] = readdirSync(join(root, '.venv/lib'));
  const folder = join(root, '.venv/lib', version, 'site-packages/loaded');
  mkdirSync(folder);
  for (let index = 0; index < loaded; index += 1)
    writeFileSync(join(folder, `module_${index}.py`), `VALUE = ${index}\n`);
  replaceTools(join(root, 'node_modules'));
}

/** Switches off, in the workspace's copy of the plugin, that results from the cache are looked at. */
export function believeAll(root) {
  const file = join(root, 'node_modules/@tta/maturity/dist/hooks/foreign-hits.js');
  writeFileSync(file, 'export const foreignHits = () => [];\n');
}
