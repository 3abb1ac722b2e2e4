/**
 * The lines of a TOML or INI file that belong to the named sections and those below them: `tool.ruff` stands for
 * `[tool.ruff]`, `[tool.ruff.lint]` and `[[tool.ruff.x]]`, `coverage` also for `[coverage:run]`. '' when it has none.
 * Only a digest is made of the result: a header inside of a multi-line text does no harm to any number.
 */
export function configSections(text: string, sections: readonly string[]): string {
  let inside = false;
  const lines = text.split(/\r?\n/).filter((line) => {
    const header = /^\s*\[+\s*([^\]]+?)\s*\]+\s*(?:#.*)?$/.exec(line)?.[1];
    if (header !== undefined) {
      const name = header.replaceAll(/["'\s]/g, '');
      inside = sections.some(
        (section) => name === section || name.startsWith(`${section}.`) || name.startsWith(`${section}:`),
      );
    }
    return inside;
  });
  return lines.join('\n');
}
