import { dirname, isAbsolute, join, posix } from 'node:path';
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

/** The environment, or in words why there is none. */
export type EnvironmentSearch =
  | { readonly ok: true; readonly environment: PythonEnvironment }
  | { readonly ok: false; readonly detail: string };

/**
 * The environment of a component: its interpreter ({@link findInterpreter}), and programs from the interpreter's own folder, then
 * from the `.venv` folders further up: a component's own environment may hold only what its tests need, while ruff and
 * bandit are the workspace's.
 */
export function findEnvironment(question: EnvironmentQuestion): EnvironmentSearch {
  const search = findInterpreter(question);
  if (!search.ok) return search;
  const { interpreter } = search;
  const all = [interpreter, ...venvsUpward(question).flatMap((folder) => interpretersOf(folder, question))];
  const programFolders = [...new Set(all.map((path) => dirname(path)))];
  return { ok: true, environment: { interpreter, programFolders } };
}

/** Absolute path of the interpreter, or in words why there is none. */
export type InterpreterSearch =
  { readonly ok: true; readonly interpreter: string } | { readonly ok: false; readonly detail: string };

/**
 * The interpreter that the configuration names, else that of the nearest `.venv` from the component up to the workspace. A
 * nearest `.venv` that lost its interpreter is not replaced by one further up: that one holds other distributions, and
 * would give other numbers. The system's Python is never used: nobody would know what is installed there.
 */
export function findInterpreter(question: EnvironmentQuestion): InterpreterSearch {
  const { workspaceRoot, root, exists } = question;
  if (question.interpreter !== undefined) {
    const interpreter = absolute(question.interpreter, workspaceRoot);
    if (!exists(interpreter)) return { ok: false, detail: `${question.interpreter} does not exist` };
    return { ok: true, interpreter };
  }
  const nearest = venvsUpward(question).find(
    (folder) => exists(join(workspaceRoot, folder)) || interpretersOf(folder, question).length > 0,
  );
  if (nearest === undefined) return { ok: false, detail: `no .venv from ${root} up to the workspace` };
  const [interpreter] = interpretersOf(nearest, question);
  if (interpreter === undefined) return { ok: false, detail: `${nearest} has no interpreter` };
  return { ok: true, interpreter };
}

function venvsUpward({ root }: EnvironmentQuestion): string[] {
  return foldersUpward(root).map((folder) => posix.join(folder, '.venv'));
}

function interpretersOf(folder: string, { workspaceRoot, exists }: EnvironmentQuestion): string[] {
  return interpreters.map((path) => join(workspaceRoot, folder, path)).filter(exists);
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
