import { componentFolder, temporaryPath } from '@tta/maturity-collectors';
import { canonicalJson } from '@tta/maturity-model';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeWholeFile } from '../workspace/write-whole-file.js';
import { durationSchema, type Durations } from './durations.js';

const suffix = '.duration.json';

/** Notes how long a collector took for a component, in this clone. One that cannot be noted is no reason to lose a measurement. */
export function recordDuration(
  workspaceRoot: string,
  component: string,
  collector: string,
  milliseconds: number,
): void {
  const path = join(workspaceRoot, logsFolder(component), `${collector}${suffix}`);
  try {
    const note = canonicalJson({ format: 'maturity-duration/1', milliseconds });
    writeWholeFile(path, note, temporaryPath(workspaceRoot));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    // What was noted before is not about this run.
    rmSync(path, { force: true });
  }
}

/** What is noted about these components in this clone. What came from a cache took no time here and is not noted. */
export function recordedDurations(workspaceRoot: string, components: readonly string[]): Durations {
  return new Map(
    components.flatMap((component) => {
      const folder = join(workspaceRoot, logsFolder(component));
      const noted = notesIn(folder).flatMap((file): [string, number][] => {
        const milliseconds = readNote(join(folder, file));
        return milliseconds === undefined ? [] : [[file.slice(0, -suffix.length), milliseconds]];
      });
      return noted.length === 0 ? [] : [[component, new Map(noted)] as const];
    }),
  );
}

/** A note that cannot be read says nothing: what depends on it is no measurement. */
function readNote(path: string): number | undefined {
  try {
    return durationSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).milliseconds;
  } catch {
    return undefined;
  }
}

function logsFolder(component: string): string {
  return `${componentFolder(component)}/logs`;
}

function notesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((file) => file.endsWith(suffix));
  } catch {
    // Nothing has been run yet, or nobody can look.
    return [];
  }
}
