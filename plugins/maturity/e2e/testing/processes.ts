import { readdirSync, readFileSync } from 'node:fs';

export interface RunningProcess {
  readonly pid: number;
  readonly command: string;
}

/**
 * The processes that have inherited this variable, wherever they are in the process tree: also those that left their group
 * or lost their parent. Zombies, whose environment is gone, are none. Linux only, which keeps this in /proc.
 */
export function processesWith(variable: string): RunningProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name): RunningProcess[] => {
      try {
        if (!readFileSync(`/proc/${name}/environ`, 'utf8').split('\0').includes(variable)) return [];
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
        return [{ pid: Number(name), command }];
      } catch {
        // It ended while we looked, or is somebody else's.
        return [];
      }
    });
}
