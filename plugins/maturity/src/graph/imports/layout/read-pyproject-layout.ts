import { parse } from 'smol-toml';
import type { ModuleAlias } from '../module-index.js';
import { loadedByPytest } from './loaded-by-pytest.js';
import { emptyLayout, type PythonLayout } from './python-layout.js';
import { requirementName } from './requirement-name.js';

/** pyproject.toml (setuptools, hatch, flit, poetry, uv, pdm, maturin), and pytest.toml, whose top is pytest's section. */
export function readPyprojectLayout(text: string, isPyproject: boolean): PythonLayout {
  const content: unknown = parse(text);
  const tool = at(content, 'tool');
  const project = at(content, 'project');
  const pytest = isPyproject
    ? [at(tool, 'pytest', 'ini_options'), at(tool, 'pytest')]
    : [at(content, 'pytest')];
  const build = [...setuptools(tool), ...hatch(tool), ...poetry(tool)];
  const uvRoot = at(tool, 'uv', 'build-backend', 'module-root');
  const groups = Object.entries(table(at(project, 'entry-points')));
  const pluginGroups = Object.entries(table(at(tool, 'poetry', 'plugins')));
  const [name] = [...texts(at(project, 'name')), ...texts(at(tool, 'poetry', 'name'))];
  const distribution = requirementName(name ?? '');
  return {
    ...emptyLayout,
    ...(distribution !== undefined && { distribution }),
    pythonPath: pytest.flatMap((section) =>
      texts(at(section, 'pythonpath')).flatMap((value) => value.split(/[\s,]+/)),
    ),
    roots: [
      ...texts(at(tool, 'setuptools', 'packages', 'find', 'where')),
      ...texts(at(tool, 'pdm', 'build', 'package-dir')),
      ...texts(at(tool, 'maturin', 'python-source')),
      ...texts(at(tool, 'hatch', 'build', 'dev-mode-dirs')),
      ...texts(uvRoot),
      ...texts(at(tool, 'pyright', 'extraPaths')),
      ...lists(at(tool, 'pyright', 'executionEnvironments')).flatMap((each) => [
        ...texts(at(each, 'root')),
        ...texts(at(each, 'extraPaths')),
      ]),
      ...build.flatMap((entry) => (entry.name === '' ? [entry.folder] : [])),
    ],
    aliases: build.filter(({ name }) => name !== ''),
    entryPoints: Object.fromEntries(
      [...groups, ...pluginGroups].map(([group, points]) => [
        group,
        Object.values(table(points)).flatMap(texts).map(moduleOf),
      ]),
    ),
    scripts: Object.fromEntries(
      [at(project, 'scripts'), at(project, 'gui-scripts'), at(tool, 'poetry', 'scripts')].flatMap((scripts) =>
        Object.entries(table(scripts)).flatMap(([name, object]) =>
          texts(object).map((each) => [name, moduleOf(each)]),
        ),
      ),
    ),
    loadedByPytest: pytest.flatMap((section) =>
      Object.entries(table(section)).flatMap(([key, value]) =>
        loadedByPytest(`${key}=${texts(value).join('\n')}`),
      ),
    ),
    requires: requirements(project, tool, at(content, 'dependency-groups')),
  };
}

/** `package-dir = { "" = "src", "acme.auth" = "src/auth" }`. */
function setuptools(tool: unknown): ModuleAlias[] {
  return Object.entries(table(at(tool, 'setuptools', 'package-dir'))).flatMap(([name, folder]) =>
    texts(folder).map((each) => ({ name, folder: each })),
  );
}

/** `packages = ["src/foo"]` makes `src` a root; `sources = ["src"]` strips it, `{ "src/foo" = "bar" }` renames it. */
function hatch(tool: unknown): ModuleAlias[] {
  return [at(tool, 'hatch', 'build'), at(tool, 'hatch', 'build', 'targets', 'wheel')].flatMap((build) => [
    ...texts(at(build, 'packages')).map((path) => ({ name: '', folder: parentOf(path) })),
    ...texts(at(build, 'sources')).map((folder) => ({ name: '', folder })),
    ...[
      ...Object.entries(table(at(build, 'sources'))),
      ...Object.entries(table(at(build, 'force-include'))),
    ].flatMap(([folder, name]) =>
      texts(name).map((each) => ({ folder, name: each.replace(/\/$/, '').replaceAll('/', '.') })),
    ),
  ]);
}

/** `packages = [{ include = "foo", from = "lib", to = "bar" }]`. */
function poetry(tool: unknown): ModuleAlias[] {
  return lists(at(tool, 'poetry', 'packages')).flatMap((entry) => {
    const [from = '.'] = texts(at(entry, 'from'));
    const [include] = texts(at(entry, 'include'));
    const [to] = texts(at(entry, 'to'));
    const roots = [{ name: '', folder: from }];
    if (to === undefined || include === undefined) return roots;
    return [...roots, { name: `${to}/${include}`.replaceAll('/', '.'), folder: `${from}/${include}` }];
  });
}

function requirements(project: unknown, tool: unknown, groups: unknown): string[] {
  const written = [
    ...texts(at(project, 'dependencies')),
    ...Object.values(table(at(project, 'optional-dependencies'))).flatMap(texts),
    ...Object.values(table(groups)).flatMap(texts),
    ...texts(at(tool, 'uv', 'dev-dependencies')),
    ...Object.keys(table(at(tool, 'poetry', 'dependencies'))),
    ...Object.values(table(at(tool, 'poetry', 'group'))).flatMap((group) =>
      Object.keys(table(at(group, 'dependencies'))),
    ),
  ];
  return written.flatMap((each) => requirementName(each) ?? []);
}

function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((current, key) => table(current)[key], value);
}

function table(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

function lists(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text, or those of a list. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return lists(value).filter((each) => typeof each === 'string');
}

function parentOf(path: string): string {
  const end = path.replace(/\/$/, '').lastIndexOf('/');
  return end < 0 ? '.' : path.slice(0, end);
}

/** `a.b:main` names the module `a.b`. */
function moduleOf(object: string): string {
  return /^[\w.]*/.exec(object)?.[0] as string;
}
