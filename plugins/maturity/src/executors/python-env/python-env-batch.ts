import type { ExecutorContext, TaskGraph } from '@nx/devkit';
import { environmentManager, type EnvironmentManager } from '@tta/maturity-collectors';
import { canonicalJson } from '@tta/maturity-model';
import { ExecaError } from 'execa';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { environmentFingerprint } from '../../fingerprint/environment-fingerprint.js';
import { rememberedFacts } from '../../fingerprint/remembered-facts.js';
import { writeWholeFile } from '../../workspace/write-whole-file.js';
import { answeringAll, type BatchResult, type TaskResult } from '../batch.js';
import { digestOfRequirements, writeMark } from './environment-mark.js';
import { environmentState } from './environment-state.js';
import { foreignEnvironment } from './foreign-environment.js';
import {
  canInstall,
  installRequirements,
  lastLines,
  makeEnvironment,
  type Installation,
} from './install-requirements.js';

export interface PythonEnvOptions {
  readonly environment?: string;
  readonly requirements: string;
  readonly python?: string;
}

/**
 * Makes Python environments with exactly the pinned requirements, with uv where it is installed, else with venv and pip. One
 * that somebody else made is only looked at; one of ours is compared with what is in it, and made anew when it was left half-made.
 */
export default function pythonEnvBatch(
  taskGraph: TaskGraph,
  options: Record<string, PythonEnvOptions>,
  _overrides: unknown,
  context: ExecutorContext,
): AsyncIterable<BatchResult> {
  return answeringAll(Object.keys(taskGraph.tasks), environments(taskGraph, options, context));
}

async function* environments(
  taskGraph: TaskGraph,
  options: Record<string, PythonEnvOptions>,
  { root }: ExecutorContext,
): AsyncIterable<BatchResult> {
  for (const task of Object.keys(taskGraph.tasks)) {
    const ofTask = options[task];
    if (ofTask === undefined) throw new Error(`Nx gave no options for ${task}.`);
    yield { task, result: await environment(ofTask, root) };
  }
}

async function environment(
  { environment: place = '.venv', requirements, python = 'python3' }: PythonEnvOptions,
  root: string,
): Promise<TaskResult> {
  const requirementsFile = join(root, requirements);
  if (!existsSync(requirementsFile))
    return failed(
      `There is no ${requirements}. Name a requirements file with hashes in the target's options.`,
    );
  const folder = join(root, place);
  const interpreter = join(folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const installation: Installation = { root, environment: place, interpreter, requirements, python, say };
  const state = await environmentState(folder, requirementsFile, rememberedFacts());
  const manager = environmentManager(dirname(folder));
  if (state.kind === 'foreign' || (state.kind === 'absent' && isKept(manager)))
    return ofSomebodyElse(root, place, state.kind === 'absent');
  try {
    if (state.kind !== 'complete') {
      if (state.kind !== 'other' || !(await canInstall(installation))) await makeEnvironment(installation);
      await installRequirements(installation);
    }
    return await complete(installation, state.kind === 'complete' ? 'is' : 'is now');
  } catch (error) {
    if (!(error instanceof ExecaError)) throw error;
    return failed(`${lastLines(error)}\n${place} is not complete; run this target again.`);
  }
}

/** Notes what the environment is, for the next run to compare, and for the tasks that depend on this one. */
async function complete(
  { root, environment: place, requirements }: Installation,
  verb: string,
): Promise<TaskResult> {
  const folder = join(root, place);
  const digest = digestOfRequirements(join(root, requirements));
  const fingerprint = await environmentFingerprint(folder, rememberedFacts());
  const version = /^python (\S+)/.exec(fingerprint ?? '')?.[1];
  if (fingerprint === undefined || version === undefined)
    return failed(`${place} was made, and it cannot run anything: ${fingerprint ?? 'it is not there'}.`);
  writeMark(folder, { complete: { requirements: digest, fingerprint } });
  writeWholeFile(
    join(root, '.maturity/python-env.json'),
    canonicalJson({ environment: place, requirements: digest, python: version }),
  );
  return { success: true, terminalOutput: `${place} ${verb} what ${requirements} asks for.\n` };
}

function isKept(manager: EnvironmentManager): boolean {
  return manager !== 'pip' && manager !== 'uv pip';
}

function ofSomebodyElse(root: string, place: string, isAbsent: boolean): TaskResult {
  const { manager, missing, command } = foreignEnvironment(root, place);
  const keeper = isKept(manager) ? `${place} is kept by ${manager}` : `${place} was made by somebody else`;
  if (missing.length === 0)
    return {
      success: true,
      terminalOutput: `${keeper}, and has what measuring needs. Nothing was installed.\n`,
    };
  const lacks = isAbsent ? 'is not there yet' : `lacks ${missing.join(', ')}`;
  return failed(`${keeper}, so nothing is installed into it. It ${lacks}.\nRun: ${command}`);
}

function failed(terminalOutput: string): TaskResult {
  return { success: false, terminalOutput: `${terminalOutput}\n` };
}
