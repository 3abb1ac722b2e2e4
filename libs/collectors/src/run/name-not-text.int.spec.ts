import { writeFileSync } from 'node:fs';
import { collectWith } from '../collect.js';
import { makeWorkspace, removeWorkspaces } from '../workspace.spec.run.js';
import { goodScript, stubCollector } from './stub-collector.spec.run.js';

afterEach(removeWorkspaces);

describe('a source whose name is no UTF-8', () => {
  it('makes the component unknown, for nobody could say when it changes', async () => {
    const workspace = makeWorkspace({ 'a/src/a.py': 'x = 1\n' });
    writeFileSync(
      Buffer.concat([Buffer.from(workspace.path('a/src/b')), Buffer.from([0xff]), Buffer.from('.py')]),
      '',
    );
    const collector = stubCollector({ script: goodScript });
    const [answer] = await collectWith(() => collector, [workspace.request('stub', 'a')], workspace.options);
    expect(answer?.evidence).toMatchObject({
      status: 'unavailable',
      reason: { code: 'name-not-text', files: ['a/src/b\uFFFD.py'] },
    });
  });
});
