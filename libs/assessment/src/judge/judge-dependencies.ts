import { compareText, type Criterion } from '@tta/maturity-model';
import type { DependencyFact } from '../assess-input.js';
import { judgement, type Judgement, type Question } from './judgement.js';

/**
 * No component above its dependencies. Members of a cycle are judged as one: each of the others counts with the stage of its
 * own, and those below are promoted together with the component. So an edge too many closes a gate, and opens none.
 */
export function judgeDependencies(
  { dependencies: asked }: Extract<Criterion, { dependencies: object }>,
  { input, stage }: Question,
): Judgement {
  const { stages } = input.policy;
  const least = asked.atLeast === 'target' ? stage : asked.atLeast;
  const require = `dependencies at least ${least}`;
  const needed = stages.indexOf(least);
  if (needed < 0) {
    return judgement(
      'error',
      `The policy asks dependencies for '${least}', which is no stage.`,
      'configuration',
      {
        require,
        todo: `Name one of the stages ${stages.join(', ')} in the policy`,
      },
    );
  }
  const counted = input.dependencies
    .filter((dependency) => !excepted(dependency, asked.except))
    .sort((left, right) => compareText(left.name, right.name));
  const foreign = counted.filter((dependency) => !stages.includes(dependency.stage));
  if (foreign.length > 0) {
    const list = foreign.map(({ name, stage: unknown }) => `${name} ('${unknown}')`).join(', ');
    return judgement('error', `The stage of ${list} is none of the policy's.`, 'configuration', {
      require,
      todo: `Correct the stage in the record of ${foreign.map(({ name }) => name).join(', ')}`,
    });
  }
  const below = counted.filter((dependency) => stages.indexOf(dependency.stage) < needed);
  if (below.length === 0) {
    const explanation =
      counted.length === 0
        ? 'It depends on no component.'
        : `${counted.length === 1 ? 'Its dependency is' : `All ${counted.length} dependencies are`} at least ${least}.`;
    return judgement('pass', explanation, 'dependencies', { require, value: describe(counted) });
  }
  const list = describe(below);
  return judgement('fail', `Below ${least}: ${list}${cycleNote(below)}.`, 'dependencies', {
    require,
    value: describe(counted),
    gap: `${list} below ${least}`,
    todo: todoFor(below, input.record.component, least),
    effort: { kind: 'dependencies', amount: below.length },
  });
}

function cycleNote(below: readonly DependencyFact[]): string {
  const names = namesOf(below.filter(({ cycle }) => cycle === true));
  return names.length === 0
    ? ''
    : `; ${names.join(', ')} ${names.length === 1 ? 'depends' : 'depend'} on it, too`;
}

function todoFor(below: readonly DependencyFact[], component: string, least: string): string {
  const first = namesOf(below.filter(({ cycle }) => cycle !== true));
  const together = namesOf(below.filter(({ cycle }) => cycle === true));
  return [
    ...(first.length === 0 ? [] : [`promote ${first.join(', ')} to ${least} first`]),
    ...(together.length === 0
      ? []
      : [`promote ${enumerated([component, ...together].sort(compareText))} to ${least} together`]),
  ].join(', then ');
}

function namesOf(dependencies: readonly DependencyFact[]): string[] {
  return dependencies.map(({ name }) => name);
}

/** `a, b and c`. */
function enumerated(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

function excepted({ name, tags }: DependencyFact, except: readonly string[]): boolean {
  return except.some((entry) => (entry.startsWith('tag:') ? tags.includes(entry.slice(4)) : entry === name));
}

function describe(dependencies: readonly DependencyFact[]): string {
  return dependencies.length === 0
    ? 'none'
    : dependencies.map(({ name, stage }) => `${name} (${stage})`).join(', ');
}
