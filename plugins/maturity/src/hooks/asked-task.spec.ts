import { askedTask } from './asked-targets.js';

it.each([
  [['run', 'carbon:maturity'], 'carbon'],
  [['run', 'carbon:maturity:validate', '--skip-nx-cache'], 'carbon'],
  [['carbon:maturity'], 'carbon'],
  [['run-many', '-t', 'maturity:validate', '-p', 'carbon'], ''],
  [['affected', '-t', 'maturity:validate'], ''],
  [['run'], ''],
  [[], ''],
])('nx %j asks for a task of %j', (words, project) => {
  expect(askedTask(['node', 'nx', ...words])?.project ?? '').toBe(project);
});
