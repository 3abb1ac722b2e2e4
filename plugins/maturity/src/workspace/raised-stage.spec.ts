import type { Assessment } from '@tta/maturity-model';
import { raisedStage } from './raised-stage.js';
import type { RecordsAtBase } from '../merge-base/records-at-base.js';

const stages = ['development', 'staging', 'production'];
const criterion = (id: string, stage: string, outcome: 'pass' | 'fail' | 'unknown') => ({
  title: id,
  outcome,
  explanation: `${id} is why.`,
  for: [{ stage, purpose: 'promote' as const }],
});
const criteria = [
  criterion('coverage', 'staging', 'unknown'),
  criterion('lint', 'staging', 'pass'),
  criterion('docs', 'production', 'fail'),
];
const at = (stage: string | undefined): RecordsAtBase => ({
  kind: 'known',
  commit: '0123456789abcdef',
  base: 'origin/main',
  stageOf: () => stage,
});

function raised(name: string, base: RecordsAtBase, supportedStage = 'development'): string[] {
  const assessment = { component: 'carbon', stage: { name, since: '2026-02-01' }, supportedStage, criteria };
  return raisedStage(
    assessment as unknown as Assessment,
    'carbon/maturity.yaml',
    stages,
    base,
    'npx maturity',
  );
}

describe('raisedStage', () => {
  it.each([
    ['the first stage', 'development', at('production')],
    ['a stage that it had', 'staging', at('staging')],
    ['a lower stage than it had', 'staging', at('production')],
    ['the first stage, where no base is known', 'development', { kind: 'unknown', why: '', remedy: '' }],
  ] as const)('lets %s be', (_, stage, base) => {
    expect(raised(stage, base)).toEqual([]);
  });

  it('lets a stage be whose gate is open, wherever it comes from', () => {
    expect(raised('staging', at('development'), 'staging')).toEqual([]);
    expect(raised('staging', at(undefined), 'production')).toEqual([]);
    expect(raised('staging', { kind: 'unknown', why: '', remedy: '' }, 'staging')).toEqual([]);
  });

  it('names component, change, commit, criteria and what to do', () => {
    const [problem, ...others] = raised('staging', at('development'));
    expect(others).toEqual([]);
    expect(problem).toContain(
      'the stage of carbon was raised from development to staging since 0123456789, where this went on from origin/main, but the gate of staging is not open:\n  coverage (unknown): coverage is why.\n',
    );
    expect(problem).not.toContain('lint');
    expect(problem).toContain('npx maturity explain carbon --all');
    expect(problem).toContain("write 'stage: { name: development, … }'");
  });

  it('asks for all gates in between', () => {
    const [problem] = raised('production', at('development'));
    expect(problem).toContain('the gate of staging and production is not open');
    expect(problem).toContain('docs (fail)');
    expect(raised('production', at('staging'), 'staging').join()).not.toContain('coverage (unknown)');
  });

  it.each([undefined, 'a stage of former times'])('takes %s at the base for the first stage', (before) => {
    expect(raised('staging', at(before))).toHaveLength(1);
    expect(raised('staging', at(undefined)).join()).toContain('carbon is new since 0123456789');
  });

  it('says that nothing was compared, and why', () => {
    const unknown = { kind: 'unknown', why: 'This is no git repository.', remedy: 'Run: x' } as const;
    expect(raised('staging', unknown).join()).toContain(
      'was not compared with an earlier one: This is no git repository. Run: x Without that it counts as raised',
    );
  });
});
