import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Ends a process with everything that it started. Processes run in a group of their own, so one signal reaches all of
 * the group: SIGTERM first, SIGKILL for those that are still there after `graceMs`. What left the group (a daemon) is
 * found by its environment, where the system shows it: every process of a run has the run's temporary folder in TMPDIR.
 */
export async function endProcessTree(pid: number, temporaryFolder: string, graceMs: number): Promise<void> {
  // Stryker disable all: Windows only
  if (process.platform === 'win32') {
    const { execa } = await import('execa');
    await execa('taskkill', ['/pid', String(pid), '/t', '/f'], { reject: false });
    return;
  }
  // Stryker restore all
  signalGroup(pid, 'SIGTERM');
  const end = Date.now() + graceMs;
  while (isGroupAlive(pid) && Date.now() < end) await wait(20);
  killProcessTree(pid, temporaryFolder);
}

/** The same at once, without a chance to clean up, and synchronous: for what a run leaves behind and for our own end. */
export function killProcessTree(pid: number, temporaryFolder: string): void {
  signalGroup(pid, 'SIGKILL');
  killStrayProcesses(temporaryFolder);
}

/** Ends the processes of a run wherever they are, by its temporary folder. */
export function killStrayProcesses(temporaryFolder: string): void {
  for (const stray of strayProcesses(temporaryFolder)) signal(stray, 'SIGKILL');
}

function signalGroup(pid: number, name: NodeJS.Signals | 0): boolean {
  return signal(-pid, name);
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    // EPERM: it exists, but belongs to somebody else by now; it is none of ours.
    if ((error as NodeJS.ErrnoException).code === 'EPERM') return false;
    throw error;
  }
}

function isGroupAlive(pid: number): boolean {
  return signalGroup(pid, 0);
}

// Stryker disable all: a mutant of these two ends every process that it sees; rules of tools/mutation-check stand for them.
function strayProcesses(temporaryFolder: string): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => environmentOf(name).includes(`TMPDIR=${temporaryFolder}`))
    .map(Number);
}

function environmentOf(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  } catch {
    // It ended meanwhile, or belongs to another user: not ours either way.
    return [];
  }
}
