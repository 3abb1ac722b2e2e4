import { missingFiles, readComponentCoverage, type MeasuredFile } from './read-component-coverage.js';

const file = (name: string, covered: number, total: number, branches?: [number, number]): MeasuredFile => ({
  file: name,
  coverage: {
    lines: { covered, total, missing: '' },
    ...(branches && { branches: { covered: branches[0], total: branches[1] } }),
    excludedLines: 0,
  },
});

describe('readComponentCoverage', () => {
  it('adds up the lines of all files, and says what each adds', () => {
    expect(readComponentCoverage('unit', [file('a.py', 3, 3), file('b.py', 1, 5)], false)).toEqual({
      metrics: {
        'coverage.unit.lines': {
          unit: '%',
          value: 50,
          covered: 4,
          total: 8,
          files: {
            'a.py': { covered: 3, total: 3, missing: '' },
            'b.py': { covered: 1, total: 5, missing: '' },
          },
        },
      },
      findings: [],
    });
  });

  it('adds up branches where they were measured', () => {
    const files = [file('a.py', 1, 1, [1, 2]), file('b.py', 1, 1, [2, 6]), file('c.py', 1, 1)];
    expect(readComponentCoverage('integration', files, true).metrics).toMatchObject({
      'coverage.integration.branches': { unit: '%', covered: 3, total: 8 },
    });
    expect(readComponentCoverage('integration', files, false).metrics).not.toHaveProperty([
      'coverage.integration.branches',
    ]);
  });

  it('names files of which no line ran, and not those that have none', () => {
    const { findings } = readComponentCoverage('unit', [file('a.py', 0, 3), file('b.py', 0, 0)], false);
    expect(findings).toEqual([
      { rule: 'never-imported', severity: 'warning', file: 'a.py', message: 'never imported by the tests' },
    ]);
  });

  it('says of a link to elsewhere that coverage does not count it, and not that nothing imports it', () => {
    const linked = [
      { ...file('a.py', 0, 3), leadsTo: 'shared/a.py' },
      { ...file('b.py', 0, 3), leadsTo: '/tmp/b.py' },
      { ...file('c.py', 1, 3), leadsTo: 'shared/c.py' },
    ];
    const { findings } = readComponentCoverage('unit', linked, false);
    expect(findings.map(({ rule, file: name, message }) => [rule, name, message])).toEqual([
      ['outside-sources', 'a.py', expect.stringContaining('a link to shared/a.py: coverage counts no line')],
      ['outside-sources', 'b.py', expect.stringContaining('a link to a file outside of the workspace: ')],
    ]);
  });
});

describe('missingFiles', () => {
  it('says nothing where all files were measured', () => {
    expect(missingFiles('.', 3, [], [])).toBeUndefined();
  });

  it('says how many were not', () => {
    expect(missingFiles('.', 3, [], ['b.py'])).toMatchObject({
      code: 'files-missing',
      detail: '1 of 3 files not measured: b.py',
      files: ['b.py'],
    });
  });

  it('says first what could not be parsed', () => {
    const unparsable = [
      { file: 'c.py', message: 'line 3' },
      { file: 'd.py', message: 'line 4' },
    ];
    expect(missingFiles('.', 3, unparsable, ['b.py'])).toEqual({
      code: 'unparsable-sources',
      detail: 'c.py: line 3',
      files: ['c.py', 'd.py', 'b.py'],
    });
  });
});
