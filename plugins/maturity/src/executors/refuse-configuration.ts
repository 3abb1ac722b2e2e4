import type { ExecutorContext, Task } from '@nx/devkit';
import { nearestName } from '@tta/maturity-model';

/**
 * Why a task with a configuration is refused; undefined for one without. These targets have no configurations:
 * `nx run carbon:maturity:validat` is a mistyped target, which Nx takes for the target `maturity` and runs.
 */
export function refuseConfiguration(task: Task, context: ExecutorContext): string | undefined {
  const { project, target, configuration } = task.target;
  if (configuration === undefined || configuration === '') return undefined;
  const typed = `${target}:${configuration}`;
  const known = Object.keys(context.projectsConfigurations.projects[project]?.targets ?? {});
  const near = nearestName(typed, known);
  const advice =
    near === undefined ? `Its targets: ${known.join(', ')}` : `Did you mean 'nx run ${project}:${near}'?`;
  return `${project} has no target '${typed}', and '${target}' has no configurations. ${advice}`;
}
