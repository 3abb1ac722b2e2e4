import type { ProjectConfiguration } from '@nx/devkit';
import type { ComponentScope } from '@tta/maturity-collectors';
import { posix } from 'node:path';
import type { MaturityMetadata } from '../graph/infer-project.js';

/** What inference noted about a project; undefined when the project is no component. */
export function maturityMetadata(project: ProjectConfiguration): MaturityMetadata | undefined {
  return (project.metadata as { maturity?: MaturityMetadata } | undefined)?.maturity;
}

/** What a component is made of, as the graph has it: without time limits, which only tasks mind. Undefined: no component. */
export function inferredScope(name: string, project: ProjectConfiguration): ComponentScope | undefined {
  const metadata = maturityMetadata(project);
  if (metadata === undefined) return undefined;
  const { sources, tests } = metadata;
  const root = posix.normalize(project.root === '' ? '.' : project.root);
  return { name, root, sources, tests, passEnv: [], timeLimits: {} };
}
