import { parseArgs } from 'node:util';

export const help = `Random changes, each answered by Nx with its cache and held against a measurement from scratch.

    npm run affected-proof -- [--changes 30] [--seed 1] [--on all] [--only text] [--keep]
        [--isolate on|off] [--daemon on|off] [--legacy true|false] [--nx 24.0.6] [--packages markupsafe,idna]

  --on      all       'disk' and 'graph', three changes of four in the first (the default)
            disk      all that lies on a disk and decides: ignored and linked files, nested projects, variables, configuration of
                      the user, the environment, folders listed, files looked for, settings, caches, edits under way
            graph     every kind of import, configuration and record among thirty components
            examples  the examples of this repository, with the real tools
            fleet     the fleet of real packages, with the real tools ('npm run fleet -- --cold' makes it)
  --changes how many; the kinds that must come are drawn first, once each
  --seed    the same seed draws the same changes
  --only    kinds whose name holds this text
  --isolate, --daemon, --legacy, --nx: how Nx runs, and which; 'npm run affected-proof:pairwise' has every pair
  --keep    leaves the workspaces for people to look at

On 'disk' and 'graph' other tools take the place of pytest, ruff, pyright and bandit, which open what these would; the plugin, its
runner, its traces and the audit of the tests are the product's own.

Printed for each kind of change: how often it was made, components that changed, components that 'nx affected' selected, runs that were
red because they knew of no true number, and stale numbers that a green run gave. A change that git does not see is asked about with
'nx run-many -t maturity:validate'. Fails with a miss, a stale number, a remedy that does not help, a red run where there should be a
number, or a median of selected/changed above 1.5.
`;

/** What the arguments say; a wrong one is an error. */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      changes: { type: 'string', default: '30' },
      seed: { type: 'string', default: '1' },
      on: { type: 'string', default: 'all' },
      only: { type: 'string' },
      keep: { type: 'boolean', default: false },
      legacy: { type: 'string', default: 'true' },
      daemon: { type: 'string', default: 'off' },
      isolate: { type: 'string', default: 'on' },
      nx: { type: 'string' },
      packages: { type: 'string', default: '' },
      help: { type: 'boolean', default: false },
    },
  });
  const changes = Number(values.changes);
  const onDisk = Math.round(changes * 0.77);
  const grounds =
    values.on === 'all'
      ? [
          { name: 'disk', changes: onDisk },
          { name: 'graph', changes: changes - onDisk },
        ]
      : [{ name: values.on, changes }];
  const packages = values.packages.split(',').filter((name) => name !== '');
  return { ...values, seed: Number(values.seed), packages, grounds };
}
