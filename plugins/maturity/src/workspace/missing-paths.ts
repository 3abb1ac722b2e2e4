import { placesInYaml, type MaturityRecord, type Problem } from '@tta/maturity-model';
import { workspacePath } from '../graph/workspace-path.js';

/** The paths of a record that lead to nothing, with their places. Patterns are left to the collectors, which expand them. */
export function missingPaths(
  root: string,
  { sources = [], tests = {} }: MaturityRecord,
  recordFile: string,
  recordText: string,
  exists: (path: string) => boolean,
): Problem[] {
  const named = (key: string, paths: readonly string[]): { key: string; index: number; path: string }[] =>
    paths.map((path, index) => ({ key, index, path }));
  return [
    ...named('sources', sources),
    ...named('tests.unit', tests.unit ?? []),
    ...named('tests.integration', tests.integration ?? []),
  ].flatMap(({ key, index, path }): Problem[] => {
    const resolved = workspacePath(root, path);
    if (!resolved.ok || /[*?[]/.test(path) || exists(resolved.path)) return [];
    return [
      {
        code: 'path-missing',
        message: `${key}: there is no ${resolved.path}.`,
        file: recordFile,
        ...placesInYaml(recordText)([...key.split('.'), index]),
        remedy: 'Correct the path, or restore the file or folder.',
      },
    ];
  });
}
