import type { MeasuredScope } from '../contract/collector.js';

/**
 * What bandit leaves out where nothing else is said. It looks for these texts anywhere in a path, and for another pattern
 * when the current folder holds a folder of that name.
 */
export const excludedTexts = ['.svn', 'CVS', '.bzr', '.hg', '.git', '__pycache__', '.tox', '.eggs', '.egg'];

/**
 * Whether it makes no difference from which folder bandit looks at the component and beside which others: a `.bandit` file
 * counts for the whole process, and so do odd paths.
 */
export function isPlain({ configFiles, skippedFolders, sources, files }: MeasuredScope): boolean {
  const odd = (path: string) => excludedTexts.some((text) => path.includes(text));
  return (
    configFiles.length === 0 &&
    skippedFolders.every((folder) => folder.endsWith('/__pycache__')) &&
    !sources.some(odd) &&
    !files.some(odd)
  );
}
