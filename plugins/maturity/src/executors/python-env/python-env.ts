import type { ExecutorContext } from '@nx/devkit';
import { canonicalJson } from '@tta/maturity-model';
import { execa, ExecaError } from 'execa';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWholeFile } from '../../workspace/write-whole-file.js';

interface PythonEnvOptions {
  readonly environment?: string;
  readonly requirements: string;
  readonly python?: string;
}

const installTimeLimit = 10 * 60_000;

/**
 * Makes the Python environment with exactly the pinned requirements, with uv where it is installed, else with venv and pip.
 * Does nothing when the environment was made from the same requirements before. Something else that was installed into it
 * stays.
 */
export default async function pythonEnv(
  { environment = '.venv', requirements, python }: PythonEnvOptions,
  { root }: ExecutorContext,
): Promise<{ success: boolean }> {
  const requirementsFile = join(root, requirements);
  if (!existsSync(requirementsFile)) {
    console.error(
      `There is no ${requirements}. Name a requirements file with hashes in the target's options.`,
    );
    return { success: false };
  }
  const digest = createHash('sha256').update(readFileSync(requirementsFile)).digest('hex');
  const folder = join(root, environment);
  const interpreter = join(folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  const stamp = join(folder, 'maturity-requirements.sha256');
  try {
    if (existsSync(interpreter) && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) {
      console.log(`${environment} is what ${requirements} asks for.`);
    } else {
      await install({ root, environment, interpreter, requirements, python: python ?? 'python3' });
      writeFileSync(stamp, digest);
    }
    const { stdout: version } = await execa(interpreter, [
      '-c',
      'import platform; print(platform.python_version())',
    ]);
    writeWholeFile(
      join(root, '.maturity/python-env.json'),
      canonicalJson({ environment, requirements: `sha256:${digest}`, python: version }),
    );
    return { success: true };
  } catch (error) {
    if (!(error instanceof ExecaError)) throw error;
    console.error(
      `${error.shortMessage}\nThe environment ${environment} is not complete; run this target again.`,
    );
    return { success: false };
  }
}

interface Installation {
  readonly root: string;
  readonly environment: string;
  readonly interpreter: string;
  readonly requirements: string;
  readonly python: string;
}

async function install({
  root,
  environment,
  interpreter,
  requirements,
  python,
}: Installation): Promise<void> {
  const run = (file: string, args: string[]) =>
    execa(file, args, { cwd: root, stdout: 'inherit', stderr: 'inherit', timeout: installTimeLimit });
  const uv = await hasUv();
  console.log(`Making ${environment} from ${requirements} with ${uv ? 'uv' : 'venv and pip'}.`);
  if (!existsSync(interpreter)) {
    await (uv
      ? run('uv', ['venv', environment, '--python', python])
      : run(python, ['-m', 'venv', environment]));
  }
  const pinned = ['--require-hashes', '-r', requirements];
  if (uv) await run('uv', ['pip', 'install', '--python', interpreter, ...pinned]);
  else await run(interpreter, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...pinned]);
}

async function hasUv(): Promise<boolean> {
  const { exitCode } = await execa('uv', ['--version'], { reject: false, timeout: 10_000 });
  return exitCode === 0;
}
