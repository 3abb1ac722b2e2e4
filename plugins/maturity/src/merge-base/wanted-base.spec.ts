import { wantedBase } from './wanted-base.js';

const github = { GITHUB_ACTIONS: 'true', GITHUB_BASE_REF: 'main' };

describe('what a validation compares with', () => {
  it.each([
    { what: 'all are asked for', asked: { all: true }, env: github, wanted: { kind: 'all' } },
    { what: '--base', asked: { base: 'v1' }, env: { NX_BASE: 'v2', ...github }, names: ['v1'] },
    { what: 'NX_BASE', asked: {}, env: { NX_BASE: 'v2', ...github }, names: ['v2'] },
    { what: 'a pull request of GitHub', asked: {}, env: github, names: ['origin/main'] },
    {
      what: 'a merge request of GitLab',
      asked: {},
      env: { CI_MERGE_REQUEST_DIFF_BASE_SHA: 'abc', CI_DEFAULT_BRANCH: 'trunk' },
      names: ['abc'],
    },
    {
      what: 'a branch of GitLab',
      asked: {},
      env: { CI_DEFAULT_BRANCH: 'trunk' },
      names: ['origin/trunk', 'origin/develop', 'develop'],
    },
    // GitHub sets it for pull requests alone, and to nothing for others.
    {
      what: 'a push to GitHub',
      asked: {},
      env: { GITHUB_BASE_REF: '' },
      names: ['origin/develop', 'develop'],
    },
  ])('$what', ({ asked, env, wanted, names }) => {
    expect(wantedBase(asked, env, 'develop')).toMatchObject(
      wanted ?? { kind: 'revisions', candidates: names.map((name) => ({ name })) },
    );
  });

  it('without anything said, the branch that is usually the default one', () => {
    const wanted = wantedBase({}, {}, undefined);
    expect(wanted).toMatchObject({
      candidates: [{ name: 'origin/HEAD' }, { name: 'origin/main' }, {}, {}, {}],
    });
  });
});
