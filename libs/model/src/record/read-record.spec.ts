import { formatProblem } from '../problem.js';
import { readRecord } from './read-record.js';

const lines = [
  'component: carbon',
  'group: monitoring-operations',
  "owner: '@tta/platform'",
  'stage: { name: development, since: 2026-01-12 }',
];

function problemsOf(...more: string[]): string[] {
  const parsed = readRecord([...lines, ...more].join('\n'), 'carbon/maturity.yaml');
  return parsed.ok ? [] : parsed.problems.map(formatProblem);
}

describe('readRecord', () => {
  it('fills what is not decided', () => {
    const parsed = readRecord(lines.join('\n'), 'carbon/maturity.yaml');
    expect(parsed).toMatchObject({ ok: true, value: { reads: [], waivers: [], signoffs: [], history: [] } });
  });

  it('names the nearest key', () => {
    expect(problemsOf('sorces: [src]')).toEqual([
      "carbon/maturity.yaml:5:1: unknown key 'sorces'. Did you mean 'sources'?",
    ]);
    expect(problemsOf('tests: { units: [tests] }')).toEqual([
      "carbon/maturity.yaml:5:10: unknown key 'units' in 'tests'. Did you mean 'unit'?",
    ]);
  });

  it.each([
    ['sources: src', "'sources' must be a list"],
    ['sources: []', 'must name at least one file or folder'],
    ['waivers: [{ criterion: x, reason: y, approvedBy: z }]', "'waivers.0.until' is missing"],
    [
      'waivers: [{ criterion: x, reason: y, approvedBy: z, until: soon }]',
      'must be a day such as 2026-01-12',
    ],
    ['waivers: [{ criterion: x, reason: y, approvedBy: z, until: 2026-02-30 }]', 'must be a day'],
    ['timeLimits: { pytest: 20 minutes }', 'must be a length of time'],
  ])('%s: %s', (line, message) => {
    expect(problemsOf(line)[0]).toContain(message);
    expect(problemsOf(line)[0]).toMatch(/^carbon\/maturity.yaml:5:\d+: /);
  });

  it('says what is missing', () => {
    const parsed = readRecord('component: carbon\n', 'maturity.yaml');
    expect(parsed.ok ? [] : parsed.problems.map(({ code }) => code)).toEqual([
      'missing-key',
      'missing-key',
      'missing-key',
    ]);
  });

  it('refuses a file that is no mapping', () => {
    for (const text of ['', '- a', 'text', '%', 'a: *b', '"'])
      expect(readRecord(text, 'maturity.yaml').ok).toBe(false);
  });
});
