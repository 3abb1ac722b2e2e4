import type { Tree } from '@nx/devkit';
import {
  createProjectGraphAsync,
  readNxJson,
  readProjectsConfigurationFromProjectGraph,
} from '../../devkit.js';
import { findWorkspaceEdges } from '../../graph/imports/find-workspace-edges.js';
import { outsideFiles } from '../../graph/imports/outside-files.js';
import { optionsInForce } from '../../options/options-in-force.js';
import { fileMapOf, hashedFiles } from '../../nx-internals.js';
import { maturityMetadata } from '../../workspace/maturity-metadata.js';
import { describeChanges, type ChangedRecord } from './describe-changes.js';
import { readsOfEvidence } from './reads-of-evidence.js';
import { syncRecord } from './sync-record.js';

export interface SyncSchema {
  /** Also what the last test runs opened, as their evidence says. */
  readonly evidence?: boolean;
}

/** What a sync generator tells Nx. */
interface SyncResult {
  readonly outOfSyncMessage: string;
  /** Shown by `nx sync:check` only. */
  readonly outOfSyncDetails: string[];
}

/**
 * Writes the files outside all projects that components load into `reads` of their records. Which these are, imports say: of
 * the files alone, so that every clone finds the same. A record that cannot be read is left to `maturity:validate`.
 *
 * Throws when a record that needs a change has a form into which nothing can be written, but only after all others are
 * written: in the run in which nothing else is left to do.
 *
 * @param schema undefined when `nx sync` calls: that one wants to know what changed, `nx generate` takes an answer for a callback
 */
export async function syncGenerator(tree: Tree, schema?: SyncSchema): Promise<SyncResult | undefined> {
  const changed = await syncRecords(tree, schema?.evidence === true);
  return schema === undefined && changed.length > 0 ? describeChanges(changed) : undefined;
}

export default syncGenerator;

async function syncRecords(tree: Tree, evidence: boolean): Promise<ChangedRecord[]> {
  const graph = await createProjectGraphAsync();
  const hashed = evidence ? await hashedFiles(graph, tree.root) : undefined;
  const { projects } = readProjectsConfigurationFromProjectGraph(graph);
  const fileMap = await fileMapOf(graph);
  // How much of the past a clone knows differs, and what is gone is loaded by nobody.
  const edges = findWorkspaceEdges(
    {
      projects,
      fileMap,
      workspaceRoot: tree.root,
      interpreter: optionsInForce(readNxJson(tree) ?? {}).python.interpreter,
    },
    () => [],
  );
  const imported = outsideFiles(edges);

  const changed: ChangedRecord[] = [];
  const refused: ChangedRecord[] = [];
  for (const component of [...edges.components].sort()) {
    const project = projects[component];
    const metadata = project === undefined ? undefined : maturityMetadata(project);
    const text = metadata === undefined ? null : tree.read(metadata.record, 'utf8');
    if (project === undefined || metadata === undefined || text === null) continue;
    const opened = hashed === undefined ? [] : readsOfEvidence({ ...project, name: component }, hashed, tree);
    const record = { file: metadata.record, root: project.root, text };
    const edit = syncRecord(record, imported.get(component) ?? [], opened);
    if (edit === undefined) continue;
    const change = { component, file: metadata.record, added: edit.added, removed: edit.removed };
    if (edit.text === undefined) refused.push(change);
    else {
      tree.write(metadata.record, edit.text);
      changed.push(change);
    }
  }
  if (changed.length === 0 && refused.length > 0) {
    throw new Error(`Write this by hand: ${describeChanges(refused).outOfSyncMessage}`);
  }
  return changed;
}
