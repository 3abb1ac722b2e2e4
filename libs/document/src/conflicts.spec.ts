import { withoutGeneratedConflicts } from './conflicts.js';
import { sampleAssessment } from './testing/sample-assessment.js';
import { updateDocument } from './update-document.js';

const encode = (text: string) => new TextEncoder().encode(text);
const update = (text: string | undefined) => {
  const updated = updateDocument({
    text: text === undefined ? undefined : encode(text),
    assessment: sampleAssessment,
    today: '2026-03-01',
  });
  return updated.kind === 'problems'
    ? updated
    : { ...updated, text: new TextDecoder().decode(updated.bytes) };
};
const made = update(undefined);
const good = made.kind === 'problems' ? '' : made.text;

/** The document after a merge in which both sides changed a line, as git writes it. */
function conflicted(line: string, base?: string): string {
  const ancestor = base === undefined ? '' : `||||||| 1234567\n${base}\n`;
  return good.replace(
    line,
    () => `<<<<<<< HEAD\n${line}\n${ancestor}=======\n${line.replace(/\d/, '9')}\n>>>>>>> branch`,
  );
}
const generated = good.split('\n').find((line) => line.includes('48/97')) ?? '';
const marker = good.split('\n').find((line) => line.startsWith('<!-- maturity:end id=coverage')) ?? '';

describe('withoutGeneratedConflicts', () => {
  it.each([
    ['in a table', conflicted(generated)],
    ['with the common ancestor', conflicted(generated, generated.replace('48', '47'))],
    ['in the end marker', conflicted(marker)],
    [
      'in two places',
      conflicted(generated).replace(marker, `<<<<<<< HEAD\n${marker}\n=======\n${marker}\n>>>>>>> b`),
    ],
  ])('takes a conflict %s for none: the update writes it anew', (_, text) => {
    expect(text).toContain('<<<<<<< ');
    expect(update(text)).toMatchObject({ kind: 'changed', text: good });
  });

  it('names the line of a conflict in what a person wrote, and changes nothing', () => {
    const text = good.replace(
      '## Key Features',
      '<<<<<<< HEAD\n## Key Features\n=======\n## Features\n>>>>>>> b',
    );
    const line = text.slice(0, text.indexOf('<<<<<<<')).split('\n').length;
    expect(update(text)).toMatchObject({ kind: 'problems', problems: [{ code: 'merge-conflict', line }] });
  });

  it('names a conflict that goes beyond a region', () => {
    const index = good.indexOf(marker);
    const beyond = good.slice(index, good.indexOf('\n', good.indexOf('## ', index)) + 1);
    const text = good.replace(beyond, () => `<<<<<<< HEAD\n${beyond}=======\n${marker}\nmine\n>>>>>>> b\n`);
    expect(update(text)).toMatchObject({ kind: 'problems', problems: [{ code: 'merge-conflict' }] });
  });

  it('leaves text alone that only looks like a conflict', () => {
    for (const text of ['<<<<<<< HEAD\nx\n', 'a\n=======\nb\n', '<<<<<<<\n=======\n>>>>>>>\n'])
      expect(withoutGeneratedConflicts(text, 'MATURITY.md')).toEqual({ ok: true, text, hadConflicts: false });
  });
});
