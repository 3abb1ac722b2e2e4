import type { DependencyFact } from '../assess-input.js';
import { assess } from '../assess.js';
import { resultOf } from '../testing/result-of.js';
import { sampleInput } from '../testing/sample-input.js';
import { samplePolicy } from '../testing/sample-policy.js';

function on(name: string, stage: string, parts: Partial<DependencyFact> = {}): DependencyFact {
  return { name, stage, group: 'core-infrastructure', tags: [], edge: 'sources', ...parts };
}

describe('judgeDependencies', () => {
  it('asks for the stage that is asked for', () => {
    const input = sampleInput({ dependencies: [on('redis', 'staging')] });
    expect(resultOf(input, 'dependencies', 'staging')).toMatchObject({
      outcome: 'pass',
      value: 'redis (staging)',
    });
    expect(resultOf(input, 'dependencies', 'production')).toMatchObject({
      outcome: 'fail',
      gap: 'redis (staging) below production',
      explanation: 'Below production: redis (staging).',
    });
  });

  it('lists all that are below', () => {
    const dependencies = [on('redis', 'development'), on('llm', 'production'), on('neo4j', 'development')];
    expect(resultOf(sampleInput({ dependencies }), 'dependencies').gap).toBe(
      'neo4j (development), redis (development) below staging',
    );
  });

  it('judges a cycle as one: an edge back opens no gate', () => {
    const dependencies = [on('redis', 'development'), on('llm', 'development', { cycle: 'sources' })];
    const result = resultOf(sampleInput({ dependencies }), 'dependencies');
    expect(result).toMatchObject({
      outcome: 'fail',
      explanation: 'Below staging: llm (development), redis (development); llm depends on it, too.',
    });
    const { wayToNextStage } = assess(sampleInput({ dependencies }));
    expect(wayToNextStage.find(({ criterion }) => criterion === 'dependencies')?.todo).toBe(
      'Promote redis to staging first, then promote carbon and llm to staging together',
    );
    const level = [on('redis', 'staging'), on('llm', 'staging', { cycle: 'sources' })];
    expect(resultOf(sampleInput({ dependencies: level }), 'dependencies').outcome).toBe('pass');
  });

  it('leaves out what the policy excepts', () => {
    const asked = { atLeast: 'staging', except: ['tag:test-util', 'mocks'] };
    const policy = samplePolicy({ it: { dependencies: asked } });
    const dependencies = [on('a', 'development', { tags: ['test-util'] }), on('mocks', 'development')];
    expect(resultOf(sampleInput({ policy, dependencies }), 'it').outcome).toBe('pass');
    expect(resultOf(sampleInput({ policy, dependencies: [on('b', 'development')] }), 'it').outcome).toBe(
      'fail',
    );
  });

  it('counts what the sources import, and lists the others as what they are', () => {
    const dependencies = [
      on('redis', 'staging'),
      on('fakes', 'development', { edge: 'tests', cycle: 'tests' }),
      on('extra', 'development', { edge: 'plugins' }),
    ];
    expect(resultOf(sampleInput({ dependencies }), 'dependencies')).toMatchObject({
      outcome: 'pass',
      value: 'redis (staging); only in tests: fakes (development); plug-ins: extra (development)',
      explanation: 'Its dependency is at least staging.',
    });
    expect(resultOf(sampleInput({ dependencies: dependencies.slice(1) }), 'dependencies')).toMatchObject({
      outcome: 'pass',
      value: 'none; only in tests: fakes (development); plug-ins: extra (development)',
      explanation: 'Its sources depend on no component.',
    });
  });

  it('counts edges of tests and of plug-ins where the policy says so', () => {
    const dependencies = [
      on('fakes', 'development', { edge: 'tests', cycle: 'tests' }),
      on('extra', 'development', { edge: 'plugins', cycle: 'plugins' }),
    ];
    const asking = (edges: 'tests' | 'plugins') =>
      resultOf(
        sampleInput({
          policy: samplePolicy({ it: { dependencies: { atLeast: 'target', edges } } }),
          dependencies,
        }),
        'it',
      );
    expect(asking('tests')).toMatchObject({
      outcome: 'fail',
      gap: 'fakes (development) below staging',
      explanation: 'Below staging: fakes (development); fakes depends on it, too.',
    });
    expect(asking('plugins').gap).toBe('extra (development), fakes (development) below staging');
  });

  it('takes a cycle that only edges of other kinds close for none', () => {
    const dependencies = [on('redis', 'development', { cycle: 'tests' })];
    const result = resultOf(sampleInput({ dependencies }), 'dependencies');
    expect(result.explanation).toBe('Below staging: redis (development).');
  });

  it('does not guess what an unknown stage is worth', () => {
    expect(resultOf(sampleInput({ dependencies: [on('redis', 'beta')] }), 'dependencies').outcome).toBe(
      'error',
    );
    const policy = samplePolicy({ it: { dependencies: { atLeast: 'beta' } } });
    expect(resultOf(sampleInput({ policy }), 'it').outcome).toBe('error');
  });
});
