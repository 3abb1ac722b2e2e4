import type { ExecutorContext } from '@nx/devkit';

/** Whether a target of a project with this executor is part of the same run. */
export function isInRun(executor: string, project: string, context: ExecutorContext): boolean {
  const targets = context.projectsConfigurations.projects[project]?.targets ?? {};
  const tasks = context.taskGraph?.tasks ?? {};
  return Object.entries(targets).some(
    ([name, target]) => target.executor === executor && `${project}:${name}` in tasks,
  );
}
