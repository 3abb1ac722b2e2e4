const keywords: ReadonlySet<string> = new Set(
  'and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
);

const allowed =
  "A name has letters a-z, digits, '-', '_' and '.', begins with a letter, and is no keyword of Python; a scope such as '@acme/' may stand before it.";

/**
 * A Python module's name for a component: lower case letters, digits and underscores. Throws for a name of which none can be
 * made without guessing, or that is none for a project.
 */
export function moduleName(name: string): string {
  const module = slug(name).replaceAll('-', '_');
  const isName = /^(@?[A-Za-z0-9][A-Za-z0-9._-]*\/)*[A-Za-z][A-Za-z0-9._-]*$/.test(name);
  const why = keywords.has(module) ? `'${module}' is a keyword of Python` : `'${name}' names no component`;
  if (!isName || keywords.has(module)) throw new Error(`${why}. ${allowed}`);
  return module;
}

/** The last part of a name in lower case, its words with hyphens between them. */
export function slug(name: string): string {
  return (name.split('/').at(-1) as string)
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
