import { posix } from 'node:path';
import type { WorkspaceView } from './contract/collector.js';

/** A workspace that holds these texts, and the folders that they need. */
export function viewOfTexts(texts: Readonly<Record<string, string>>): WorkspaceView {
  const paths = Object.keys(texts);
  return {
    isFile: (path) => path in texts,
    realPath: (path) => path,
    readText: (path) => texts[path],
    list(folder) {
      const below = paths.filter((path) => folder === '.' || path.startsWith(`${folder}/`));
      if (below.length === 0) return undefined;
      const names = below.map(
        (path) => (folder === '.' ? path : path.slice(folder.length + 1)).split('/')[0]!,
      );
      return [...new Set(names)].map((name) => ({ name, isFolder: !(posix.join(folder, name) in texts) }));
    },
  };
}
