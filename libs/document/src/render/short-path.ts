import type { Assessment } from '@tta/maturity-model';

/**
 * A file as somebody who stands in the component's folder names it. Files of other folders, and all of them where the
 * tools run in different folders, keep their path from the workspace.
 */
export function shortPath(file: string, { collectors }: Assessment): string {
  const directories = new Set(
    collectors.flatMap(({ directory }) => (directory === undefined ? [] : [directory])),
  );
  const [directory] = directories;
  const prefix = `${directory ?? ''}/`;
  return directories.size === 1 && file.startsWith(prefix) ? file.slice(prefix.length) : file;
}
