import { createHash } from 'node:crypto';
import { hostname } from 'node:os';

/** The machine and this process, as the beginning of the names of temporary files. */
export function owner(): string {
  return `${machine()}-${process.pid}`;
}

/**
 * Whether a name that begins with an {@link owner} is of a process that is gone. Processes of another machine, as the
 * containers that share a folder are, cannot be asked: theirs is not.
 */
export function isAbandoned(name: string): boolean {
  const parts = /^([0-9a-f]{8})-(\d+)-/.exec(name);
  if (parts?.[1] !== machine()) return false;
  const pid = Number(parts[2]);
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

function machine(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
}
