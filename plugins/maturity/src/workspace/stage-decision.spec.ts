import { undecidedStage } from './stage-decision.js';

const stages = ['development', 'staging', 'production'];
const held = (name: string, since = '2026-02-01') => ({ name, since });
const move = (from: string, to: string, on: string) => ({ from, to, on });

describe('undecidedStage', () => {
  it('asks for nothing in the first stage', () => {
    expect(undecidedStage({ stage: held('development'), history: [] }, stages)).toEqual([]);
  });

  it('takes a stage that the history leads to', () => {
    const history = [
      move('development', 'staging', '2026-01-01'),
      move('staging', 'development', '2026-01-10'),
      move('development', 'staging', '2026-02-01'),
    ];
    expect(undecidedStage({ stage: held('staging'), history }, stages)).toEqual([]);
  });

  it.each([
    ['a stage without history', held('staging'), [], 'was not decided'],
    ['another stage', held('production'), [move('development', 'staging', '2026-02-01')], 'leads to staging'],
    [
      'the first stage, against the history',
      held('development'),
      [move('development', 'staging', '2026-02-01')],
      'leads to staging',
    ],
    [
      'another day',
      held('staging', '2026-03-01'),
      [move('development', 'staging', '2026-02-01')],
      'says since 2026-02-01',
    ],
    [
      'a stage left out',
      held('production'),
      [move('development', 'production', '2026-02-01')],
      'leaves a stage out',
    ],
    [
      'a gap',
      held('production'),
      [move('staging', 'production', '2026-02-01')],
      'the component was in development',
    ],
  ])('refuses %s', (_, stage, history, problem) => {
    expect(undecidedStage({ stage, history }, stages).join()).toContain(problem);
  });
});
