import type { CreateNodes, CreateNodesContext, CreateNodesResult } from '@nx/devkit';
import { filesToRead } from '@tta/maturity-assessment';
import type { MaturityRecord } from '@tta/maturity-model';
import { minimatch } from 'minimatch';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { readPluginOptions, type MaturityPluginOptions } from '../options/plugin-options.js';
import { readWorkspacePolicy, type PolicyInForce } from '../workspace/read-policy.js';
import { lookAtWorkspace } from '../workspace/look-at-workspace.js';
import { inferComponents, type RecordFile } from './infer-components.js';

export const recordPattern = '**/maturity.yaml';

/**
 * Infers the maturity targets of every component. Total: a record that cannot be read gives a project whose
 * `metadata.maturity.problems` say why, and `maturity:validate` fails with them; one bad file never stops the graph.
 */
export const createNodes: CreateNodes<MaturityPluginOptions> = [
  recordPattern,
  (files, rawOptions, context) => {
    if (process.env.TTA_MATURITY_DISABLE === 'true') return [];
    const options = readPluginOptions(rawOptions);
    const selected = files
      .filter(
        (file) => options.include === undefined || options.include.some((glob) => minimatch(file, glob)),
      )
      .filter((file) => !options.exclude?.some((glob) => minimatch(file, glob)))
      .map((file) => file.replaceAll('\\', '/'))
      .sort();
    const workspace = lookAtWorkspace(context.workspaceRoot);
    const records = selected.map((file): RecordFile => ({
      file,
      root: posix.dirname(file),
      ...readText(context, file),
    }));
    const policy = readWorkspacePolicy(context.workspaceRoot, options.policy);
    // A broken policy is for validation to report; README.md is what the built-in one asks about.
    const criteriaFiles = policy.ok ? filesOfCriteria(policy.value.policy) : undefined;
    return inferComponents(records, options, workspace, context.nxJsonConfiguration, criteriaFiles).map(
      ({ file, root, project }): [string, CreateNodesResult] => [file, { projects: { [root]: project } }],
    );
  },
];

function filesOfCriteria(policy: PolicyInForce['policy']): readonly string[] {
  return filesToRead(policy, { signoffs: [] } as unknown as MaturityRecord).files;
}

function readText(context: CreateNodesContext, file: string): { text: string } | { error: string } {
  try {
    return { text: readFileSync(join(context.workspaceRoot, file), 'utf8') };
  } catch (error) {
    return { error: (error as Error).message };
  }
}
