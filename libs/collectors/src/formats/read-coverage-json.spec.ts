import { recorded } from '../recorded.spec.run.js';
import { readCoverageJson } from './read-coverage-json.js';

const text = recorded('pytest', 'a-b').outputs.tests?.reports['coverage-0'] ?? '';
const code = (changed: string) => {
  const report = readCoverageJson(changed);
  return report.ok ? 'ok' : report.failure.code;
};

describe('readCoverageJson', () => {
  it('reads counts and lines by file', () => {
    const report = readCoverageJson(text);
    expect(report.ok && Object.fromEntries(report.files)).toEqual({
      'a/__init__.py': {
        lines: { covered: 0, total: 0, missing: '' },
        branches: { covered: 0, total: 0 },
        excludedLines: 0,
      },
      'a/never.py': {
        lines: { covered: 0, total: 3, missing: '1-4' },
        branches: { covered: 0, total: 0 },
        excludedLines: 0,
      },
      'a/shop.py': {
        lines: { covered: 7, total: 7, missing: '' },
        branches: { covered: 2, total: 2 },
        excludedLines: 2,
      },
    });
  });

  it('has no branches where none were measured', () => {
    const report = readCoverageJson(text.replace('"branch_coverage": true', '"branch_coverage": false'));
    expect(report.ok && report.files.get('a/shop.py')?.branches).toBeUndefined();
  });

  it('says what is wrong, and in which file', () => {
    const failure = (from: string, to: string) => {
      const report = readCoverageJson(text.replaceAll(from, to));
      return report.ok ? undefined : report.failure.detail;
    };
    expect(failure('"covered_lines": 7', '"covered_lines": 8')).toBe(
      'the coverage report: a/shop.py: the counts are not those of the lines',
    );
    expect(failure('"covered_branches": 2', '"covered_branches": 3')).toBe(
      'the coverage report: a/shop.py: there are no counts of branches',
    );
    expect(failure('"covered_branches": 2', '"other": 2')).toBe(
      'the coverage report: a/shop.py: there are no counts of branches',
    );
    expect(failure('"files"', '"other"')).toMatch(/^the coverage report: .*files/s);
  });

  it('refuses a report with gaps', () => {
    for (const field of [
      'meta',
      'files',
      'executed_lines',
      'missing_lines',
      'excluded_lines',
      'summary',
      'covered_lines',
      'num_statements',
    ])
      expect([field, code(text.replaceAll(`"${field}"`, '"other"'))]).toEqual([field, 'schema-drift']);
    expect(code(text.replaceAll('"num_branches"', '"other"'))).toBe('schema-drift');
    expect(code(text.replace('"format": 3', '"format": 4'))).toBe('schema-drift');
    expect(code(text.slice(0, -30))).toBe('truncated-report');
    expect(code('')).toBe('no-report');
  });

  it('refuses numbers that contradict each other', () => {
    const changed = (from: string, to: string) => code(text.replace(from, to));
    expect(changed('"covered_lines": 7', '"covered_lines": 8')).toBe('schema-drift');
    expect(changed('"num_statements": 7', '"num_statements": 8')).toBe('schema-drift');
    expect(changed('"missing_lines": 3', '"missing_lines": 0')).toBe('schema-drift');
    expect(changed('"excluded_lines": 2', '"excluded_lines": 0')).toBe('schema-drift');
    expect(changed('"covered_branches": 2', '"covered_branches": 3')).toBe('schema-drift');
    expect(changed('"covered_lines": 7', '"covered_lines": 1e400')).toBe('schema-drift');
    expect(changed('"covered_lines": 7', '"covered_lines": -7')).toBe('schema-drift');
  });
});
