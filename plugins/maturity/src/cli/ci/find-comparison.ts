import { CommandFailure, exitCode } from '../exit-code.js';
import { findMergeBase } from '../../merge-base/find-merge-base.js';
import type { GitRepository } from '../../merge-base/git-repository.js';
import type { WantedBase } from '../../merge-base/wanted-base.js';

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
  const found = await findMergeBase(wanted.candidates, git);
  if (!found.ok) throw new CommandFailure(exitCode.invalidArguments, [found.why, found.remedy].join('\n'));
  const { commit, head, base } = found;
  if (commit === head) {
    return { kind: 'all', why: `${base} holds what is checked out, so there is nothing to compare` };
  }
  return { kind: 'since', commit, base, files: await found.git.changedSince(commit) };
}
