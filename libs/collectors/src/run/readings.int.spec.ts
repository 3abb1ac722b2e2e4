import { nothingElse } from '../contract/looked-at.js';
import type { Collector, Reading } from '../contract/collector.js';
import { collectWith } from '../collect.js';
import { makeWorkspace, removeWorkspaces } from '../workspace.spec.run.js';
import { goodScript, stubCollector } from './stub-collector.spec.run.js';

afterEach(removeWorkspaces);

const ok: Reading = {
  status: 'ok',
  files: ['a/src/a.py'],
  excluded: [],
  metrics: {},
  findings: [],
  lookedAt: nothingElse,
};

/** The evidence about component a, whose tool did all it should, from a reader that makes these readings. */
async function evidenceFrom(readings: Readonly<Record<string, unknown>>) {
  const workspace = makeWorkspace({ 'a/src/a.py': '', 'b/src/b.py': '' });
  const collector: Collector = {
    ...stubCollector({ script: goodScript }),
    read: () => ({ usable: true, version: '1.0', readings: new Map(Object.entries(readings)) as never }),
  };
  const [collected] = await collectWith(() => collector, [workspace.request('stub', 'a')], workspace.options);
  expect(workspace.evidence('a', 'stub')).toEqual(collected?.evidence);
  return collected?.evidence;
}

describe('the evidence made of a reading', () => {
  it('is partial when the reading is, with reason and missing files', async () => {
    const failure = { code: 'files-missing', detail: '1 of 2' };
    expect(
      await evidenceFrom({ a: { ...ok, status: 'partial', missing: ['a/src/z.py'], failure } }),
    ).toMatchObject({
      status: 'partial',
      scope: { files: ['a/src/a.py'], missing: ['a/src/z.py'] },
      reason: { code: 'files-missing', message: expect.stringContaining('1 of 2') as string },
    });
  });

  it('is unavailable when the reader says nothing about the component', async () => {
    expect(await evidenceFrom({ b: ok })).toMatchObject({
      status: 'unavailable',
      reason: { code: 'foreign-report' },
    });
  });

  it.each([
    ['NaN', { unit: 'count', value: Number.NaN }],
    ['a negative count', { unit: 'count', value: -1 }],
    ['more covered than there is', { unit: '%', value: 150, covered: 3, total: 2 }],
    ['no number', { unit: 'count' }],
  ])('is never good with %s', async (_, metric) => {
    expect(await evidenceFrom({ a: { ...ok, metrics: { 'stub.count': metric } } })).toMatchObject({
      status: 'unavailable',
      reason: { code: 'crashed' },
    });
  });
});
