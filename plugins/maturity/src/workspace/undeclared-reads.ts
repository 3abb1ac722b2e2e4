import type { ProjectGraph, TargetConfiguration } from '@nx/devkit';
import type { Evidence } from '@tta/maturity-model';
import { minimatch } from 'minimatch';
import { dependenciesOf } from './dependencies-of.js';
import { isWithin } from '../graph/workspace-path.js';

/** Workspace files that a run opened and that its target does not name as inputs: a change of theirs would go unseen. */
export function undeclaredReads(
  project: string,
  target: string,
  evidence: Evidence,
  graph: ProjectGraph,
): string[] {
  if (evidence.status === 'unavailable' || evidence.reads === undefined) return [];
  const node = graph.nodes[project];
  const inputs = node?.data.targets?.[target]?.inputs;
  if (node === undefined || inputs === undefined) return [...evidence.reads];
  const isDeclared = declaredBy(inputs, project, graph);
  return evidence.reads.filter((file) => !isDeclared(file));
}

function declaredBy(
  inputs: NonNullable<TargetConfiguration['inputs']>,
  project: string,
  graph: ProjectGraph,
): (file: string) => boolean {
  const root = rootOf(project, graph);
  const named = graph.nodes[project]?.data.namedInputs ?? {};
  const matchers: ((file: string) => boolean)[] = [
    filesetsMatcher(
      inputs.flatMap((input) => (typeof input === 'string' ? (named[input] ?? [input]) : [])).filter(isText),
      root,
    ),
    ...inputs.map((input) => {
      if (typeof input !== 'string')
        return 'fileset' in input ? dependencyMatcher(project, 'default', graph) : () => false;
      return /^\^(?!\{)/.test(input) ? dependencyMatcher(project, input.slice(1), graph) : () => false;
    }),
  ];
  return (file) => matchers.some((matches) => matches(file));
}

/** Files of the projects that this one depends on, directly or not, as far as their named input holds them. */
function dependencyMatcher(
  project: string,
  namedInput: string,
  graph: ProjectGraph,
): (file: string) => boolean {
  const matchers = dependenciesOf(project, graph).flatMap((name) => {
    const root = rootOf(name, graph);
    const filesets = graph.nodes[name]?.data.namedInputs?.[namedInput];
    if (filesets === undefined) return [(file: string) => isWithin(root, file)];
    return [
      filesetsMatcher(
        filesets.filter((fileset) => typeof fileset === 'string'),
        root,
      ),
    ];
  });
  return (file) => matchers.some((matches) => matches(file));
}

/**
 * Filesets of one project. What is left out counts for patterns of the same place: `!{projectRoot}/x` takes nothing from
 * `{workspaceRoot}/…/x`, which Nx looks up apart.
 */
function filesetsMatcher(filesets: readonly string[], root: string): (file: string) => boolean {
  const places = ['{projectRoot}/', '{workspaceRoot}/'].map((place) => ({
    included: filesets.filter((each) => each.startsWith(place)),
    excluded: filesets.filter((each) => each.startsWith(`!${place}`)).map((each) => each.slice(1)),
  }));
  const matchers = places.map(({ included, excluded }) => {
    const [takes, leaves] = [included, excluded].map((each) =>
      each.map((fileset) => filesetMatcher(fileset, root)),
    );
    return (file: string) =>
      takes?.some((matches) => matches(file)) === true && leaves?.some((matches) => matches(file)) !== true;
  });
  return (file) => matchers.some((matches) => matches(file));
}

function filesetMatcher(fileset: string, root: string): (file: string) => boolean {
  const pattern = fileset
    .replace('{projectRoot}/', root === '.' ? '' : `${root}/`)
    .replace('{workspaceRoot}/', '');
  return (file) => file === pattern || minimatch(file, pattern, { dot: true });
}

function rootOf(project: string, graph: ProjectGraph): string {
  return graph.nodes[project]?.data.root ?? '.';
}

function isText(input: unknown): input is string {
  return typeof input === 'string';
}
