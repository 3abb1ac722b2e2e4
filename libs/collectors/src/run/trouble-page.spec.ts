import { failureReasons } from '@tta/maturity-model';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const page = readFileSync(join(import.meta.dirname, '../../../../docs/trouble.md'), 'utf8');
const explained = [...page.matchAll(/^\| `([a-z-]+)` +\|/gm)].map(([, code]) => code);

it('docs/trouble.md has exactly the reasons that evidence can have', () => {
  expect([...explained].sort()).toEqual(Object.keys(failureReasons).sort());
});
