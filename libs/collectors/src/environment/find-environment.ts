import { dirname, isAbsolute, join } from 'node:path';
import { foldersUpward } from '../scope/working-directory.js';

/** A Python environment as far as collectors need it. Absolute paths. */
export interface PythonEnvironment {
  readonly interpreter: string;
  /** Folders in which its programs are looked for, nearest first. */
  readonly programFolders: readonly string[];
}

export interface EnvironmentQuestion {
  readonly workspaceRoot: string;
  /** The component's root, relative to the workspace. */
  readonly root: string;
  /** The interpreter that the workspace's configuration names. */
  readonly interpreter?: string | undefined;
  readonly exists: (absolute: string) => boolean;
}

/** Where a virtual environment keeps its interpreter, on POSIX systems and on Windows. */
const interpreters = [join('bin', 'python'), join('Scripts', 'python.exe')];

/**
 * The environment of a component: the interpreter that the configuration names, else that of the nearest `.venv` from the
 * component up to the workspace; undefined when there is none. The system's Python is never used: nobody would know what
 * is installed there. Programs come from the interpreter's own folder, then from the `.venv` folders further up: a
 * component's own environment may hold only what its tests need, while ruff and bandit are the workspace's.
 */
export function findEnvironment(question: EnvironmentQuestion): PythonEnvironment | undefined {
  const { workspaceRoot, root, exists } = question;
  const found = foldersUpward(root)
    .flatMap((folder) => interpreters.map((path) => join(workspaceRoot, folder, '.venv', path)))
    .filter(exists);
  const named =
    question.interpreter === undefined ? undefined : absolute(question.interpreter, workspaceRoot);
  const interpreter = named ?? found[0];
  if (interpreter === undefined || !exists(interpreter)) return undefined;
  return { interpreter, programFolders: [...new Set([interpreter, ...found].map((path) => dirname(path)))] };
}

/** The path of a program of the environment; undefined when none of its folders holds it. */
export function findProgram(
  environment: PythonEnvironment,
  program: string,
  exists: (absolute: string) => boolean,
): string | undefined {
  return environment.programFolders
    .flatMap((folder) => [join(folder, program), join(folder, `${program}.exe`)])
    .find(exists);
}

function absolute(path: string, workspaceRoot: string): string {
  return isAbsolute(path) ? path : join(workspaceRoot, path);
}
