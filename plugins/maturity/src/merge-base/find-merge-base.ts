import { typedCommands } from '../workspace/typed-commands.js';
import type { GitRepository } from './git-repository.js';
import type { Revision } from './wanted-base.js';

/** The commit from which what is checked out went on from a base, or why there is none. */
export type MergeBase =
  | {
      readonly ok: true;
      /** The same as `head` where the base holds what is checked out. */
      readonly commit: string;
      readonly head: string;
      /** The revision that was asked for. */
      readonly base: string;
      readonly git: GitRepository;
    }
  | { readonly ok: false; readonly why: string; readonly remedy: string };

/** Finds the merge base of what is checked out and the first of the candidates that is there. */
export async function findMergeBase(
  candidates: readonly Revision[],
  git: GitRepository | undefined,
): Promise<MergeBase> {
  const validateAll = `Run: ${typedCommands(process.cwd()).maturity} ci --all`;
  if (git === undefined)
    return {
      ok: false,
      why: 'This is no git repository, so there is nothing to compare with.',
      remedy: validateAll,
    };
  const head = await git.commit('HEAD');
  if (head === undefined) return { ok: false, why: 'Nothing is committed yet.', remedy: validateAll };
  const remedy = async (): Promise<string> => ((await git.isShallow()) ? shallowAdvice : otherAdvice);
  const base = await firstThere(candidates, git);
  if (base === undefined) {
    const names = candidates.map(({ name }) => name).join(', ');
    const why = `There is nothing to compare with: git knows no ${names} (${candidates[0]?.from ?? ''}).`;
    return { ok: false, why, remedy: await remedy() };
  }
  const commit = await git.mergeBase(base.commit, head);
  if (commit === undefined) {
    const why = `${base.name} (${base.from}) and what is checked out have no commit in common here.`;
    return { ok: false, why, remedy: await remedy() };
  }
  return { ok: true, commit, head, base: base.name, git };
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

const shallowAdvice =
  'Only a part of the history is here. Check out all of it: `fetch-depth: 0` for actions/checkout, `GIT_DEPTH: 0` in GitLab, `git fetch --unshallow` by hand.';
const otherAdvice = 'Name a commit with --base, fetch the branch, or validate everything with --all.';
