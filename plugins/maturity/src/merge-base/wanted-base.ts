/** What a validation compares with, before git was asked. */
export type WantedBase =
  | { readonly kind: 'all'; readonly why: string }
  | { readonly kind: 'revisions'; readonly candidates: readonly Revision[] };

/** A revision of git, and who asks for it. */
export interface Revision {
  readonly name: string;
  readonly from: string;
}

interface Asked {
  readonly all?: boolean;
  readonly base?: string;
}

/**
 * What to compare with: what was asked for, else what the CI service says of a merge request, else the default branch. Of
 * several candidates the first that exists is meant; the ones that were asked for stand alone, so that a wrong one is not
 * passed over.
 *
 * @param defaultBranch what nx.json says (`defaultBase`)
 */
export function wantedBase(
  { all = false, base }: Asked,
  env: Readonly<Record<string, string | undefined>>,
  defaultBranch: string | undefined,
): WantedBase {
  if (all) return { kind: 'all', why: 'asked for' };
  const only = (name: string, from: string): WantedBase => ({
    kind: 'revisions',
    candidates: [{ name, from }],
  });
  if (isText(base)) return only(base, '--base');
  if (isText(env.NX_BASE)) return only(env.NX_BASE, 'NX_BASE');
  // Of a pull request: https://docs.github.com/actions/reference/workflows-and-actions/variables
  if (isText(env.GITHUB_BASE_REF)) return only(`origin/${env.GITHUB_BASE_REF}`, 'GITHUB_BASE_REF');
  // Of a merge request: https://docs.gitlab.com/ci/variables/predefined_variables/
  if (isText(env.CI_MERGE_REQUEST_DIFF_BASE_SHA))
    return only(env.CI_MERGE_REQUEST_DIFF_BASE_SHA, 'CI_MERGE_REQUEST_DIFF_BASE_SHA');
  const named: Revision[] = [
    ...(isText(env.CI_DEFAULT_BRANCH)
      ? [{ name: `origin/${env.CI_DEFAULT_BRANCH}`, from: 'CI_DEFAULT_BRANCH' }]
      : []),
    ...(isText(defaultBranch)
      ? [`origin/${defaultBranch}`, defaultBranch].map((name) => ({ name, from: 'defaultBase in nx.json' }))
      : []),
  ];
  const usual = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'];
  return {
    kind: 'revisions',
    candidates: named.length > 0 ? named : usual.map((name) => ({ name, from: 'the default branch' })),
  };
}

function isText(text: string | undefined): text is string {
  return text !== undefined && text !== '';
}
