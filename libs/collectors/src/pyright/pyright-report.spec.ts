import {
  contradictionIn,
  isUnparsable,
  isUnresolvedImport,
  oneLine,
  toFinding,
  type Diagnostic,
} from './pyright-report.js';

const diagnostic = (parts: Partial<Diagnostic> = {}): Diagnostic => ({
  file: 'a/x.py',
  severity: 'error',
  message: 'it is wrong',
  ...parts,
});

describe('isUnparsable', () => {
  it('is an error without a rule', () => {
    expect(isUnparsable(diagnostic())).toBe(true);
    expect(isUnparsable(diagnostic({ rule: 'reportReturnType' }))).toBe(false);
    expect(isUnparsable(diagnostic({ severity: 'warning' }))).toBe(false);
  });

  it.each([
    'Unknown rule in Pyright comment',
    'Match statement requires Python 3.10 or newer',
    'This needs Python 3.9 or later',
    'This needs Python 10.1 or later',
  ])('is not one about a file that is read all the same: %s', (message) => {
    expect(isUnparsable(diagnostic({ message }))).toBe(false);
  });
});

it('isUnresolvedImport knows both rules', () => {
  expect(isUnresolvedImport(diagnostic({ rule: 'reportMissingImports' }))).toBe(true);
  expect(isUnresolvedImport(diagnostic({ rule: 'reportMissingModuleSource' }))).toBe(true);
  expect(isUnresolvedImport(diagnostic({ rule: 'reportReturnType' }))).toBe(false);
  expect(isUnresolvedImport(diagnostic())).toBe(false);
});

describe('toFinding', () => {
  it('counts lines from 1, and names files of the workspace from there', () => {
    const at = { start: { line: 0 } };
    expect(
      toFinding(diagnostic({ rule: 'r', range: at, message: 'see /w/a/x.py and /w/b.py' }), '/w'),
    ).toEqual({ rule: 'r', severity: 'error', file: 'a/x.py', line: 1, message: 'see a/x.py and b.py' });
  });

  it('has no line for what is about a whole file', () => {
    expect(toFinding(diagnostic({ severity: 'warning' }), '/w')).toStrictEqual({
      rule: 'error',
      severity: 'warning',
      file: 'a/x.py',
      message: 'it is wrong',
    });
    expect(toFinding(diagnostic(), '/w').rule).toBe('syntax-error');
  });
});

it('oneLine is the first line with plain blanks', () => {
  expect(oneLine(' Type "int" \u00A0\u00A0is\twrong \n  because')).toBe('Type "int" is wrong');
  expect(oneLine('')).toBe('');
});

describe('contradictionIn', () => {
  const summary = { filesAnalyzed: 1, errorCount: 1, warningCount: 1, informationCount: 0 };
  const report = {
    version: '1',
    generalDiagnostics: [diagnostic(), diagnostic({ severity: 'warning' })],
    summary,
  };

  it('finds none where all counts fit', () => {
    expect(contradictionIn(report, 1)).toBeUndefined();
    const warning = {
      ...report,
      generalDiagnostics: [diagnostic({ severity: 'warning' })],
      summary: { ...summary, errorCount: 0 },
    };
    expect(contradictionIn(warning, 0)).toBeUndefined();
    expect(contradictionIn(warning, 1)).toBe('exit code 1 with 0 errors');
  });

  it.each([
    ['errorCount', 'its summary counts 2 of severity error, its list 1'],
    ['warningCount', 'its summary counts 2 of severity warning, its list 1'],
    ['informationCount', 'its summary counts 2 of severity information, its list 0'],
  ])('compares %s', (key, contradiction) => {
    expect(contradictionIn({ ...report, summary: { ...summary, [key]: 2 } }, 1)).toBe(contradiction);
  });

  it('compares the exit code', () => {
    expect(contradictionIn(report, 0)).toBe('exit code 0 with 1 errors');
  });
});
