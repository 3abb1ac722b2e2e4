import { join } from 'node:path';
import type { ReportFile, ToolContext, ToolStep } from '../contract/collector.js';

const launcher = join(import.meta.dirname, 'measure_tests.py');

/** What the launcher is asked to do; its own documentation has the meaning. All paths absolute. */
export interface LauncherRequest {
  readonly nonce: string;
  readonly components: readonly {
    readonly name: string;
    readonly sources: readonly string[];
    readonly sourceFiles: readonly string[];
  }[];
  readonly tests: readonly string[];
  readonly coverage: boolean;
}

/** One start of the launcher, with files of its own below the temporary folder. `directory`: relative to the workspace. */
export function launcherStep(
  id: string,
  { workspaceRoot, interpreter, temporaryFolder }: ToolContext,
  directory: string,
  request: LauncherRequest,
): ToolStep {
  const requestFile = join(temporaryFolder, `${id}-request.json`);
  const outputFolder = join(temporaryFolder, `${id}-answer`);
  const optional = (file: string): ReportFile => ({ path: join(outputFolder, file), optional: true });
  const coverage = request.coverage ? request.components : [];
  return {
    id,
    argv: [interpreter, launcher, requestFile],
    cwd: join(workspaceRoot, directory),
    seesHome: true,
    // Those of pytest; 70 is the launcher's own, with the reason in its answer.
    exitCodes: [0, 1, 2, 3, 4, 5, 70],
    inputs: { [requestFile]: JSON.stringify({ ...request, outputFolder, workspaceRoot }) },
    reports: {
      run: { path: join(outputFolder, 'run.json') },
      junit: optional('junit.xml'),
      ...Object.fromEntries(
        coverage.map((_, index) => [`coverage-${index}`, optional(`coverage-${index}.json`)]),
      ),
    },
  };
}
