import { countMetric, ratioMetric, type MetricValue } from '@tta/maturity-model';
import { sampleEvidence } from '../testing/sample-input.js';
import { fleetWarnings, type FleetMember } from './fleet-warnings.js';

function member(component: string, metrics: Record<string, MetricValue>): FleetMember {
  return { component, evidence: [sampleEvidence('tool', metrics, { component })] };
}

function codes(members: readonly FleetMember[]): string[] {
  return fleetWarnings(members).map(({ code }) => code);
}

describe('fleetWarnings', () => {
  it('says nothing about a usual fleet, or about a single component', () => {
    const usual = [
      member('a', { 'coverage.unit.lines': ratioMetric(0, 40), 'lint.errors': countMetric(0) }),
      member('b', { 'coverage.unit.lines': ratioMetric(30, 40), 'lint.errors': countMetric(0) }),
    ];
    expect(codes(usual)).toEqual([]);
    expect(codes([member('a', { 'coverage.unit.lines': ratioMetric(0, 40) })])).toEqual([]);
    expect(codes([])).toEqual([]);
  });

  it('does not count components without a line to cover', () => {
    const empty = member('c', { 'coverage.unit.lines': ratioMetric(0, 0) });
    expect(codes([empty, { ...empty, component: 'd' }])).toEqual([]);
    expect(codes([empty, member('a', { 'coverage.unit.lines': ratioMetric(0, 40) })])).toEqual([]);
  });

  it('finds components that have all numbers in common', () => {
    const numbers = {
      'coverage.unit.lines': ratioMetric(71, 97),
      'tests.unit.passed': countMetric(20),
      'lint.errors': countMetric(13),
    };
    expect(fleetWarnings([member('b', numbers), member('a', numbers), member('c', {})])).toEqual([
      expect.objectContaining({ code: 'equal-numbers', components: ['a', 'b'] }),
    ]);
    expect(
      codes([member('a', numbers), member('b', { ...numbers, 'lint.errors': countMetric(14) })]),
    ).toEqual([]);
  });

  it('does not take good numbers for suspicious ones', () => {
    const clean = {
      'coverage.unit.lines': ratioMetric(50, 50),
      'coverage.unit.branches': ratioMetric(10, 10),
      'lint.errors': countMetric(0),
      'types.errors': countMetric(0),
      'security.issues': countMetric(0),
      'tests.unit.passed': countMetric(12),
    };
    expect(codes(['a', 'b', 'c'].map((name) => member(name, clean)))).toEqual([]);
  });

  it('finds one large number that most components share', () => {
    const with445 = ['a', 'b', 'c'].map((name) => member(name, { 'lint.errors': countMetric(445) }));
    expect(fleetWarnings(with445)[0]?.message).toContain('lint.errors 445');
    const others = ['d', 'e', 'f'].map((name, index) => member(name, { 'lint.errors': countMetric(index) }));
    expect(codes([...with445, ...others])).toEqual([]);
  });

  it('finds environments in which no import is found', () => {
    const withErrors = (component: string, rules: readonly string[]): FleetMember => {
      const findings = rules.map((rule) => ({ rule, severity: 'error' as const, file: 'a.py', message: '' }));
      const metrics = { 'types.errors': countMetric(rules.length) };
      return { component, evidence: [sampleEvidence('pyright', metrics, { component, findings })] };
    };
    const missing = 'reportMissingImports';
    expect(
      codes([withErrors('a', [missing]), withErrors('b', [missing, 'reportCallIssue']), withErrors('c', [])]),
    ).toEqual(['unresolved-imports']);
    expect(codes([withErrors('a', [missing]), withErrors('b', ['reportCallIssue'])])).toEqual([]);
    expect(codes([withErrors('a', [missing])])).toEqual([]);
  });

  it('names tools of another version than the reports name', () => {
    const at = (component: string, recorded: string): FleetMember => ({
      ...member(component, {}),
      recordedTools: { tool: recorded },
    });
    expect(fleetWarnings([at('a', '0.9.0'), at('b', '0.9.0'), at('c', '1.0.0')])).toEqual([
      {
        code: 'tool-version',
        message:
          'tool 1.0.0 instead of the recorded 0.9.0 measured 2 components; where numbers differ the environment is probably wrong, not the code.',
        components: ['a', 'b'],
      },
    ]);
  });
});
