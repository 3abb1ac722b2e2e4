import { countMetric, ratioMetric, type Evidence, type MetricValue } from '@tta/maturity-model';
import { describeFleet } from './describe-fleet.js';

function member(component: string, metrics: Record<string, MetricValue>, recordedTools = {}) {
  const evidence: Evidence = {
    format: 'maturity-evidence/1',
    component,
    collector: 'ruff',
    status: 'ok',
    tool: { name: 'ruff', version: '0.16.10' },
    config: null,
    command: ['ruff'],
    directory: '.',
    scope: { files: [`${component}/a.py`], excluded: [], missing: [] },
    metrics,
    trace: `sha256:${'0'.repeat(64)}`,
    findings: [],
  };
  return { component, evidence: [evidence], recordedTools };
}

describe('describeFleet', () => {
  it('wrong-env: says that the environment is wrong when all components are at 0 %', () => {
    const members = ['carbon', 'llm', 'redis'].map((name) =>
      member(name, { 'coverage.unit.lines': ratioMetric(0, 40) }),
    );
    expect(describeFleet(members)).toEqual([
      'warning: coverage.unit.lines is 0% for all 3 components; the environment is probably wrong, not the tests.',
    ]);
  });

  it('says that another version of a tool measured than the reports name', () => {
    const members = ['carbon', 'llm'].map((name, index) =>
      member(name, { 'lint.errors': countMetric(index) }, { ruff: '0.15.0' }),
    );
    expect(describeFleet(members)).toEqual([
      'warning: ruff 0.16.10 instead of the recorded 0.15.0 measured 2 components; where numbers differ the environment is probably wrong, not the code.',
    ]);
  });

  it('says nothing about a usual fleet', () => {
    const members = [0, 30].map((covered) =>
      member(`c${covered}`, { 'coverage.unit.lines': ratioMetric(covered, 40) }),
    );
    expect(describeFleet(members)).toEqual([]);
  });
});
