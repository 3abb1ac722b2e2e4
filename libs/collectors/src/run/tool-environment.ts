import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/**
 * What every tool's environment has beyond that of the workspace; undefined takes a variable away. The Python environment
 * is active, as for a person: suites that start programs find its programs first. Hash order and colours would change
 * output from run to run; byte code and temporary files would stay behind; the others change where a tool writes its report.
 */
export function toolEnvironment(
  temporaryFolder: string,
  interpreter: string,
  inherited: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  // Windows has `Path`, in any spelling.
  const path = Object.keys(inherited).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const programs = dirname(interpreter);
  const folder = dirname(programs);
  return {
    [path]: [programs, inherited[path]].filter((part) => part !== undefined).join(delimiter),
    VIRTUAL_ENV: existsSync(join(folder, 'pyvenv.cfg')) ? folder : undefined,
    PYTHONHOME: undefined,
    PYTHONHASHSEED: '0',
    PYTHONDONTWRITEBYTECODE: '1',
    NO_COLOR: '1',
    FORCE_COLOR: undefined,
    CLICOLOR_FORCE: undefined,
    PY_COLORS: undefined,
    TMPDIR: temporaryFolder,
    TMP: temporaryFolder,
    TEMP: temporaryFolder,
    RUFF_OUTPUT_FILE: undefined,
    RUFF_OUTPUT_FORMAT: undefined,
  };
}
