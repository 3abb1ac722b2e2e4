import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { CollectRequest } from '../contract/collect-request.js';
import { longestFirst } from './longest-first.js';
import { sampleScope } from './sample-scope.spec.run.js';

describe('longestFirst', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'longest-first-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const waiting = (name: string, sizes: { source?: number; test?: number } = {}) => {
    const put = (path: string, size: number) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), 'x'.repeat(size));
      return path;
    };
    const files = sizes.source === undefined ? [] : [put(`${name}/src/a.py`, sizes.source)];
    if (sizes.test !== undefined) put(`${name}/tests/deep/test_a.py`, sizes.test);
    const scope = sampleScope(name, { files, tests: { unit: [`${name}/tests`], integration: [] } });
    return { request: { collector: 'pytest', component: scope.component }, scope };
  };
  const order = (
    groups: readonly (readonly ReturnType<typeof waiting>[])[],
    known: Readonly<Record<string, number>> = {},
  ) =>
    longestFirst(groups, folder, ({ component }: CollectRequest) => known[component.name]).map((group) =>
      group.map(({ scope }) => scope.component.name).join(' '),
    );

  it('starts what took longest first', () => {
    const groups = [[waiting('a')], [waiting('b'), waiting('c')], [waiting('d')]];
    expect(order(groups, { a: 500, b: 300, c: 100, d: 900 })).toEqual(['d', 'a', 'b c']);
  });

  it('starts what nobody knows before what is known, shared processes first, then by the size of sources and tests', () => {
    const groups = [
      [waiting('known')],
      [waiting('small', { source: 10, test: 10 })],
      [waiting('tests', { source: 10, test: 400 })],
      [waiting('sources', { source: 300, test: 10 })],
      [waiting('shared', { source: 1 }), waiting('too')],
    ];
    expect(order(groups, { known: 60_000, shared: 5 })).toEqual([
      'shared too',
      'tests',
      'sources',
      'small',
      'known',
    ]);
  });

  it('keeps the order of equals, and minds no absent folder of tests', () => {
    expect(order([[waiting('a')], [waiting('b')], [waiting('c')]])).toEqual(['a', 'b', 'c']);
  });
});
