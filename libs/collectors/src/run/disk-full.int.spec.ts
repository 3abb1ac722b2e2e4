import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { collectWith } from '../collect.js';
import { makeWorkspace, removeWorkspaces, type TestWorkspace } from '../workspace.spec.run.js';
import { goodScript, stubCollector } from './stub-collector.spec.run.js';

const mounted: string[] = [];

afterEach(() => {
  for (const folder of mounted.splice(0)) execFileSync('umount', ['--lazy', folder]);
  removeWorkspaces();
});

/** Only an administrator of Linux may mount a small disk; `npm run kill-test` says when it could not try it either. */
const mayMount = process.platform === 'linux' && process.getuid?.() === 0;

function mountSmallDisk(folder: string): void {
  mkdirSync(folder, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', folder]);
  mounted.push(folder);
}

async function measure(workspace: TestWorkspace, name: string) {
  const requests = [workspace.request('stub', name)];
  const [collected] = await collectWith(
    () => stubCollector({ script: goodScript }),
    requests,
    workspace.options,
  );
  return collected?.evidence;
}

(mayMount ? it : it.skip)(
  'leaves neither half an evidence nor that of other content where the disk is full, and says so',
  async () => {
    const workspace = makeWorkspace({ 'carbon/src/a.py': 'x = 1\n', 'small/src/a.py': '' });
    mountSmallDisk(workspace.path('.maturity'));
    expect((await measure(workspace, 'carbon'))?.status).toBe('ok');

    // Now the list of files alone is longer than the disk.
    const name = (index: number) => `carbon/src/module_with_a_long_name_${'x'.repeat(100)}_${index}.py`;
    workspace.write(Object.fromEntries(Array.from({ length: 800 }, (_, index) => [name(index), ''])));
    expect(await measure(workspace, 'carbon')).toMatchObject({
      status: 'unavailable',
      reason: { code: 'disk-full', message: 'There is no space left for the report: ENOSPC' },
    });
    expect(workspace.evidence('carbon', 'stub')).toBeUndefined();
    expect(readdirSync(workspace.path('.maturity/~writing'))).toEqual([]);

    expect((await measure(workspace, 'small'))?.status).toBe('ok');
    expect(workspace.evidence('small', 'stub')?.status).toBe('ok');
  },
);
