import { assessmentSchema } from '@tta/maturity-model';
import { bytesOf, updatedText } from './testing/document-text.js';
import { sampleAssessment as assessment } from './testing/sample-assessment.js';
import { updateDocument } from './update-document.js';

const today = '2026-11-21';

function problemsOf(text: Uint8Array, sizeLimit?: number): readonly string[] {
  const request = { text, assessment, today };
  const updated = updateDocument(sizeLimit === undefined ? request : { ...request, sizeLimit });
  return updated.kind === 'problems' ? updated.problems.map(({ code }) => code) : [updated.kind];
}

describe('updateDocument', () => {
  const whole = updatedText(undefined);

  it('has a sample that is an assessment', () => {
    expect(() => assessmentSchema.parse(assessment)).not.toThrow();
  });

  it('makes a document with a TODO in each section of people, and has nothing to change in it', () => {
    expect(whole).toContain('| Last Updated     | 2026-11-21');
    expect(whole.match(/^TODO: /gm)).toHaveLength(6);
    expect(updateDocument({ text: bytesOf(whole), assessment, today: '2027-01-01' })).toEqual({
      kind: 'current',
      bytes: bytesOf(whole),
      overwritten: [],
    });
  });

  it('never says how many days are left', () => {
    expect(whole).toContain('until 2026-03-31');
    expect(whole).not.toMatch(/days? left|remaining/);
  });

  it('ticks only what opens a gate', () => {
    const boxes = [...whole.matchAll(/^- \[(.)\] (\S+) /gm)].map(([, box, mark]) => `${box}${mark}`);
    expect(new Set(boxes)).toEqual(new Set([' ❌', 'x✅', 'x☑️', ' ⏳']));
  });

  it('says value, gap, files and command of what is not met', () => {
    expect(whole).toContain(
      '- [ ] ❌ Unit tests cover the component: 48/97 (49.48%), needs ≥ 70% (20 more covered lines)',
    );
    expect(whole).toContain('`src/carbon/tracker.py`: 30 lines: 12-31, 45-54');
    expect(whole).toContain('  - Run `nx run carbon:maturity:test`');
  });

  it('changes the day only when another byte of a region changes', () => {
    const owned = { ...assessment, owner: '@tta/other' };
    const changed = updatedText(whole, owned, '2027-01-01');
    expect(changed).toContain('| Last Updated     | 2027-01-01');
    expect(updatedText(changed, owned, '2028-01-01')).toBe(changed);
  });

  it('keeps what people wrote, whatever the line ends, the mark and the last line are', () => {
    const text =
      `\ufeff${whole.replace('TODO: what is planned.', 'Ship it  \r\n* now 🎉\t').trimEnd()}`.replace(
        /(?<!\r)\n/g,
        '\r\n',
      );
    const updated = updatedText(text, { ...assessment, owner: '@tta/other' });
    expect(updated.startsWith('\ufeff# Carbon')).toBe(true);
    expect(updated).toContain('Ship it  \r\n* now 🎉\t\r\n');
    expect(updated).not.toMatch(/(?<!\r)\n/);
    expect(updated.endsWith('component out.')).toBe(true);
  });

  it('overwrites what a person changed in a region, and hands it back', () => {
    const edited = whole.replace('48/97 (49.48%) | ≥ 70%', '88/97 (90.72%) | ≥ 70%');
    const updated = updateDocument({ text: bytesOf(edited), assessment, today });
    expect(updated.kind).toBe('changed');
    const overwritten = updated.kind === 'changed' ? updated.overwritten : [];
    expect(overwritten.map(({ region }) => region)).toEqual(['coverage']);
    expect(overwritten[0]?.was).toContain('88/97 (90.72%)');
    expect(overwritten[0]?.now).toContain('48/97 (49.48%)');
  });

  it('takes a formatted table for its own', () => {
    const formatted = whole
      .replace(/ {2,}\|/g, ' |')
      .replace(/-{4,}/g, '---')
      .replaceAll('\n\n<!--', '\n\n\n<!--');
    expect(updateDocument({ text: bytesOf(formatted), assessment, today }).kind).toBe('current');
  });

  it('takes an end marker without a checksum for a region to be written', () => {
    const text = whole.replace(/ sum=\w+/g, '');
    expect(updatedText(text)).toBe(whole);
  });

  it.each([
    ['not UTF-8', Uint8Array.of(0x23, 0x20, 0xff), 'document-not-utf8'],
    ['larger than allowed', bytesOf(`${whole}${'x'.repeat(300_000)}`), 'document-too-large'],
    ['written by hand', bytesOf('# Carbon\n\n**Current Stage**: Development\n'), 'not-adopted'],
    ['empty', bytesOf(''), 'not-adopted'],
  ])('refuses a document that is %s', (_, text, code) => {
    expect(problemsOf(text)).toEqual([code]);
  });

  it('reads a larger one when asked to', () => {
    expect(problemsOf(bytesOf(`${whole}\n${'x'.repeat(300_000)}\n`), 400_000)).toEqual(['current']);
  });

  it('says how to bring a missing region back', () => {
    const text = whole.replace(/<!-- maturity:start id=tests[^]*?end id=tests.*\n/, '');
    const updated = updateDocument({ text: bytesOf(text), assessment, today });
    expect(updated).toMatchObject({ kind: 'problems', problems: [{ code: 'region-missing' }] });
    expect(
      updatedText(`${text}\n<!-- maturity:start id=tests -->\n<!-- maturity:end id=tests -->\n`),
    ).toContain('## Tests');
  });
});
