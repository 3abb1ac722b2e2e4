import { posix } from 'node:path';
import type { LeftOut } from '@tta/maturity-model';
import type { MeasuredComponent } from '../contract/collector.js';
import { stepOutput } from '../contract/step-output.js';
import { contentDigest } from '../trace/disk.js';
import { readSettings, type Setting } from '../scope/read-settings.js';
import { filesByConfig } from './files-by-config.js';
import { matchesGlob } from './matches-glob.js';
import { covers, selectorsOf } from './rule-selectors.js';
import { rulesInForce, type RulesInForce } from './rules-in-force.js';

/** The steps that ask ruff for the settings in force: its own, and those of each configuration. Both are names of files. */
export const defaultsStep = 'defaults';
export const settingsStep = (config: string): string => `settings-${contentDigest(config)}`;

/**
 * The rules that ruff does not look for because the configuration says so: what it ignores, in all files or in some, and
 * those of ruff's own choice that are not in the configuration's. What is in force is what ruff itself says.
 */
export function leftOutByRuff({ scope, files, outputs, workspaceRoot, view }: MeasuredComponent): LeftOut[] {
  const byConfig = filesByConfig(scope, files);
  return [...byConfig].flatMap(([config, ofConfig]) => {
    const defaults = rulesInForce(stepOutput(outputs, defaultsStep).stdout);
    const rules = rulesInForce(stepOutput(outputs, settingsStep(config)).stdout);
    const place = byConfig.size === 1 ? {} : { files: posix.join(posix.dirname(config), '**') };
    if (defaults === undefined || rules === undefined)
      return [{ kind: 'rule' as const, name: 'not known: this version of ruff does not say it', ...place }];
    const settings = settingsIn(config, scope.directory, (path) => view.readText(path));
    const names = ofAllFiles(defaults.enabled, rules.enabled, settings);
    return [
      ...names.map((name) => ({ kind: 'rule' as const, name, ...place })),
      ...ofSomeFiles(rules, ofConfig, workspaceRoot),
    ];
  });
}

function ofAllFiles(
  defaults: readonly string[],
  enabled: readonly string[],
  settings: readonly Setting[],
): string[] {
  if (enabled.length === 0) return ['ALL'];
  const texts = (...keys: readonly string[]) =>
    settings.flatMap(({ key, text }) => (text !== undefined && keys.includes(key) ? [text] : []));
  const selects = settings.some(({ key }) => key === 'select');
  const selected = [...texts('select', 'extend-select'), ...(selects ? [] : defaults)];
  const ignored = texts('ignore', 'extend-ignore').filter((one) => takesAway(one, selected, enabled));
  const others = defaults.filter(
    (rule) => !enabled.includes(rule) && !ignored.some((selector) => covers(selector, rule)),
  );
  return [...ignored, ...selectorsOf(others, defaults)];
}

/** Whether an ignored selector has an effect: something of it was selected, and is not in force (the narrower selector wins). */
function takesAway(ignored: string, selected: readonly string[], enabled: readonly string[]): boolean {
  // A rule's name, or a code of former versions: ruff alone knows what it stands for.
  if (!/^[A-Z]+\d*$/.test(ignored)) return true;
  return selected.some((one) => {
    if (covers(one, ignored)) return !enabled.includes(ignored);
    return covers(ignored, one) && !enabled.some((rule) => covers(one, rule));
  });
}

function ofSomeFiles(
  { enabled, perFile }: RulesInForce,
  files: readonly string[],
  workspaceRoot: string,
): LeftOut[] {
  return perFile.flatMap(({ pattern, absolutePattern, negated, rules }) => {
    const isMeant = (file: string): boolean =>
      matchesGlob(pattern, posix.basename(file)) ||
      matchesGlob(absolutePattern, posix.join(workspaceRoot.replaceAll('\\', '/'), file));
    if (!files.some((file) => isMeant(file) !== negated)) return [];
    const names = selectorsOf(
      rules.filter((rule) => enabled.includes(rule)),
      enabled,
    );
    return names.map((name) => ({ kind: 'rule', name, files: negated ? `!${pattern}` : pattern }));
  });
}

/** A configuration's settings and those it extends, as far as they count: a `select` replaces all that was said below it. */
function settingsIn(
  path: string,
  directory: string,
  readText: (path: string) => string | undefined,
): Setting[] {
  const sections = { sections: ['tool.ruff'] };
  const isShared = posix.basename(path) === 'pyproject.toml';
  const { settings } = readSettings([{ path, ...(isShared && sections) }], directory, readText);
  const order = [...new Set(settings.map(({ file }) => file))];
  const last = settings.find(({ key }) => key === 'select')?.file;
  const counted = last === undefined ? order : order.slice(0, order.indexOf(last) + 1);
  return settings.filter(({ file }) => counted.includes(file));
}
