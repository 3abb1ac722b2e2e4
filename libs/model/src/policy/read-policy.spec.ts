import type { Policy } from './policy-schema.js';
import { policySchema } from './policy-schema.js';
import { readPolicy } from './resolve-policy.js';

const builtin: Policy = policySchema.parse({
  apiVersion: 'maturity/v1',
  policyVersion: '1',
  stages: ['development', 'staging'],
  groups: { core: {} },
  criteria: { 'unit-coverage': { measure: 'coverage.unit.lines', require: '>= 70%' } },
  promote: { staging: { needs: ['unit-coverage'] } },
  keep: {},
  upcoming: [],
  waivers: { maxDuration: '90d', reasons: ['planned-work'] },
  measuring: {},
});

function problemsOf(...lines: string[]): string[] {
  const text = ['apiVersion: maturity/v1', "policyVersion: '2'", 'extends: builtin', ...lines].join('\n');
  const parsed = readPolicy(text, 'maturity.policy.yaml', builtin);
  if (parsed.ok) return [];
  return parsed.problems.map(
    ({ line, column, message, remedy }) =>
      `${line}:${column} ${message}${remedy === undefined ? '' : ` ${remedy}`}`,
  );
}

describe('readPolicy', () => {
  it('takes the built-in policy and changes parts', () => {
    const text =
      "apiVersion: maturity/v1\npolicyVersion: '2'\nextends: builtin\nkeep: { staging: { needs: [unit-coverage] } }\n";
    const parsed = readPolicy(text, 'p', builtin);
    expect(parsed).toMatchObject({ ok: true, value: { policyVersion: '2', promote: builtin.promote } });
  });

  it('says which key of a criterion is mistyped', () => {
    expect(problemsOf('criteria:', '  x:', '    measure: lint.findings', "    requir: '== 0'")).toEqual([
      "6:5 'criteria.x.require' is missing; it must be a text",
      "7:5 unknown key 'requir' in 'criteria.x'. Did you mean 'require'?",
    ]);
  });

  it('says which key is mistyped when it is the one that says the kind', () => {
    const problems = problemsOf('criteria:', '  x:', '    mesure: lint.findings', "    require: '== 0'");
    expect(problems).toContain("6:5 unknown key 'mesure' in 'criteria.x'. Did you mean 'measure'?");
    expect(problemsOf('criteria:', '  x:', '    signof: {}')).toEqual([
      "6:5 'criteria.x': none of its keys says what it is (it has signof) Did you mean 'signoff'?",
    ]);
  });

  it('lists the kinds where nothing is near', () => {
    expect(problemsOf('criteria:', '  x: { title: Something }')[0]).toContain(
      'Give it exactly one of: measure, file, signoff, dependencies, soak, all, any.',
    );
  });

  it('takes a criterion with the keys of two kinds for the one it has more of', () => {
    expect(problemsOf('criteria:', '  x: { file: README.md, sections: [Usage], signoff: {} }')).toEqual([
      expect.stringMatching(/^5:\d+ unknown key 'signoff' in 'criteria.x'/),
    ]);
  });

  it('finds mistakes in parts of all and any', () => {
    expect(
      problemsOf('criteria:', '  x:', '    all:', "      - { measure: a.b, require: '> 70 percent' }"),
    ).toEqual([
      expect.stringMatching(/^7:34 'criteria.x.all.0.require': '> 70 percent' is not a comparison/),
    ]);
  });

  it.each(['all', 'any'])('refuses an empty %s', (kind) => {
    expect(problemsOf('criteria:', `  x: { ${kind}: [] }`)[0]).toMatch(
      /^5:\d+ .*an empty list would always hold/,
    );
  });

  it('refuses stages that need each other', () => {
    const [problem] = problemsOf('promote:', '  staging:', "    needs: [unit-coverage, '@staging']");
    expect(problem).toBe("6:12 promote.staging needs itself: staging -> staging. Remove one '@' entry.");
  });

  it('refuses needs that ask for nothing', () => {
    expect(problemsOf('keep:', '  staging: { needs: [] }')[0]).toMatch(/^5:\d+ keep.staging needs nothing/);
  });

  it('names what is not defined, where it stands, and the nearest that is', () => {
    expect(
      problemsOf('promote:', '  staging:', '    needs:', '      - unit-coverage', '      - unit-covrage'),
    ).toEqual([
      "8:9 promote.staging.needs names the criterion 'unit-covrage', which the policy does not define. Did you mean 'unit-coverage'?",
    ]);
    expect(problemsOf('keep:', '  stagign: { needs: [unit-coverage] }')[0]).toContain(
      "Did you mean 'staging'?",
    );
    expect(
      problemsOf('upcoming:', '  - { criterion: nothing, stage: staging, from: 2026-01-01 }')[0],
    ).toContain("names the criterion 'nothing'");
    expect(problemsOf('criteria:', '  x: { soak: { in: stagin, atLeast: 7d } }')[0]).toContain(
      "Did you mean 'staging'?",
    );
  });

  it('refuses a line for demotion that is stricter than the one for promotion', () => {
    const line = "  x: { measure: a.b, require: '>= 70%', demoteBelow: '75%' }";
    expect(problemsOf('criteria:', line)[0]).toMatch(/^5:\d+ demoteBelow is '75%'/);
    expect(problemsOf('criteria:', line.replace('75%', '65%'))).toEqual([]);
    expect(problemsOf('criteria:', line.replace('75%', '65'))).toHaveLength(1);
  });

  it.each([
    ['approve', ['promote:', '  production: { needs: [readme], approve: { count: 2 } }']],
    ['grace', ['keep:', '  production: { needs: [readme], grace: 7d }']],
    ['after', ['groups:', '  ui: { title: UI, after: [] }']],
  ])("refuses '%s', which nothing reads", (key, lines) => {
    expect(problemsOf(...lines)[0]).toContain(`${key}'`);
  });

  it('says where the YAML itself is broken', () => {
    expect(problemsOf('promote: [', 'x')[0]).toMatch(/^\d+:\d+ /);
    expect(problemsOf('promote: {}', 'promote: {}')[0]).toMatch(/^5:1 Map keys must be unique/);
  });

  it('refuses names that JavaScript keeps for itself', () => {
    expect(problemsOf('criteria:', "  __proto__: { measure: a.b, require: '== 0' }")).not.toEqual([]);
    expect(problemsOf('__proto__: {}')).not.toEqual([]);
    expect(problemsOf('keep: { constructor: { needs: [unit-coverage] } }')).not.toEqual([]);
    expect(problemsOf('stages: [development, staging, constructor]')).not.toEqual([]);
  });
});
