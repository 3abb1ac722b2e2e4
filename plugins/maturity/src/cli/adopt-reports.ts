import { adoptDocument } from '@tta/maturity-document';
import { formatProblem } from '@tta/maturity-model';
import { join, posix } from 'node:path';
import { readExisting } from '../workspace/read-existing.js';
import { today } from '../workspace/today.js';
import { writeWholeFile } from '../workspace/write-whole-file.js';
import { assessComponents } from './assess-components.js';
import { CommandFailure, exitCode } from './exit-code.js';
import type { OpenWorkspace } from './open-workspace.js';
import type { TasksRun } from './run-tasks.js';

/**
 * Gives every MATURITY.md that somebody wrote by hand its generated regions, above the sections on the same subject; not a
 * byte of the text is lost. Prose that contradicts what was measured is named. A component without one gets its own from
 * the run that follows.
 */
export function adoptReports(workspace: OpenWorkspace, names: readonly string[], run: TasksRun): void {
  for (const entry of assessComponents(workspace, names, run)) {
    if (!entry.ok) continue;
    const file = posix.join(entry.component.root, 'MATURITY.md');
    const path = join(workspace.root, file);
    const existing = readExisting(path);
    if (!existing.ok || existing.bytes === undefined) continue;
    const adopted = adoptDocument({
      text: existing.bytes,
      assessment: entry.assessment,
      today: today(),
      file,
    });
    if (adopted.kind === 'problems') {
      throw new CommandFailure(exitCode.invalidArguments, adopted.problems.map(formatProblem).join('\n'));
    }
    if (adopted.kind === 'current') continue;
    writeWholeFile(path, adopted.bytes);
    process.stderr.write(`${file} has got its generated regions.\n`);
    for (const { line, message } of adopted.warnings)
      process.stderr.write(`${file}:${String(line)}: ${message}\n`);
  }
}
