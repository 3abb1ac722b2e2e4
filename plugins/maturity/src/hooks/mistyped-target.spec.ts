import { readPluginOptions } from '../options/plugin-options.js';
import { mistypedTarget } from './mistyped-target.js';

const refused = (argument: string, options = {}) =>
  mistypedTarget(['node', '/bin/nx', 'run', argument], readPluginOptions(options));

describe('mistypedTarget', () => {
  it('names the nearest target', () => {
    expect(refused('carbon:maturity:validat')).toContain("Did you mean 'carbon:maturity:validate'?");
  });

  it('refuses a configuration of any of the targets', () => {
    expect(refused('carbon:maturity:lint:production')).toContain("'maturity:lint' has no configurations");
  });

  it.each([
    'carbon:maturity',
    'carbon:maturity:validate',
    'carbon:build:production',
    '@scope/carbon:maturity:lint',
  ])('lets %s pass', (argument) => {
    expect(refused(argument)).toBeUndefined();
  });

  it('knows renamed targets', () => {
    const options = { validate: { targetName: 'check' } };
    expect(refused('carbon:check', options)).toBeUndefined();
    expect(refused('carbon:maturity:validate', options)).toContain("no target 'maturity:validate'");
  });
});
