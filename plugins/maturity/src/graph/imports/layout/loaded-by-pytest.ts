/**
 * The modules that pytest loads because of its configuration: `-p name` in `addopts`, settings of pytest-django, classes of
 * `filterwarnings`. Given the text of pytest's own sections.
 */
export function loadedByPytest(text: string): string[] {
  const plugins = [...text.matchAll(/(?:^|[\s"'=])-p[\s"',]*([A-Za-z_][\w.]*)/g)].map(
    ([, name]) => name as string,
  );
  const settings = [...text.matchAll(/DJANGO_SETTINGS_MODULE["']?\s*[=:]\s*["']?([A-Za-z_][\w.]*)/g)].map(
    ([, name]) => name as string,
  );
  // action:message:category:module: the category is loaded, the module is where the warning comes from.
  const warnings = [...text.matchAll(/(?:^|["'=])\s*\w+:[^:\n]*:([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+)/gm)].map(
    ([, name]) => name as string,
  );
  return [...new Set([...plugins, ...settings, ...warnings])];
}
