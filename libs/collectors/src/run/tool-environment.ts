import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/** What every program needs to find its network and, on Windows, its system; the last word of a name in any spelling. */
const passedAlways = new Set([
  ...['SSL_CERT_FILE', 'SSL_CERT_DIR', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE', 'NODE_EXTRA_CA_CERTS'],
  ...['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY'],
  ...['SYSTEMROOT', 'SYSTEMDRIVE', 'WINDIR', 'COMSPEC', 'PATHEXT'],
]);

export interface ToolEnvironmentRequest {
  /** The run's own folder; `home` in it is an empty one. */
  readonly temporaryFolder: string;
  readonly interpreter: string;
  /** Names of variables that the policy, the record or the options pass on. */
  readonly passEnv: readonly string[];
  /** Tests see the user's home, as by hand; other tools would find configuration there. */
  readonly seesHome: boolean;
}

/**
 * All variables that a tool sees: a short list, so that a result does not depend on the shell, the git hook, the `.env` file
 * or the machine that it was made in. The Python environment is active, as for a person: suites that start programs find its
 * programs first. Hash order, colours and language would change output from run to run; byte code and temporary files would
 * stay behind.
 */
export function toolEnvironment(
  request: ToolEnvironmentRequest,
  inherited: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const { temporaryFolder, interpreter, passEnv, seesHome } = request;
  // Windows has `Path`, in any spelling.
  const path = Object.keys(inherited).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const programs = dirname(interpreter);
  const folder = dirname(programs);
  const passed = Object.entries(inherited).filter(
    ([name]) => passedAlways.has(name.toUpperCase()) || passEnv.includes(name),
  );
  const home = seesHome ? inherited.HOME : join(temporaryFolder, 'home');
  const profile = seesHome ? inherited.USERPROFILE : undefined;
  const variables = {
    ...Object.fromEntries(passed),
    [path]: [programs, inherited[path]].filter((part) => part !== undefined).join(delimiter),
    HOME: home,
    USERPROFILE: profile,
    LC_ALL: 'C.UTF-8',
    VIRTUAL_ENV: existsSync(join(folder, 'pyvenv.cfg')) ? folder : undefined,
    PYTHONHASHSEED: '0',
    PYTHONDONTWRITEBYTECODE: '1',
    NO_COLOR: '1',
    TMPDIR: temporaryFolder,
    TMP: temporaryFolder,
    TEMP: temporaryFolder,
  };
  return Object.fromEntries(
    Object.entries(variables).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
