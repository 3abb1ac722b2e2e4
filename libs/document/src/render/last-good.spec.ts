import { updateDocument } from '../update-document.js';
import { bytesOf, updatedText, withFailure } from '../testing/document-text.js';
import { sampleAssessment } from '../testing/sample-assessment.js';

const good = updatedText(undefined, sampleAssessment, '2026-05-01');
const region = (text: string, id: string): string =>
  new RegExp(`start id=${id} -->\\n([^]*?)\\n<!-- maturity:end id=${id}`).exec(text)?.[1] ?? '';

describe('last good values', () => {
  const failed = withFailure('pytest', 'The tool ended with an error of its own: exit 3');

  it('stay when a collector gave nothing, marked and with their day', () => {
    const text = updatedText(good, failed, '2026-06-01');
    expect(region(text, 'coverage')).toContain('| ❓ Unit        | 48/97 (49.48%) |');
    expect(region(text, 'coverage')).toContain(
      '> **Unit**: not measured in the latest run: The tool ended with an error of its own: exit 3. The values below are from 2026-05-01.',
    );
    expect(region(text, 'coverage')).toContain('### Least covered by unit tests\n\n| File');
    expect(region(text, 'tests')).toContain('test_offset');
  });

  it('do not hide what the other collectors measured now', () => {
    const metric = { unit: 'count' as const, value: 7 };
    const now = { ...failed, metrics: { ...failed.metrics, 'lint.errors': { collector: 'ruff', metric } } };
    const text = updatedText(good, now);
    expect(region(text, 'quality')).toContain('7 errors');
    expect(region(text, 'coverage')).toContain('80/97 (82.47%)');
  });

  it('of one tool stay beside new values of another in the same table', () => {
    const metric = { unit: 'count' as const, value: 4 };
    const lint = withFailure('ruff', 'no report');
    const text = updatedText(good, {
      ...lint,
      metrics: { ...lint.metrics, 'types.errors': { collector: 'pyright', metric } },
    });
    expect(region(text, 'quality')).toMatch(/❓ Lint +\| 3 errors/);
    expect(region(text, 'quality')).toMatch(/Types +\| 4 errors/);
  });

  it('come with a banner that says reason and remedy', () => {
    const text = region(updatedText(good, failed), 'status');
    expect(text).toContain(
      '> [!WARNING]\n> **`pytest`** (`maturity:test`) did not measure anything: The tool ended',
    );
    expect(text).toContain("Run 'nx run carbon:maturity' again.");
  });

  it('are written once, and keep their day when the run fails again and again', () => {
    const once = updatedText(good, failed, '2026-06-01');
    expect(updatedText(once, failed, '2026-07-01')).toBe(once);
    const otherwise = updatedText(once, withFailure('pytest', 'killed'), '2026-08-01');
    expect(region(otherwise, 'coverage')).toContain('killed. The values below are from 2026-05-01.');
  });

  it('and the banner go with the next good run', () => {
    const text = updatedText(updatedText(good, failed, '2026-06-01'), sampleAssessment, '2026-05-01');
    expect(text).toBe(good);
  });

  it('are not known where nothing was measured before, in later runs too', () => {
    const text = updatedText(undefined, failed);
    expect(region(text, 'coverage')).toContain('| ❓ Unit        | not known');
    expect(region(text, 'coverage')).toContain(
      '> **Unit**: not known, because the latest run did not measure it: ',
    );
    expect(updatedText(text, failed, '2027-01-01')).toBe(text);
  });

  it('are not taken from a region that a person changed', () => {
    const edited = good.replace('48/97 (49.48%) | ≥ 70%', '96/97 (98.96%) | ≥ 70%');
    const text = updatedText(edited, failed);
    expect(text).not.toContain('96/97');
    expect(region(text, 'coverage')).toContain('not known');
  });

  it('are not made of a run that measured only a part', () => {
    const part = {
      ...sampleAssessment,
      collectors: sampleAssessment.collectors.map((entry) =>
        entry.collector === 'pytest'
          ? {
              ...entry,
              status: 'partial' as const,
              reason: { code: 'files-missing' as const, message: '3 of 7 files', remedy: 'Import them.' },
            }
          : entry,
      ),
    };
    const partial = updatedText(good, part);
    expect(region(partial, 'coverage')).toMatch(/❓ Unit +\| 48\/97/);
    expect(region(partial, 'coverage')).toContain('measured only in part: 3 of 7 files.');
    expect(region(updatedText(partial, failed), 'coverage')).toMatch(/❓ Unit +\| not known/);
  });

  it('are not invented by a message that imitates a note', () => {
    const spoof = withFailure('pytest', 'x. The values below are from 1999-01-01.');
    const text = updatedText(undefined, spoof);
    expect(region(updatedText(text, spoof), 'coverage')).toContain('| not known');
  });

  it('are read only from a document that is whole', () => {
    const torn = good.replace('<!-- maturity:end id=coverage', '<!-- maturity:ende id=coverage');
    expect(updateDocument({ text: bytesOf(torn), assessment: failed, today: '2026-06-01' }).kind).toBe(
      'problems',
    );
  });
});
