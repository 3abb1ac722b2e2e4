import type { Tree } from '@nx/devkit';
import { nearestName } from '@tta/maturity-model';
import { execa } from 'execa';
import { join, posix, relative } from 'node:path';
import { stringify } from 'yaml';
import { readJson, readNxJson } from '../../devkit.js';
import { optionsInForce } from '../../options/options-in-force.js';
import { today } from '../../workspace/today.js';
import { formatWritten } from '../format-written.js';
import { packagesFolder } from '../init/python-environment.js';
import { writeTemplates } from '../write-templates.js';
import { firstDocument } from './first-document.js';
import { moduleName, slug } from './module-name.js';
import { policyOfTree } from './policy-of-tree.js';

export interface ComponentSchema {
  readonly name: string;
  readonly group: string;
  readonly owner?: string;
  readonly title?: string;
  readonly directory?: string;
  readonly skipFormat?: boolean;
}

/** Makes a component that passes its own test: record, README, source, test and MATURITY.md. */
export async function componentGenerator(tree: Tree, schema: ComponentSchema): Promise<void> {
  const { name, group } = schema;
  const module = moduleName(name);
  const { policy } = policyOfTree(tree, optionsInForce(readNxJson(tree) ?? {}).policy);
  const groups = Object.keys(policy.groups);
  if (!groups.includes(group)) {
    const near = nearestName(group, groups);
    const advice = near === undefined ? '' : ` Did you mean '${near}'?`;
    throw new Error(`The policy has no group '${group}'.${advice} It has: ${groups.join(', ')}.`);
  }
  const root = posix.normalize(schema.directory ?? posix.join(usualFolder(tree), slug(name)));
  if (root.startsWith('../') || posix.isAbsolute(root))
    throw new Error(`'${root}' is not inside the workspace.`);
  if (tree.exists(posix.join(root, 'maturity.yaml')))
    throw new Error(`${root}/maturity.yaml exists already.`);
  const title = schema.title ?? sentence(name);
  writeTemplates(tree, join(import.meta.dirname, 'files'), root, {
    name,
    module,
    title,
    group,
    docTitle: title.replaceAll('\\', '\\\\').replaceAll('"""', "'''"),
    distribution: module.replaceAll('_', '-'),
    stage: policy.stages[0] ?? '',
    today: today(),
    schemaPath: posix.join(
      relative(`/${root}`, '/'),
      packagesFolder(tree),
      '@tta/maturity/schemas/maturity-record.schema.json',
    ),
    yamlName: stringify(name).trim(),
    yamlTitle: stringify(title).trim(),
    yamlOwner: stringify(schema.owner ?? (await gitUser(tree.root))).trim(),
  });
  tree.write(posix.join(root, 'MATURITY.md'), firstDocument(tree, root, name));
  if (schema.skipFormat !== true) await formatWritten(tree);
}

export default componentGenerator;

function sentence(name: string): string {
  const words = slug(name).replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function usualFolder(tree: Tree): string {
  const workspaces = tree.exists('package.json')
    ? readJson<{ workspaces?: unknown }>(tree, 'package.json').workspaces
    : [];
  return Array.isArray(workspaces) && workspaces.includes('packages/*') ? 'packages' : 'components';
}

async function gitUser(root: string): Promise<string> {
  const { stdout } = await execa('git', ['config', 'user.name'], { cwd: root, reject: false });
  return typeof stdout === 'string' && stdout.trim() !== '' ? stdout.trim() : 'nobody yet';
}
