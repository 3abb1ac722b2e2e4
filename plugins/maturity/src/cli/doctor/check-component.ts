import {
  addCommand,
  distributionsIn,
  environmentManager,
  findEnvironment,
  findProgram,
  installCommand,
  installedDistributions,
  isOwnEnvironment,
  type PythonEnvironment,
} from '@tta/maturity-collectors';
import type { ComponentCheck, DoctorProblem } from '@tta/maturity-model';
import { existsSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { interpreterFacts, type InterpreterFacts } from '../../fingerprint/interpreter-facts.js';
import { pyrightVersion } from '../../fingerprint/pyright-version.js';
import type { RememberedFacts } from '../../fingerprint/remembered-facts.js';
import type { Component } from '../../workspace/read-component.js';

/** What is to be there for a component. */
export interface Place {
  readonly workspaceRoot: string;
  readonly interpreter: string | undefined;
  readonly environmentCommand: string | undefined;
  readonly memory: RememberedFacts;
}

/** Distributions by collector, with what is asked for to get them; pyright is no Python package. */
const distributions: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  pytest: [
    ['pytest', 'pytest'],
    ['coverage', 'coverage[toml]'],
  ],
  'pytest-integration': [
    ['pytest', 'pytest'],
    ['coverage', 'coverage[toml]'],
  ],
  ruff: [['ruff', 'ruff']],
  bandit: [['bandit', 'bandit']],
};

/** Programs, which may stand in an environment further up. */
const programs = new Set(['ruff', 'bandit']);

/** Which environment a component is measured in, and what is there of the tools that measure it. */
export async function checkComponent(
  { name, root, collectors }: Pick<Component, 'name' | 'root' | 'collectors'>,
  place: Place,
): Promise<ComponentCheck> {
  const { workspaceRoot, interpreter } = place;
  const command = (packages: readonly string[], starts = true): string =>
    installCommand({ ...place, root, starts }, packages);
  const wanted = new Map(collectors.flatMap(({ collector }) => distributions[collector] ?? []));
  const search = findEnvironment({ workspaceRoot, root, interpreter, exists: existsSync });
  const hasPyright = collectors.some(({ collector }) => collector === 'pyright');
  const pyright = hasPyright ? [{ name: 'pyright', version: pyrightVersion() }] : [];
  if (!search.ok) {
    const tools = [...[...wanted.keys()].map((tool) => ({ name: tool, version: null })), ...pyright];
    const problem = { message: search.detail, command: command([...wanted.values()]) };
    return { component: name, environment: null, python: null, tools, problems: [problem] };
  }
  const { environment } = search;
  const facts = await factsOf(environment, place.memory);
  const tools = [...wanted.keys()].map((tool) => ({
    name: tool,
    version: versionOf(tool, environment, facts),
  }));
  const missing = tools.filter(({ version }) => version === null).map(({ name: tool }) => tool);
  const problems = disputed(environment, [...wanted.values()].sort(), workspaceRoot);
  if (facts === undefined) {
    const message = `${relative(workspaceRoot, environment.interpreter)} does not start`;
    problems.push({ message, command: command([...wanted.values()], false) });
  } else if (missing.length > 0) {
    const packages = missing.map((tool) => wanted.get(tool) ?? tool);
    problems.push({ message: `${missing.join(', ')} not installed`, command: command(packages) });
  }
  return {
    component: name,
    environment: keptEnvironment(environment, workspaceRoot),
    python: facts?.version ?? null,
    tools: [...tools, ...pyright],
    problems,
  };
}

/** The `.venv` that this plugin made, where a lock file says that somebody else keeps it: each undoes what the other does. */
function disputed(
  { interpreter }: PythonEnvironment,
  packages: readonly string[],
  workspaceRoot: string,
): DoctorProblem[] {
  const folder = dirname(dirname(interpreter));
  const manager = environmentManager(dirname(folder));
  if (basename(folder) !== '.venv' || !isOwnEnvironment(folder)) return [];
  if (manager === 'pip' || manager === 'uv pip') return [];
  const place = relative(workspaceRoot, folder);
  return [
    {
      message: `${place} was made by this plugin, and ${manager}.lock lies beside it: ${manager} takes away what it does not know of`,
      command: `rm -r ${place} && ${addCommand(manager, dirname(place), packages)}`,
    },
  ];
}

async function factsOf(
  { interpreter }: PythonEnvironment,
  memory: RememberedFacts,
): Promise<InterpreterFacts | undefined> {
  try {
    return await interpreterFacts(interpreter, memory);
  } catch {
    // It does not start, and is named.
    return undefined;
  }
}

function keptEnvironment(
  { interpreter }: PythonEnvironment,
  workspaceRoot: string,
): ComponentCheck['environment'] {
  const folder = dirname(dirname(interpreter));
  if (!existsSync(join(folder, 'pyvenv.cfg')))
    return { place: relative(workspaceRoot, interpreter), keptBy: 'no virtual environment' };
  const manager = environmentManager(dirname(folder));
  const keptBy = isOwnEnvironment(folder) ? 'this plugin' : manager === 'pip' ? 'somebody else' : manager;
  return { place: relative(workspaceRoot, folder), keptBy };
}

function versionOf(
  tool: string,
  environment: PythonEnvironment,
  facts: InterpreterFacts | undefined,
): string | null {
  const folder = dirname(dirname(environment.interpreter));
  if (programs.has(tool)) {
    const program = findProgram(environment, tool, existsSync);
    return program === undefined
      ? null
      : (versionsIn(dirname(dirname(program)), facts).get(tool) ?? 'of unknown version');
  }
  return versionsIn(folder, facts).get(tool) ?? null;
}

function versionsIn(folder: string, facts: InterpreterFacts | undefined): ReadonlyMap<string, string> {
  return existsSync(join(folder, 'pyvenv.cfg'))
    ? installedDistributions(folder)
    : distributionsIn(facts?.packages ?? []);
}
