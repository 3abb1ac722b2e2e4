import type { ExecutorContext, ProjectConfiguration } from '@nx/devkit';
import { evidencePath, type ComponentScope } from '@tta/maturity-collectors';
import { readRecord, type MaturityRecord, type Problem } from '@tta/maturity-model';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { componentScope } from '../graph/component-scope.js';
import { lookAtWorkspace } from './look-at-workspace.js';
import { maturityMetadata } from './maturity-metadata.js';
import { missingPaths } from './missing-paths.js';

/** A component as tasks see it: its record read anew, so that a task never acts on an old graph. */
export interface Component {
  readonly name: string;
  /** Folder of its record and MATURITY.md, relative to the workspace. */
  readonly root: string;
  readonly recordFile: string;
  readonly record: MaturityRecord;
  /** The record as it stands in its file, for the places of problems. */
  readonly recordText: string;
  readonly scope: ComponentScope;
  /** What inference and the record's paths say is wrong; validation fails with them. */
  readonly problems: readonly Problem[];
  /** The collectors that measure it, with the target that runs each. */
  readonly collectors: readonly CollectorTarget[];
}

export interface CollectorTarget {
  readonly collector: string;
  readonly target: string;
  /** Relative to the workspace. */
  readonly evidencePath: string;
}

export type ReadComponent =
  | { readonly ok: true; readonly component: Component }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads the component of an Nx project that this plugin inferred. */
export function readComponent(project: ProjectConfiguration, workspaceRoot: string): ReadComponent {
  const metadata = maturityMetadata(project);
  const recordFile = posix.join(project.root, 'maturity.yaml');
  if (metadata === undefined) {
    const message = `the project '${project.name}' is no component.`;
    return {
      ok: false,
      problems: [{ code: 'no-component', message, file: recordFile, remedy: 'Write a maturity.yaml.' }],
    };
  }
  let text: string;
  try {
    text = readFileSync(join(workspaceRoot, recordFile), 'utf8');
  } catch (error) {
    const message = `cannot be read: ${(error as Error).message}.`;
    return { ok: false, problems: [{ code: 'unreadable', message, file: recordFile }] };
  }
  const parsed = readRecord(text, recordFile);
  if (!parsed.ok) return { ok: false, problems: parsed.problems };
  const { list, exists } = lookAtWorkspace(workspaceRoot);
  const { component: name } = metadata;
  const { scope, problems } = componentScope(name, project.root, parsed.value, recordFile, text, list);
  const inferred = metadata.problems.filter(
    ({ code }) => code === 'name-differs' || code === 'duplicate-name',
  );
  return {
    ok: true,
    component: {
      name,
      root: project.root,
      recordFile,
      record: parsed.value,
      recordText: text,
      scope,
      problems: [
        ...inferred,
        ...problems,
        ...missingPaths(project.root, parsed.value, recordFile, text, exists),
      ],
      collectors: collectorTargets(project, name),
    },
  };
}

/** The targets of a project that run a collector. */
export function collectorTargets(project: ProjectConfiguration, component: string): CollectorTarget[] {
  return Object.entries(project.targets ?? {}).flatMap(([target, { executor, options }]) => {
    if (executor !== '@tta/maturity:collect') return [];
    const { collector } = options as { collector: string };
    return [{ collector, target, evidencePath: evidencePath(component, collector) }];
  });
}

/** The project of a task; throws when Nx hands over a task of a project that is not in its own graph. */
export function projectOf(
  name: string,
  context: Pick<ExecutorContext, 'projectsConfigurations'>,
): ProjectConfiguration {
  const project = context.projectsConfigurations.projects[name];
  if (project === undefined) throw new Error(`The project '${name}' is not in the project graph.`);
  return { ...project, name };
}
