import { ownText } from '@tta/maturity-document';
import { execa } from 'execa';
import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { isWithin } from '../graph/workspace-path.js';
import { dependenciesOf } from '../workspace/dependencies-of.js';
import { inferredScope } from '../workspace/maturity-metadata.js';
import { affectedProjects } from './affected-projects.js';
import { CommandFailure, exitCode } from './exit-code.js';
import { listSome } from './list-some.js';
import type { OpenWorkspace } from './open-workspace.js';

/** Of these components those that the files staged for the next commit affect, by Nx's own reckoning. */
export async function changedComponents(
  { root }: OpenWorkspace,
  names: readonly string[],
): Promise<string[]> {
  const files = await listed(root, ['diff', '--cached', '--name-only', '--no-renames', '--relative', '-z']);
  if (files.length === 0) return [];
  const projects = await affectedProjects(root, { files });
  return names.filter((name) => projects.has(name));
}

/**
 * Fails when what these components are measured from differs from what is staged: their numbers would be those of the
 * working copy, and not of the commit. What a file reaches is Nx's own reckoning. The generated text of a report is no such
 * difference, because it is made anew; a person's text in it is.
 */
export async function refusePartlyStaged(workspace: OpenWorkspace, names: readonly string[]): Promise<void> {
  const { root } = workspace;
  const unstaged = await listed(root, ['diff', '--name-only', '--no-renames', '--relative', '-z']);
  const [reports, others] = [unstaged.filter(isReport), unstaged.filter((file) => !isReport(file))];
  const fresh = (await listed(root, ['ls-files', '--others', '--exclude-standard', '-z'])).filter((file) =>
    isMeasured(workspace, file),
  );
  const partly = [
    ...(await reaching(workspace, [...others, ...fresh], names)),
    ...(await withOwnText(workspace, reports, names)),
  ].sort();
  if (partly.length === 0) return;
  throw new CommandFailure(
    exitCode.validationFailed,
    [
      'These files differ from what is staged, so the numbers would not be those of the commit:',
      ...listSome(partly),
      'Stage them (git add), or put them aside (git stash --keep-index --include-untracked), and commit again.',
    ].join('\n'),
  );
}

/** Adds the reports of components to the next commit. */
export async function stageReports(
  { root, projectGraph }: OpenWorkspace,
  names: readonly string[],
): Promise<void> {
  const files = names.flatMap((name) => {
    const node = projectGraph.nodes[name];
    return node === undefined ? [] : [posix.join(node.data.root, 'MATURITY.md')];
  });
  await execa('git', ['add', '--', ...files], { cwd: root });
}

async function listed(root: string, args: readonly string[]): Promise<string[]> {
  const { stdout } = await execa('git', args, { cwd: root });
  return stdout.split('\0').filter((file) => file !== '');
}

function isReport(file: string): boolean {
  return posix.basename(file) === 'MATURITY.md';
}

/** Whether a file lies among the sources or tests of a component. Other files that nobody has added are somebody's notes. */
function isMeasured({ projectGraph, components }: OpenWorkspace, file: string): boolean {
  return components.some((name) => {
    const node = projectGraph.nodes[name];
    const scope = node === undefined ? undefined : inferredScope(name, node.data);
    if (scope === undefined) return false;
    return [...scope.sources, ...scope.tests.unit, ...scope.tests.integration].some((place) =>
      isWithin(place, file),
    );
  });
}

/** Of these files those that reach one of the components; all, when none of them alone can be shown to. */
async function reaching(
  { root, projectGraph }: OpenWorkspace,
  files: readonly string[],
  names: readonly string[],
): Promise<readonly string[]> {
  if (files.length === 0) return [];
  const affected = await affectedProjects(root, { files });
  if (!names.some((name) => affected.has(name))) return [];
  const folders = new Set(
    names
      .flatMap((name) => [name, ...dependenciesOf(name, projectGraph)])
      .flatMap((name) => projectGraph.nodes[name]?.data.root ?? []),
  );
  const elsewhere = Object.values(projectGraph.nodes).flatMap(({ data }) =>
    folders.has(data.root) ? [] : data.root,
  );
  // What lies in no project may be configuration; what lies in another project reaches nobody here.
  const near = files.filter(
    (file) =>
      [...folders].some((folder) => isWithin(folder, file)) ||
      !elsewhere.some((folder) => isWithin(folder, file)),
  );
  return near.length > 0 ? near : files;
}

/** Of these reports those of the components in which a person's text differs from what is staged. */
async function withOwnText(
  { root, projectGraph }: OpenWorkspace,
  reports: readonly string[],
  names: readonly string[],
): Promise<string[]> {
  const own = new Set(
    names.map((name) => posix.join(projectGraph.nodes[name]?.data.root ?? '', 'MATURITY.md')),
  );
  const differing: string[] = [];
  for (const file of reports.filter((report) => own.has(report))) {
    const { stdout, exitCode: status } = await execa('git', ['show', `:./${file}`], {
      cwd: root,
      reject: false,
      stripFinalNewline: false,
    });
    const here = existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '';
    const staged = status === 0 ? ownText(stdout, file) : undefined;
    const isSame = staged !== undefined && staged === ownText(here, file);
    if (!isSame) differing.push(file);
  }
  return differing;
}
