import { canonicalJson } from '@tta/maturity-model';
import { affectedProjects } from '../affected-projects.js';
import { policyInForce } from '../assess-components.js';
import { CommandFailure, exitCode, type ExitCode } from '../exit-code.js';
import { listSome } from '../list-some.js';
import { openWorkspace, selectComponents } from '../open-workspace.js';
import { printFleetWarnings } from '../print-fleet-warnings.js';
import { runTarget } from '../run-target.js';
import { statusTable, summary } from '../status.js';
import { toolsNow } from '../tools-now.js';
import { findComparison, type Comparison } from './find-comparison.js';
import { gitRepository, type GitRepository } from '../../merge-base/git-repository.js';
import { wantedBase } from '../../merge-base/wanted-base.js';

export interface CiOptions {
  readonly all?: boolean;
  readonly base?: string;
  readonly json?: boolean;
  readonly verbose?: boolean;
}

/**
 * Validates what a change touches, and everything where there is nothing to compare with. Fails when it cannot find out what
 * a change touches: a comparison with nothing would pass without a look at anything.
 */
export async function ci(options: CiOptions): Promise<ExitCode> {
  const workspace = await openWorkspace();
  const components = selectComponents(workspace, []);
  policyInForce(workspace);
  const git = await gitRepository(workspace.root);
  const { nxJson, root } = workspace;
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- where older workspaces have it, and Nx reads it
  const defaultBranch = nxJson.defaultBase ?? nxJson.affected?.defaultBase;
  const wanted = wantedBase(options, process.env, defaultBranch);
  const comparison = await findComparison(wanted, git);
  await refuseMissingSubmodules(git);
  const uncommitted = (await git?.uncommitted()) ?? [];
  if (uncommitted.length > 0)
    say(['These files are not committed. They are measured as they lie here:', ...listSome(uncommitted)]);

  const projects =
    comparison.kind === 'all' ? undefined : await affectedProjects(root, { since: comparison.commit });
  const names = components.filter((name) => projects?.has(name) ?? true);
  say([coverage(comparison, names.length, components.length)]);
  const toolsBefore = toolsNow(workspace, names);
  const { entries, outcome, failed } =
    names.length === 0
      ? { entries: [], outcome: exitCode.success, failed: [] }
      : await runTarget(workspace, names, 'validate', {
          output: options.json === true ? 'aside' : 'shown',
          verbose: options.verbose === true,
          env: comparison.kind === 'since' ? { NX_BASE: comparison.commit, NX_HEAD: 'HEAD' } : {},
        });
  if (options.json === true) {
    process.stdout.write(
      canonicalJson({
        format: 'maturity-ci/1',
        compared: comparison.kind === 'all' ? null : { base: comparison.base, commit: comparison.commit },
        components: components.length,
        validated: entries.flatMap((entry) => (entry.ok ? [summary(entry)] : [])),
        failed,
        uncommitted,
        exitCode: outcome,
      }),
    );
  } else if (entries.length > 0) process.stdout.write(`\n${statusTable(entries)}\n\n`);
  printFleetWarnings(entries, toolsBefore);
  say([verdict(names.length, failed)]);
  return outcome;
}

/** A component in a submodule that is not checked out is in no graph, and no command would miss it. */
async function refuseMissingSubmodules(git: GitRepository | undefined): Promise<void> {
  const missing = (await git?.missingSubmodules()) ?? [];
  if (missing.length === 0) return;
  throw new CommandFailure(
    exitCode.invalidArguments,
    [
      'These submodules are not checked out, so components in them would be passed over:',
      ...listSome(missing),
      'Check them out: `submodules: recursive` for actions/checkout, `GIT_SUBMODULE_STRATEGY: recursive` in GitLab, `git submodule update --init --recursive` by hand. Of one that nobody wants, `update = none` in .gitmodules says so.',
    ].join('\n'),
  );
}

function coverage(comparison: Comparison, selected: number, components: number): string {
  const all = components === 1 ? 'the only component' : `all ${components} components`;
  if (comparison.kind === 'all') return `Validating ${all} (${comparison.why}).`;
  const { base, commit, files } = comparison;
  const since = `since ${commit.slice(0, 10)}, where this went on from ${base}`;
  const changed = `${files.length} ${files.length === 1 ? 'file' : 'files'} changed ${since}`;
  return selected === 0
    ? `${changed}. No component depends on any of them.`
    : `${changed}. Validating ${selected} of ${components} ${components === 1 ? 'component' : 'components'}.`;
}

function verdict(validated: number, failed: readonly string[]): string {
  const components = `${validated} ${validated === 1 ? 'component' : 'components'} validated`;
  return failed.length === 0
    ? `${components}, 0 failed.`
    : `${components}, ${failed.length} failed: ${failed.join(', ')}`;
}

function say(lines: readonly string[]): void {
  process.stderr.write(`${lines.join('\n')}\n`);
}
