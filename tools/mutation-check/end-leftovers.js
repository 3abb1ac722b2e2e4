import { readdirSync, readlinkSync } from 'node:fs';

/**
 * Ends the processes that work in a folder or below it: a broken rule may be the one that ends them. Linux only, which
 * shows where a process works; elsewhere they end with the machine.
 * @param {string} folder
 */
export function endLeftovers(folder) {
  if (process.platform !== 'linux') return;
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    try {
      if (readlinkSync(`/proc/${name}/cwd`).startsWith(`${folder}/`)) process.kill(Number(name), 'SIGKILL');
    } catch {
      // It ended while we looked, or is somebody else's.
    }
  }
}
