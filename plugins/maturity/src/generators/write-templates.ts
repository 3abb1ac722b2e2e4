import type { Tree } from '@nx/devkit';
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';

const ending = '.template';

/**
 * Writes every `*.template` below a folder into a folder of the tree: `__name__` in paths and `<%= name %>` in texts stand for
 * a value. Throws where a text names a value that is not given; in paths other names stay (`__init__`).
 */
export function writeTemplates(
  tree: Tree,
  folder: string,
  target: string,
  values: Readonly<Record<string, string>>,
): void {
  const valueOf = (name: string): string => {
    const value = values[name];
    if (value === undefined) throw new Error(`No value for '${name}' of the templates in ${folder}.`);
    return value;
  };
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith(ending),
  );
  for (const name of names.sort()) {
    const path = name
      .slice(0, -ending.length)
      .split(sep)
      .join(posix.sep)
      .replace(/__([a-z]+)__/gi, (whole, value: string) => values[value] ?? whole);
    const text = readFileSync(join(folder, name), 'utf8').replace(/<%=\s*(\w+)\s*%>/g, (_, value: string) =>
      valueOf(value),
    );
    tree.write(posix.join(target, path), text);
  }
}
