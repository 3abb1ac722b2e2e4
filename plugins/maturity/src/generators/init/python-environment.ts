import type { Tree } from '@nx/devkit';
import { isOwnEnvironment } from '@tta/maturity-collectors/own-environment';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { foreignEnvironment } from '../../executors/python-env/foreign-environment.js';
import { environmentCheckInput } from '../../fingerprint/fingerprint-command.js';

const folder = 'tools/maturity-python';
const requirementsFile = `${folder}/requirements.txt`;
const environment = '.venv';

export const environmentTarget = 'maturity-python:install';

/** Where packages lie: a workspace without package.json has them beside Nx. */
export function packagesFolder(tree: Tree): string {
  return !tree.exists('package.json') && tree.exists('.nx/nxw.js')
    ? '.nx/installation/node_modules'
    : 'node_modules';
}

/** What to tell a person whose workspace has an environment that somebody else keeps; undefined where none has. */
export function keptEnvironment(tree: Tree): string | undefined {
  const isThere = tree.exists(`${environment}/pyvenv.cfg`);
  if (isThere && isOwnEnvironment(join(tree.root, environment))) return undefined;
  const { manager, missing, command } = foreignEnvironment(tree.root, environment);
  if (!isThere && (manager === 'pip' || manager === 'uv pip')) return undefined;
  const lacks = missing.length === 0 ? 'It has what measuring needs.' : `For measuring, run: ${command}`;
  return `${environment} is not made by this plugin (found: ${isThere ? 'an environment' : `the lock file of ${manager}`}), and stays as it is. ${lacks}`;
}

/** Adds the target that makes the environment with the pinned tools. */
export function addPythonEnvironment(tree: Tree): void {
  if (tree.exists(`${folder}/project.json`)) return;
  const requirements = readFileSync(join(import.meta.dirname, '../../../python/requirements.txt'), 'utf8');
  tree.write(requirementsFile, requirements);
  tree.write(`${folder}/project.json`, `${JSON.stringify(pythonProject(tree), null, 2)}\n`);
}

function pythonProject(tree: Tree): object {
  const workspace = { workspaceRoot: tree.root, exists: (path: string) => tree.exists(path) };
  return {
    $schema: `../../${packagesFolder(tree)}/nx/schemas/project-schema.json`,
    name: 'maturity-python',
    targets: {
      install: {
        executor: '@tta/maturity:python-env',
        options: { environment, requirements: requirementsFile },
        cache: true,
        inputs: [
          '{projectRoot}/requirements.txt',
          environmentCheckInput(environment, requirementsFile, workspace),
        ],
        outputs: ['{workspaceRoot}/.maturity/python-env.json'],
        metadata: { description: 'Make .venv with the pinned measuring tools' },
      },
    },
  };
}
