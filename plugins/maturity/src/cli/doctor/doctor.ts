import {
  canonicalJson,
  formatProblem,
  type DoctorProblem,
  type DoctorReport,
  type Problem,
} from '@tta/maturity-model';
import { rememberedFacts } from '../../fingerprint/remembered-facts.js';
import { collectorTargets } from '../../workspace/read-component.js';
import { maturityMetadata } from '../../workspace/maturity-metadata.js';
import { readWorkspacePolicy } from '../../workspace/read-policy.js';
import { recordProblems } from '../../workspace/record-problems.js';
import { typedCommands } from '../../workspace/typed-commands.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import { openWorkspace, type OpenWorkspace } from '../open-workspace.js';
import { checkComponent } from './check-component.js';
import { checkWorkspace } from './check-workspace.js';
import { describeDoctor } from './describe-doctor.js';

export interface DoctorOptions {
  readonly json?: boolean;
}

/** Says what measuring needs, what of it is there, and the command that brings the rest. Runs no tool and writes nothing. */
export async function doctor({ json = false }: DoctorOptions): Promise<ExitCode> {
  const report = await examine(await openWorkspace());
  process.stdout.write(json ? canonicalJson(report) : `${describeDoctor(report)}\n`);
  const problems = [...report.problems, ...report.components.flatMap((check) => check.problems)];
  if (problems.length === 0) return exitCode.success;
  const isEdit = problems.some(({ command }) => command === undefined);
  return isEdit ? exitCode.invalidArguments : exitCode.collectionFailed;
}

async function examine({
  root,
  nxJson,
  options,
  projectGraph,
  components,
}: OpenWorkspace): Promise<DoctorReport> {
  const policy = readWorkspacePolicy(root, options.policy);
  const { interpreter, environment } = options.python;
  const environmentCommand =
    environment === undefined ? undefined : `${typedCommands(root).nx} run ${environment}`;
  const place = { workspaceRoot: root, interpreter, environmentCommand, memory: rememberedFacts() };
  const checks = [];
  for (const project of components) {
    const data = projectGraph.nodes[project]?.data;
    const component = data === undefined ? undefined : maturityMetadata(data)?.component;
    if (data === undefined || component === undefined) continue;
    const collectors = collectorTargets({ ...data, name: project }, component);
    const check = await checkComponent({ name: project, root: data.root, collectors }, place);
    const { problems } = policy.ok
      ? recordProblems({ ...data, name: project }, policy.value.policy, root)
      : { problems: [] };
    checks.push({ ...check, problems: [...check.problems, ...problems.map(toEdit)] });
  }
  await place.memory.save();
  const found = await checkWorkspace(root, nxJson);
  const ofPolicy = policy.ok ? [] : policy.problems.map(toEdit);
  return {
    format: 'maturity-doctor/1',
    ...found,
    problems: [...found.problems, ...ofPolicy],
    components: checks,
  };
}

/** Of a file that a person writes: no command mends it. */
function toEdit(problem: Problem): DoctorProblem {
  return { message: formatProblem(problem) };
}
