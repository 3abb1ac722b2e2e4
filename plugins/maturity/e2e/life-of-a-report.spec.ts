import { existsSync, readdirSync } from 'node:fs';
import { makeWorkspace, type NxOutcome, type Workspace } from './testing/workspace.js';

/** What a component's report goes through, with two of the examples, all four tools, and a change at a time. */
describe('the life of a report', () => {
  const root = 'tta/monitoring-operations/carbon';
  const document = `${root}/MATURITY.md`;
  const source = `${root}/src/carbon/budget.py`;
  const fourTools = [
    'maturity:test',
    'maturity:test-integration',
    'maturity:lint',
    'maturity:typecheck',
    'maturity:security',
  ];
  let w: Workspace;
  const seen = {} as Record<string, NxOutcome & { document: string }>;
  const step = async (name: string, args: readonly string[]): Promise<void> => {
    const outcome = await w.nx(args);
    seen[name] = { ...outcome, document: existsSync(w.path(document)) ? w.read(document) : '' };
  };
  const at = (name: string): NxOutcome & { document: string } => {
    const outcome = seen[name];
    if (outcome === undefined) throw new Error(`there was no step '${name}'`);
    return outcome;
  };

  beforeAll(async () => {
    w = makeWorkspace({
      copies: {
        [`examples/${root}`]: root,
        'examples/tta/core-infrastructure/redis': 'tta/core-infrastructure/redis',
        'examples/tta/ruff.toml': 'tta/ruff.toml',
      },
    });
    for (const copy of [document, 'tta/core-infrastructure/redis/MATURITY.md']) w.drop(copy);
    const original = w.read(source);

    await step('first', ['run', 'carbon:maturity']);
    await step('second', ['run', 'carbon:maturity']);
    await step('third', ['run', 'carbon:maturity']);
    await step('valid', ['run-many', '-t', 'maturity:validate', '-p', 'carbon']);

    w.write(source, `${original}\n\ndef never_called() -> int:\n    return 1\n`);
    await step('source changed', ['run-many', '-t', 'maturity:validate', '-p', 'carbon']);

    w.write(source, original);
    const number = /(\d+)\/129 \(/.exec(at('third').document)?.[0];
    if (number === undefined) throw new Error(`no coverage in\n${at('third').document}`);
    w.edit(document, number, '129/129 (');
    w.edit(document, 'TODO: what it can do.', 'It counts grams.\n\n<b>Mine</b>: 129/129');
    await step('number changed by hand', ['run-many', '-t', 'maturity:validate', '-p', 'carbon']);
    await step('overwritten', ['run', 'carbon:maturity']);
    await step('valid again', ['run-many', '-t', 'maturity:validate', '-p', 'carbon']);

    // A, B, A: the last state is in the cache, together with the document of then.
    await step('seen', ['run', 'carbon:maturity']);
    w.edit(document, 'It counts grams.', 'It counts kilograms.');
    await step('text changed', ['run', 'carbon:maturity']);
    w.edit(document, 'It counts kilograms.', 'It counts grams.');
    await step('text as it was', ['run', 'carbon:maturity']);
  });
  afterAll(() => {
    w.remove();
  });

  it('begins with evidence of every tool, an assessment and a MATURITY.md', () => {
    expect(at('first')).toMatchObject({ exitCode: 0 });
    expect(
      readdirSync(w.path('.maturity/carbon'))
        .filter((name) => name.endsWith('.json') && !name.endsWith('.trace.json'))
        .sort(),
    ).toEqual([
      'assessment.json',
      'bandit.json',
      'pyright.json',
      'pytest-integration.json',
      'pytest.json',
      'report.json',
      'ruff.json',
    ]);
    expect(at('first').document).toMatch(/\| ✅ Unit +\| \d+\/129 \(\d+\.\d\d%\)/);
    expect(at('first').document).toContain('TODO: what it can do.');
  });

  it('is answered from the cache when nothing has changed', () => {
    for (const target of fourTools) expect(at('second').tasks).toHaveProperty([`carbon:${target}`], 'cached');
    expect(new Set(Object.values(at('third').tasks))).toEqual(new Set(['cached']));
    expect(at('second').document).toBe(at('first').document);
    expect(at('third').document).toBe(at('first').document);
    expect(at('valid').exitCode).toBe(0);
  });

  it('is stale after one changed line of source, and says how to make it current', () => {
    const { exitCode, output, document: text } = at('source changed');
    expect(exitCode).toBe(1);
    expect(output).toMatch(/^-.*\/129 \(/m);
    expect(output).toMatch(/^\+.*\/131 \(/m);
    expect(output).toContain('Run: npx nx run carbon:maturity');
    expect(text).toBe(at('third').document);
  });

  it('is stale after one number was changed by hand', () => {
    const { exitCode, output } = at('number changed by hand');
    expect(exitCode).toBe(1);
    expect(output).toMatch(/^-.*129\/129 \(/m);
    expect(output).toContain('Run: npx nx run carbon:maturity');
  });

  it('overwrites the number, warns, and keeps what stood there', () => {
    const { exitCode, output, document: text } = at('overwritten');
    expect(exitCode).toBe(0);
    expect(output).toContain("the region 'criteria' was edited by hand and has been overwritten");
    const logs = readdirSync(w.path('.maturity/carbon/overwritten'));
    expect(logs).toHaveLength(1);
    expect(w.read(`.maturity/carbon/overwritten/${logs[0]}`)).toContain('129/129 (');
    expect(text).toBe(
      at('third').document.replace('TODO: what it can do.', 'It counts grams.\n\n<b>Mine</b>: 129/129'),
    );
    expect(at('valid again').exitCode).toBe(0);
  });

  it('keeps what people wrote, also where the cache holds the report', () => {
    expect(at('text changed').document).toContain('It counts kilograms.\n\n<b>Mine</b>: 129/129');
    expect(at('text as it was').tasks['carbon:maturity']).toBe('cached');
    expect(at('text as it was').document).toBe(at('overwritten').document);
  });
});
