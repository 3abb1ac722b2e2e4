import { CommandFailure, exitCode } from '../exit-code.js';
import type { GitRepository } from './git-repository.js';
import type { Revision, WantedBase } from './wanted-base.js';
import { typedCommands } from '../../workspace/typed-commands.js';

/** What a validation covers: everything, or what differs from a commit. */
export type Comparison =
  | { readonly kind: 'all'; readonly why: string }
  | {
      readonly kind: 'since';
      readonly commit: string;
      readonly base: string;
      readonly files: readonly string[];
    };

/**
 * Finds the commit to compare with. Where what is checked out went on from nothing else, as on the default branch itself,
 * there is nothing to compare, and all is validated. Fails where there should be something and it is not there: an empty
 * comparison would pass.
 */
export async function findComparison(
  wanted: WantedBase,
  git: GitRepository | undefined,
): Promise<Comparison> {
  if (wanted.kind === 'all') return wanted;
  if (git === undefined) {
    throw refused(
      `This is no git repository, so there is nothing to compare with. Run: ${typedCommands(process.cwd()).maturity} ci --all`,
    );
  }
  const head = await git.commit('HEAD');
  if (head === undefined)
    throw refused(`Nothing is committed yet. Run: ${typedCommands(process.cwd()).maturity} ci --all`);
  const base = await firstThere(wanted.candidates, git);
  if (base === undefined) throw refused(await missingBase(wanted.candidates, git));
  const commit = await git.mergeBase(base.commit, head);
  if (commit === undefined) {
    throw refused(
      [
        `${base.name} (${base.from}) and what is checked out have no commit in common here.`,
        ...((await git.isShallow()) ? shallowAdvice : [otherAdvice]),
      ].join('\n'),
    );
  }
  if (commit === head) {
    return { kind: 'all', why: `${base.name} holds what is checked out, so there is nothing to compare` };
  }
  return { kind: 'since', commit, base: base.name, files: await git.changedSince(commit) };
}

async function firstThere(
  candidates: readonly Revision[],
  git: GitRepository,
): Promise<(Revision & { commit: string }) | undefined> {
  for (const candidate of candidates) {
    const commit = await git.commit(candidate.name);
    if (commit !== undefined) return { ...candidate, commit };
  }
  return undefined;
}

async function missingBase(candidates: readonly Revision[], git: GitRepository): Promise<string> {
  const names = candidates.map(({ name }) => name).join(', ');
  const from = candidates[0]?.from ?? '';
  return [
    `There is nothing to compare with: git knows no ${names} (${from}).`,
    ...((await git.isShallow()) ? shallowAdvice : [otherAdvice]),
  ].join('\n');
}

const shallowAdvice = [
  'Only a part of the history is here. Check out all of it: `fetch-depth: 0` for actions/checkout, `GIT_DEPTH: 0` in GitLab, `git fetch --unshallow` by hand.',
];
const otherAdvice = 'Name a commit with --base, fetch the branch, or validate everything with --all.';

function refused(message: string): CommandFailure {
  return new CommandFailure(exitCode.invalidArguments, message);
}
