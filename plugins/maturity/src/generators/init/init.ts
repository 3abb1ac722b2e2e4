import type { NxJsonConfiguration, Tree } from '@nx/devkit';
import { isDeepStrictEqual } from 'node:util';
import { logger, readNxJson, updateNxJson } from '../../devkit.js';
import { formatWritten } from '../format-written.js';
import {
  addPythonEnvironment,
  environmentTarget,
  keptEnvironment,
  packagesFolder,
} from './python-environment.js';
import { ignoreFolders } from './ignore-folders.js';

export interface InitSchema {
  readonly python?: boolean;
  readonly skipFormat?: boolean;
}

const pluginName = '@tta/maturity';
const syncGenerator = '@tta/maturity:sync';

/** Sets a workspace up. What is there already stays as it is, so a second run changes nothing. */
export async function initGenerator(
  tree: Tree,
  { python: asked, skipFormat = false }: InitSchema,
): Promise<void> {
  const before = readNxJson(tree) ?? {};
  const kept = keptEnvironment(tree);
  const python = asked ?? kept === undefined;
  if (asked === undefined && kept !== undefined) logger.info(kept);
  const after = withSync(withPlugin(withNamedInput(before), python));
  if (!isDeepStrictEqual(before, after)) updateNxJson(tree, after);
  if (python && usesOwnEnvironment(after)) addPythonEnvironment(tree);
  if (!tree.exists('maturity.policy.yaml')) tree.write('maturity.policy.yaml', policyText(tree));
  ignoreFolders(tree, ['.maturity', '.venv']);
  if (!skipFormat) await formatWritten(tree);
}

export default initGenerator;

const policyText = (
  tree: Tree,
): string => `# yaml-language-server: $schema=./${packagesFolder(tree)}/@tta/maturity/schemas/maturity-policy.schema.json
# What a component needs for each stage. This policy is the built-in one; write down here what differs, for example
#   criteria:
#     unit-coverage: { measure: coverage.unit.lines, require: '>= 80%', whole: component }
apiVersion: maturity/v1
policyVersion: '1'
extends: builtin
`;

/** The named input through which a component's results depend on the sources of the components that it imports. */
function withNamedInput(nxJson: NxJsonConfiguration): NxJsonConfiguration {
  if (nxJson.namedInputs?.maturitySources !== undefined) return nxJson;
  return { ...nxJson, namedInputs: { ...nxJson.namedInputs, maturitySources: ['default'] } };
}

function withPlugin(nxJson: NxJsonConfiguration, python: boolean): NxJsonConfiguration {
  if (nxJson.plugins?.some((entry) => (typeof entry === 'string' ? entry : entry.plugin) === pluginName))
    return nxJson;
  const entry = python
    ? { plugin: pluginName, options: { python: { environment: environmentTarget } } }
    : pluginName;
  return { ...nxJson, plugins: [...(nxJson.plugins ?? []), entry] };
}

/** For all: `nx sync` then runs it, and only that; a run of tasks does not wait for it. */
function withSync(nxJson: NxJsonConfiguration): NxJsonConfiguration {
  const globalGenerators = nxJson.sync?.globalGenerators ?? [];
  if (globalGenerators.includes(syncGenerator)) return nxJson;
  return {
    ...nxJson,
    sync: { ...nxJson.sync, globalGenerators: [...globalGenerators, syncGenerator] },
  };
}

function usesOwnEnvironment(nxJson: NxJsonConfiguration): boolean {
  return JSON.stringify(nxJson.plugins).includes(environmentTarget);
}
