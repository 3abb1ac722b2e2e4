import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { component } from '../component.js';
import { expect, green, red } from '../expect.js';
import { isTrue } from '../stale.js';

/** A folder of Nx's cache is emptied, its database is not. */
function emptied(id, title, more = {}) {
  return {
    id,
    title,
    collectors: ['pytest'],
    files: component('part'),
    ...more,
    run(workspace) {
      const hand = () => workspace.byHand({ directory: 'part', collectors: ['pytest'] });
      const measure = () => workspace.nx(['run', 'part:maturity']);
      const spoil = () => {
        workspace.edit('part/src/part/mod.py', 'return b + a', 'return b - a');
      };
      const mend = () => {
        workspace.edit('part/src/part/mod.py', 'return b - a', 'return b + a');
      };
      green(measure(), 'the first run');
      const good = hand();
      workspace.commit();
      spoil();
      green(measure(), 'the run with the failing test');
      const bad = hand();
      expect(bad['tests.unit.failed'] === 1, 'by hand no test fails');
      isTrue(workspace, 'part', bad, 'the run with the failing test');
      workspace.git('checkout', '--', 'part/MATURITY.md');
      mend();
      green(measure(), 'the run with the mended test');
      isTrue(workspace, 'part', good, 'the run with the mended test');

      const cache = workspace.env.NX_CACHE_DIRECTORY;
      for (const name of readdirSync(cache))
        if (/^\d+$/.test(name)) rmSync(join(cache, name), { recursive: true, force: true });
      spoil();
      const validated = workspace.nx(['run', 'part:maturity:validate']);
      red(validated, 'validate with the failing test');
      const again = workspace.nx(['run', 'part:maturity', '--skip-nx-cache']);
      green(again, 'the run that the message asks for');
      isTrue(workspace, 'part', bad, 'the run that the message asks for');
      return 'validate is red, and the next run has 1 failed';
    },
  };
}

/** Results that a cache gives back, or does not. */
export const cache = [
  emptied('10', "the folders of Nx's cache are gone, and its database lists them"),
  emptied('10.daemon', "the same with Nx's daemon", { daemon: 'on' }),
  emptied('10.nx-22', 'the same with Nx 22.7', { nxVersion: '22.7.12' }),
  emptied('10.nx-24', 'the same with Nx 24', { nxVersion: '24.0.6' }),
];
