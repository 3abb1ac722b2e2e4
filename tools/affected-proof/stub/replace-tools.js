import { cpSync, renameSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Puts `collectors.js` in place of the registry of collectors in a workspace's copy of the packages. All else there stays the
 * product's own.
 */
export function replaceTools(modules) {
  const dist = join(modules, '@tta/maturity-collectors/dist');
  renameSync(join(dist, 'collectors.js'), join(dist, 'collectors-of-the-product.js'));
  cpSync(join(import.meta.dirname, 'collectors.js'), join(dist, 'collectors.js'));
}

/** The target whose task is asked about for each evidence; `judgement` stands for what the report is made from. */
export const targetOf = {
  pytest: 'maturity:test',
  ruff: 'maturity:lint',
  pyright: 'maturity:typecheck',
  bandit: 'maturity:security',
  judgement: 'maturity',
};

export const targets = Object.values(targetOf).join(',');
