import type { CreateNodesContext, CreateNodesFunction, CreateNodesResult } from '@nx/devkit';
import { readRecord, type MaturityRecord, type Parsed } from '@tta/maturity-model';
import { minimatch } from 'minimatch';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { workspaceDataDirectoryForWorkspace } from '../nx-internals.js';
import { readPluginOptions, type MaturityPluginOptions } from '../options/plugin-options.js';
import { policyForInference } from './policy-for-inference.js';
import { lookAtWorkspace } from '../workspace/look-at-workspace.js';
import { openContentCache, type ContentCache } from './content-cache.js';
import { inferComponents, type RecordFile } from './infer-components.js';
import { pluginRevision } from './revision.js';

/**
 * Infers the maturity targets of every component. Total: a record that cannot be read gives a project whose
 * `metadata.maturity.problems` say why, and `maturity:validate` fails with them; one bad file never stops the graph.
 */
export const createNodes: CreateNodesFunction<MaturityPluginOptions> = (files, rawOptions, context) => {
  if (process.env.TTA_MATURITY_DISABLE === 'true') return [];
  const options = readPluginOptions(rawOptions);
  const selected = files
    .filter((file) => options.include === undefined || options.include.some((glob) => minimatch(file, glob)))
    .filter((file) => !options.exclude?.some((glob) => minimatch(file, glob)))
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
  const workspace = lookAtWorkspace(context.workspaceRoot);
  const records = selected.map((file): RecordFile => ({
    file,
    root: posix.dirname(file),
    ...readText(context, file),
  }));
  const revision = pluginRevision();
  const cache = openContentCache(
    workspaceDataDirectoryForWorkspace(context.workspaceRoot),
    'records',
    revision,
  );
  const inferred = inferComponents(records, options, workspace, context.nxJsonConfiguration, {
    revision,
    ofPolicy: policyForInference(context.workspaceRoot, options.policy),
    read: (text, file) => readRecordOnce(text, file, cache),
  });
  cache.save();
  return inferred.map(({ file, root, project }): [string, CreateNodesResult] => [
    file,
    { projects: { [root]: project } },
  ]);
};

/** Reads a record, unless it was good before: what is wrong with one is said anew, with the name of its file. */
function readRecordOnce(text: string, file: string, cache: ContentCache): Parsed<MaturityRecord> {
  let problems: Parsed<MaturityRecord> | undefined;
  const hash = createHash('sha256').update(text).digest('hex');
  const value = cache.of('record', hash, (): MaturityRecord | undefined => {
    const parsed = readRecord(text, file);
    if (parsed.ok) return parsed.value;
    problems = parsed;
    return undefined;
  });
  return value === undefined ? (problems ?? readRecord(text, file)) : { ok: true, value };
}

function readText(context: CreateNodesContext, file: string): { text: string } | { error: string } {
  try {
    return { text: readFileSync(join(context.workspaceRoot, file), 'utf8') };
  } catch (error) {
    return { error: (error as Error).message };
  }
}
