import type { ProjectGraph } from '@nx/devkit';
import type { EdgeKind } from '@tta/maturity-model';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dependencyFacts } from './dependency-facts.js';

describe('dependencyFacts', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'dependency-facts-'));
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  /** A graph of components with these edges; `npm:x` is in no folder, and `plain` is no component. */
  function graphOf(edges: Readonly<Record<string, readonly string[]>>): ProjectGraph {
    const names = new Set(Object.entries(edges).flatMap(([from, targets]) => [from, ...targets]));
    const nodes: ProjectGraph['nodes'] = {};
    for (const name of names) {
      if (name.startsWith('npm:')) continue;
      mkdirSync(join(root, name));
      const record = [
        `component: ${name}`,
        `title: ${name}`,
        'group: core',
        "owner: '@acme/core'",
        `stage: { name: ${name === 'd' ? 'staging' : 'development'}, since: 2026-01-12 }`,
      ].join('\n');
      writeFileSync(join(root, name, 'maturity.yaml'), record);
      const metadata = { maturity: { component: name, record: `${name}/maturity.yaml`, problems: [] } };
      nodes[name] = {
        name,
        type: 'lib',
        data: { root: name, targets: {}, tags: [`group:core`], ...(name !== 'plain' && { metadata }) },
      };
    }
    const dependencies = Object.fromEntries(
      Object.entries(edges).map(([source, targets]) => [
        source,
        targets.map((target) => ({ source, target, type: 'static' })),
      ]),
    );
    return { nodes, dependencies };
  }

  /** `weaker`: the kinds of the edges that are none of sources, by `a>b`. */
  const factsOf = (
    name: string,
    edges: Readonly<Record<string, readonly string[]>>,
    weaker: Readonly<Record<string, EdgeKind>> = {},
  ) => dependencyFacts(name, graphOf(edges), (from, to) => weaker[`${from}>${to}`] ?? 'sources', root);

  it('are the components that it depends on itself, with stage, group and tags', () => {
    expect(factsOf('a', { a: ['d', 'b', 'npm:x', 'plain'], b: ['c'] })).toEqual([
      { name: 'b', stage: 'development', group: 'core', tags: ['group:core'], edge: 'sources' },
      { name: 'd', stage: 'staging', group: 'core', tags: ['group:core'], edge: 'sources' },
    ]);
  });

  it('hold every other member of a cycle, however long, and what any of them depends on', () => {
    const facts = factsOf('a', { a: ['b'], b: ['c'], c: ['a', 'd'], d: ['e'] });
    expect(facts.map(({ name, cycle }) => [name, cycle === 'sources'])).toEqual([
      ['b', true],
      ['c', true],
      ['d', false],
    ]);
  });

  it('take a component that a cycle depends on for no member of it', () => {
    expect(factsOf('d', { a: ['b'], b: ['a', 'd'], d: ['e'] })).toMatchObject([{ name: 'e' }]);
  });

  it('say up to which kind of edge a component counts', () => {
    const facts = factsOf('a', { a: ['b', 'c', 'd'] }, { 'a>c': 'tests', 'a>d': 'plugins' });
    expect(facts.map(({ name, edge }) => [name, edge])).toEqual([
      ['b', 'sources'],
      ['c', 'tests'],
      ['d', 'plugins'],
    ]);
  });

  it('close a cycle by the weakest of its edges, and count what others in it depend on with that kind', () => {
    const facts = factsOf('a', { a: ['b'], b: ['a', 'c'] }, { 'b>a': 'tests' });
    expect(facts).toMatchObject([
      { name: 'b', edge: 'sources', cycle: 'tests' },
      { name: 'c', edge: 'tests' },
    ]);
    expect(facts[1]).not.toHaveProperty('cycle');
    const [onPlugins] = factsOf('d', { d: ['e'], e: ['d'] }, { 'd>e': 'plugins' });
    expect(onPlugins).toMatchObject({ name: 'e', edge: 'plugins', cycle: 'plugins' });
  });
});
