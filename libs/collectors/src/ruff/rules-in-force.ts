/** What `ruff check --show-settings` says about rules. */
export interface RulesInForce {
  /** Codes of the rules that are looked for: `F401`. */
  readonly enabled: readonly string[];
  /** Rules that are not looked for in some files. */
  readonly perFile: readonly {
    /** As the configuration has it. */
    readonly pattern: string;
    /** The same from the folder of the configuration, absolute. */
    readonly absolutePattern: string;
    /** It stands for all other files. */
    readonly negated: boolean;
    readonly rules: readonly string[];
  }[];
}

/** Reads the settings of one file (tried: ruff 0.5 to 0.16); undefined where they are in another form, as in older versions. */
export function rulesInForce(settings: string): RulesInForce | undefined {
  const enabled = /^linter\.rules\.enabled = \[([^\]]*)\]$/m.exec(settings)?.[1];
  const perFile = /^linter\.per_file_ignores = \{(.*?)\}$/ms.exec(settings)?.[1];
  if (enabled === undefined || perFile === undefined) return undefined;
  const entries =
    /absolute_matcher = "(.*)"\nbasename_matcher = "(.*)"\nnegated = (true|false)\n(?:data|rules) = \[([^\]]*)\]/g;
  const found = [...perFile.matchAll(entries)];
  const isKnown = linesIn(enabled) === codesIn(enabled).length && (found.length > 0 || perFile.trim() === '');
  if (!isKnown) return undefined;
  return {
    enabled: codesIn(enabled),
    perFile: found.map(([, absolute = '', basename = '', negated, rules = '']) => ({
      pattern: basename,
      absolutePattern: absolute,
      negated: negated === 'true',
      rules: codesIn(rules),
    })),
  };
}

function linesIn(list: string): number {
  return list.split('\n').filter((line) => line.trim() !== '').length;
}

/** `unused-import (F401),` on a line each. */
function codesIn(list: string): string[] {
  return [...list.matchAll(/\(([A-Z]+\d+)\)/g)].map(([, code = '']) => code);
}
