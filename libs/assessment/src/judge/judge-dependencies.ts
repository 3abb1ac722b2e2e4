import { compareText, type Criterion } from '@tta/maturity-model';
import type { DependencyFact } from '../assess-input.js';
import { judgement, type Judgement, type Question } from './judgement.js';

/**
 * No component above its dependencies. Dependencies that depend on the component in turn are promoted together with it,
 * so they do not hold it back here; the gate judges all of them.
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
  const together = counted.filter(({ cycle }) => cycle === true).map(({ name }) => name);
  const others = counted.filter(({ cycle }) => cycle !== true);
  const below = others.filter((dependency) => stages.indexOf(dependency.stage) < needed);
  const note =
    together.length === 0
      ? ''
      : `; it is promoted together with ${together.join(', ')} (they depend on it, too)`;
  if (below.length === 0) {
    const explanation =
      others.length === 0
        ? `It depends on no component that is promoted before it${note}.`
        : `${others.length === 1 ? 'Its dependency is' : `All ${others.length} dependencies are`} at least ${least}${note}.`;
    return judgement('pass', explanation, 'dependencies', { require, value: describe(others) });
  }
  const list = describe(below);
  return judgement('fail', `Below ${least}: ${list}${note}.`, 'dependencies', {
    require,
    value: describe(others),
    gap: `${list} below ${least}`,
    todo: `promote ${below.map(({ name }) => name).join(', ')} to ${least} first`,
    effort: { kind: 'dependencies', amount: below.length },
  });
}

function excepted({ name, tags }: DependencyFact, except: readonly string[]): boolean {
  return except.some((entry) => (entry.startsWith('tag:') ? tags.includes(entry.slice(4)) : entry === name));
}

function describe(dependencies: readonly DependencyFact[]): string {
  return dependencies.length === 0
    ? 'none'
    : dependencies.map(({ name, stage }) => `${name} (${stage})`).join(', ');
}
