import { compareText, includesKind, type Criterion, type EdgeKind } from '@tta/maturity-model';
import type { DependencyFact } from '../assess-input.js';
import { judgement, type Judgement, type Question } from './judgement.js';

/**
 * No component above its dependencies. Members of a cycle are judged as one: each of the others counts with the stage of its
 * own, and those below are promoted together with the component. So an edge too many closes a gate, and opens none. Edges
 * of kinds that the policy does not count are listed, and judge nothing.
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
  const known = input.dependencies
    .filter((dependency) => !excepted(dependency, asked.except))
    .sort((left, right) => compareText(left.name, right.name));
  const counted = known.filter(({ edge }) => includesKind(asked.edges, edge));
  const value = describeAll(counted, known);
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
    return judgement('pass', explainPass(counted.length, known.length, least), 'dependencies', {
      require,
      value,
    });
  }
  const list = describe(below);
  const together = namesOf(
    below.filter(({ cycle }) => cycle !== undefined && includesKind(asked.edges, cycle)),
  );
  return judgement('fail', `Below ${least}: ${list}${cycleNote(together)}.`, 'dependencies', {
    require,
    value,
    gap: `${list} below ${least}`,
    todo: todoFor(namesOf(below), together, input.record.component, least),
    effort: { kind: 'dependencies', amount: below.length },
  });
}

function explainPass(counted: number, known: number, least: string): string {
  if (known === 0) return 'It depends on no component.';
  if (counted === 0) return 'Its sources depend on no component.';
  return `${counted === 1 ? 'Its dependency is' : `All ${counted} dependencies are`} at least ${least}.`;
}

function cycleNote(together: readonly string[]): string {
  return together.length === 0
    ? ''
    : `; ${together.join(', ')} ${together.length === 1 ? 'depends' : 'depend'} on it, too`;
}

function todoFor(
  below: readonly string[],
  together: readonly string[],
  component: string,
  least: string,
): string {
  const first = below.filter((name) => !together.includes(name));
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

/** What counts, and what does not as what it is. */
function describeAll(counted: readonly DependencyFact[], known: readonly DependencyFact[]): string {
  const others = (kind: EdgeKind): DependencyFact[] =>
    known.filter((dependency) => dependency.edge === kind && !counted.includes(dependency));
  const inTests = others('tests');
  const plugins = others('plugins');
  return [
    describe(counted),
    ...(inTests.length === 0 ? [] : [`only in tests: ${describe(inTests)}`]),
    ...(plugins.length === 0 ? [] : [`plug-ins: ${describe(plugins)}`]),
  ].join('; ');
}

function describe(dependencies: readonly DependencyFact[]): string {
  return dependencies.length === 0
    ? 'none'
    : dependencies.map(({ name, stage }) => `${name} (${stage})`).join(', ');
}
