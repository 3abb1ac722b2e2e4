import { posix } from 'node:path';
import { parse as parseToml } from 'smol-toml';
import { readYaml, type LeftOut } from '@tta/maturity-model';
import { z } from 'zod';
import type { MeasuredComponent } from '../contract/collector.js';
import { iniValues, namedPath } from '../scope/read-settings.js';

const list = z.array(z.string()).nullish();
/** What of a configuration file of bandit chooses tests (documentation, "Bandit Settings" and "Profiles"). */
const configSchema = z.looseObject({
  tests: list,
  skips: list,
  profiles: z.record(z.string(), z.looseObject({ include: list, exclude: list })).nullish(),
});

interface Chosen {
  readonly tests: readonly string[];
  readonly skips: readonly string[];
}

/**
 * The tests that bandit leaves out because the `.bandit` file of the sources says so, or the configuration that it names. What
 * both say counts. Issues that a level or a baseline hides are suppressions.
 */
export function leftOutByBandit({ scope, view }: MeasuredComponent): LeftOut[] {
  const [file] = scope.configFiles;
  const {
    skips = '',
    tests = '',
    configfile,
    profile,
  } = valuesIn(file === undefined ? '' : (view.readText(file) ?? ''));
  const path = configfile === undefined ? undefined : namedPath(scope.directory, configfile);
  const config = chosenIn(path, path === undefined ? '' : (view.readText(path) ?? ''), profile);
  const included = inEffect([...config.tests, ...tests.split(',')]);
  return [
    ...(included.length === 0 ? [] : [`all but ${included.join(', ')}`]),
    ...inEffect([...config.skips, ...skips.split(',')]),
  ].map((name) => ({ kind: 'rule', name }));
}

function valuesIn(text: string): Readonly<Partial<Record<string, string>>> {
  return iniValues(text, ['bandit']);
}

/** bandit takes what stands between commas as it is: what has a blank before it, or is no number of a test, does nothing. */
function inEffect(names: readonly string[]): string[] {
  return [...new Set(names)].filter((name) => /^[A-Z]+\d+$/.test(name)).sort();
}

/** Nothing where the file cannot be read: bandit itself says so. */
function chosenIn(path: string | undefined, text: string, profile: string | undefined): Chosen {
  const { tests, skips, profiles } = path === undefined ? {} : (configOf(path, text) ?? {});
  if (profile === undefined) return { tests: tests ?? [], skips: skips ?? [] };
  const { include, exclude } = profiles?.[profile] ?? {};
  return { tests: include ?? [], skips: exclude ?? [] };
}

function configOf(path: string, text: string): z.infer<typeof configSchema> | undefined {
  if (posix.extname(path) !== '.toml') {
    const read = readYaml(text, path, configSchema);
    return read.ok ? read.value : undefined;
  }
  try {
    return tomlSchema.parse(parseToml(text)).tool?.bandit;
  } catch {
    return undefined;
  }
}

const tomlSchema = z.object({ tool: z.object({ bandit: configSchema.optional() }).optional() });
