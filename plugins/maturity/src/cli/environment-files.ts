import { workspaceRootAbove } from './workspace-root-above.js';

/**
 * Sets the variables of the workspace's `.env` files as nx does when it starts: this program and the nx that it runs see the
 * same workspace, the same cache and the same switches.
 */
export async function loadEnvironmentFiles(folder: string): Promise<void> {
  const root = workspaceRootAbove(folder);
  if (root === undefined) return;
  const { loadRootEnvFiles } = await import('../nx-environment-files.js');
  loadRootEnvFiles(root);
}
