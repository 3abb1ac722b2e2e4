import type { ComponentCheck, DoctorProblem, DoctorReport } from '@tta/maturity-model';
import { table } from '../table.js';

/** What is found on one screen: components with the same environment and tools share a line. */
export function describeDoctor(report: DoctorReport): string {
  const { nx, devkit, plugin, packageManager, git, components } = report;
  const groups = alike(components);
  const rows = groups.map(rowOf);
  const problems = new Map(
    [...report.problems, ...components.flatMap((check) => check.problems)].map((each) => [
      JSON.stringify(each),
      each,
    ]),
  );
  return [
    `nx ${nx ?? 'missing'}, @nx/devkit ${devkit ?? 'none (not needed)'}, @tta/maturity ${plugin.version} (${plugin.isRegistered ? '' : 'not '}registered in nx.json)`,
    `${packageManager}, git ${git.version ?? 'missing'}${git.isRepository ? '' : ', no repository'}`,
    '',
    ...(rows.length === 0 ? ['There is no component.'] : [table(rows.flat())]),
    '',
    ...(problems.size === 0 ? ['Nothing is missing.'] : [...problems.values()].flatMap(toDo(components))),
  ].join('\n');
}

const most = 3;

/** Components in groups that differ in nothing but their names. */
function alike(components: readonly ComponentCheck[]): ComponentCheck[][] {
  const groups = new Map<string, ComponentCheck[]>();
  for (const check of components) {
    const key = JSON.stringify({ ...check, component: '' });
    groups.set(key, [...(groups.get(key) ?? []), check]);
  }
  return [...groups.values()];
}

function rowOf(group: readonly ComponentCheck[]): string[][] {
  const [first] = group;
  if (first === undefined) return [];
  const { environment, python, tools } = first;
  const place = environment === null ? 'no environment' : `${environment.place} (${environment.keptBy})`;
  const found = tools.map(({ name, version }) => `${name} ${version ?? 'missing'}`);
  return [[nameOf(group), place, `Python ${python ?? 'missing'}`], ...found.map((tool) => ['', '', tool])];
}

function nameOf(group: readonly ComponentCheck[]): string {
  const names = group.slice(0, most).map(({ component }) => component);
  const more = group.length > most ? [`${group.length - most} more`] : [];
  return [...names, ...more].join(', ');
}

function toDo(components: readonly ComponentCheck[]) {
  return ({ message, command }: DoctorProblem): string[] => {
    const concerned = components.filter(({ problems }) =>
      problems.some((each) => each.message === message && each.command === command),
    );
    const whom = concerned.length === 0 ? '' : `${nameOf(concerned)}: `;
    return [`✖ ${whom}${message}`, ...(command === undefined ? [] : [`  Run: ${command}`])];
  };
}
