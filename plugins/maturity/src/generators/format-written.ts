import type { Tree } from '@nx/devkit';

/** Formats what a generator wrote with the workspace's Prettier, where the workspace has @nx/devkit to do it. */
export async function formatWritten(tree: Tree): Promise<void> {
  const devkit = await import('@nx/devkit').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  });
  await devkit?.formatFiles(tree);
}
