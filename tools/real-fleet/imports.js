import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findImports } from '@tta/maturity-collectors';
import { folders } from './fleet.js';
import { step } from './step.js';

const python = process.env.FLEET_PYTHON ?? 'python3';
const askAst = join(import.meta.dirname, '../../libs/collectors/src/python/ast_imports.py');

/**
 * Compares the imports that the plugin finds in every Python file of the packages with those that Python's own `ast` finds.
 * @param {string[]} names of the packages
 * @returns {Promise<{ files: number, imports: number, differences: string[] }>} files that this Python does not parse are
 *   left out
 */
export async function compareImports(names) {
  const roots = names.map((name) => join('packages', name));
  const listed = await step('the Python files of the packages', 'git', ['ls-files', '-z', '--', ...roots], {
    cwd: folders.workspace,
    minutes: 1,
  });
  const files = listed.stdout.split('\0').filter((path) => path.endsWith('.py'));
  const asked = await step('imports by Python’s ast', python, [askAst], {
    cwd: folders.workspace,
    minutes: 5,
    input: files.join('\n'),
  });
  const answers = asked.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter((answer) => 'imports' in answer);
  const differences = [];
  let imports = 0;
  for (const { path, imports: expected } of answers) {
    const theirs = new Set(expected.map(described));
    const found = findImports(readFileSync(join(folders.workspace, path), 'utf8'));
    const ours = new Set(
      found.map(({ kind, module, level, names, line }) => described([kind, module, level, names, line])),
    );
    imports += theirs.size;
    for (const one of ours) if (!theirs.has(one)) differences.push(`${path}: only the plugin finds ${one}`);
    for (const one of theirs) if (!ours.has(one)) differences.push(`${path}: only Python finds ${one}`);
  }
  return { files: answers.length, imports, differences };
}

/** Of a list of names found by walking a tree, only the set can be compared. */
function described(
  /** @type {[string, string, number, string[], number]} */ [kind, module, level, names, line],
) {
  return JSON.stringify([kind, module, level, [...names].sort(), line]);
}
