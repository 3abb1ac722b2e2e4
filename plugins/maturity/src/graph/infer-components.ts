import type { NxJsonConfiguration, ProjectConfiguration } from '@nx/devkit';
import type { readRecord, MaturityRecord, Problem } from '@tta/maturity-model';
import type { PluginOptions } from '../options/plugin-options.js';
import type { WorkspaceFiles } from '../workspace/look-at-workspace.js';
import { componentScope } from './component-scope.js';
import { inferProject, type InferredProject, type PolicyForInference } from './infer-project.js';
import { posix } from 'node:path';
import { otherProjects } from './other-projects.js';
import { distinctName, projectName, workspacePackagePatterns } from './project-name.js';

/** A `maturity.yaml`: its text, or why it could not be read. */
export type RecordFile = { readonly file: string; readonly root: string } & (
  { readonly text: string } | { readonly error: string }
);

export interface InferredComponent {
  readonly file: string;
  readonly root: string;
  readonly project: Omit<ProjectConfiguration, 'root'>;
}

export interface InferenceSettings {
  /** Of the plugin, part of every target. */
  readonly revision: string;
  readonly ofPolicy: PolicyForInference;
  readonly read: typeof readRecord;
}

/** A project for every record, in the order of the records; names are distinct. */
export function inferComponents(
  records: readonly RecordFile[],
  options: PluginOptions,
  workspace: WorkspaceFiles,
  nxJson: NxJsonConfiguration,
  { revision, ofPolicy, read }: InferenceSettings,
): InferredComponent[] {
  const packagePatterns = workspacePackagePatterns(workspace.readJson);
  const takenBy = new Map<string, string>();
  const others = otherProjects(workspace);
  return records.map((record) => {
    const { file, root } = record;
    const problems: Problem[] = [];
    const parsed = 'text' in record ? read(record.text, file) : unreadable(file, record.error);
    if (!parsed.ok) problems.push(...parsed.problems);

    const recorded = parsed.ok ? parsed.value.component : folderName(root);
    const wanted = projectName(root, recorded, packagePatterns, workspace.readJson);
    if (parsed.ok && wanted !== recorded) {
      problems.push({
        code: 'name-differs',
        message: `the record says 'component: ${recorded}', but the Nx project here is called '${wanted}'.`,
        file,
        remedy: `Write 'component: ${wanted}'.`,
      });
    }
    const first = takenBy.get(wanted) ?? takenElsewhere(wanted, root, others);
    const name = first === undefined ? wanted : distinctName(wanted, root);
    takenBy.set(name, file);
    if (first !== undefined) {
      problems.push({
        code: 'duplicate-name',
        message: `the name '${wanted}' is taken by ${first}; this component is called '${name}' meanwhile.`,
        file,
        remedy: 'Give the component another name.',
      });
    }
    const inferred: InferredProject =
      parsed.ok && 'text' in record
        ? { name, root, record: parsed.value, ...scoped(name, parsed.value, record, workspace, problems) }
        : { name, root, record: undefined, scope: emptyScope(name, root), problems };
    return {
      file,
      root,
      project: inferProject(inferred, options, workspace, nxJson, revision, ofPolicy),
    };
  });
}

/** Who has the name of a component that is no component: another project, or every object of JavaScript. */
function takenElsewhere(
  name: string,
  root: string,
  others: ReadonlyMap<string, readonly string[]>,
): string | undefined {
  if (name in {}) return 'JavaScript itself';
  return others.get(name)?.find((file) => posix.dirname(file) !== root);
}

function scoped(
  name: string,
  parsed: MaturityRecord,
  { file, root, text }: Extract<RecordFile, { text: string }>,
  workspace: WorkspaceFiles,
  problems: readonly Problem[],
): Pick<InferredProject, 'scope' | 'problems'> {
  const { scope, problems: more } = componentScope(name, root, parsed, file, text, workspace.list);
  return { scope, problems: [...problems, ...more] };
}

function emptyScope(name: string, root: string): InferredProject['scope'] {
  return { name, root, sources: [], tests: { unit: [], integration: [] }, passEnv: [], timeLimits: {} };
}

function unreadable(file: string, message: string): { ok: false; problems: Problem[] } {
  return { ok: false, problems: [{ code: 'unreadable', message: `cannot be read: ${message}.`, file }] };
}

function folderName(root: string): string {
  return root === '.' ? 'workspace' : (root.split('/').at(-1) as string);
}
