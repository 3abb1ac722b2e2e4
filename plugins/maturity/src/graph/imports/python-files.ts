import { compareText } from '@tta/maturity-model';
import { posix } from 'node:path';
import { foldersUpward, isWithin } from '../workspace-path.js';
import { claimants, type Claim } from './claims.js';
import type { Importer, PythonFile } from './python-file.js';

/** A component as far as its files matter. Paths relative to the workspace. */
export interface ComponentFolders {
  readonly name: string;
  readonly root: string;
  readonly sources: readonly string[];
  /** Of all kinds. */
  readonly tests: readonly string[];
}

/** A file as Nx lists it. */
export interface ListedFile {
  readonly path: string;
  readonly hash: string;
  /** The project whose folder holds it. */
  readonly project?: string;
}

/**
 * The Python files among all files of the workspace, with the projects they concern. A file is provided by the components
 * that name it as source, else by the project whose folder holds it, else by those that name it as test. A component at the
 * workspace's root has only the files that its record names.
 */
export function pythonFiles(
  listed: readonly ListedFile[],
  components: readonly ComponentFolders[],
): PythonFile[] {
  const bySource = claimants(claimsOf(components, ({ sources }) => sources));
  const byTest = claimants(claimsOf(components, ({ tests }) => tests));
  const byConftest = conftestClaims(components);
  const componentOf = new Map(components.map((component) => [component.name, component]));

  const files: PythonFile[] = [];
  for (const { path, hash, project } of listed) {
    if (!/\.pyi?$/.test(path)) continue;
    const sourceOf = bySource(path);
    const testOf = byTest(path);
    const home = project !== undefined && componentOf.get(project)?.root !== '.' ? project : undefined;
    const providers = sourceOf.size > 0 ? sourceOf : home === undefined ? testOf : [home];

    const importers = new Map<string, Importer['kind']>();
    for (const component of byConftest.get(path) ?? []) importers.set(component, 'shared');
    for (const component of testOf) {
      importers.set(
        component,
        testOf.size === 1 && (project === component || home === undefined) ? 'test' : 'shared',
      );
    }
    for (const component of sourceOf) if (!testOf.has(component)) importers.set(component, 'source');
    if (home !== undefined && !testOf.has(home)) {
      importers.set(home, posix.basename(path) === 'conftest.py' ? 'test' : 'source');
    }
    files.push({
      path,
      hash,
      providers: [...providers].sort(compareText),
      importers: [...importers]
        .map(([component, kind]) => ({
          component,
          kind,
          isChecked: kind === 'source' || sourceOf.has(component),
        }))
        .sort((left, right) => compareText(left.component, right.component)),
    });
  }
  return files.sort((left, right) => compareText(left.path, right.path));
}

function claimsOf(
  components: readonly ComponentFolders[],
  pathsOf: (component: ComponentFolders) => readonly string[],
): Claim[] {
  return components.flatMap((component) =>
    pathsOf(component).map((path) => ({ path, component: component.name })),
  );
}

/** Conftests above a component's tests: pytest loads them all, from the workspace's root down. */
function conftestClaims(components: readonly ComponentFolders[]): Map<string, Set<string>> {
  const claims = new Map<string, Set<string>>();
  for (const { name, root, tests } of components) {
    const folders = new Set(tests.flatMap((path) => foldersUpward(posix.dirname(path))));
    for (const folder of folders) {
      if (root !== '.' && isWithin(root, folder)) continue;
      const path = posix.join(folder, 'conftest.py');
      const known = claims.get(path);
      if (known === undefined) claims.set(path, new Set([name]));
      else known.add(name);
    }
  }
  return claims;
}
