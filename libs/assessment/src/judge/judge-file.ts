import type { Criterion } from '@tta/maturity-model';
import type { AssessInput } from '../assess-input.js';
import { judgement, type Judgement } from './judgement.js';

/** A file with its headings. A heading may say more than the section's name (`Usage examples`, `Usage ✅`). */
export function judgeFile(
  { file, sections }: Extract<Criterion, { file: string }>,
  { files }: AssessInput,
): Judgement {
  const asked =
    sections === undefined ? file : `${file} with ${sections.map((name) => `'${name}'`).join(', ')}`;
  const fact = Object.hasOwn(files, file) ? files[file] : undefined;
  if (fact === undefined) {
    return judgement('unknown', `Whether ${file} exists is not known: it was not looked at.`, 'file', {
      require: asked,
      todo: `Look at ${file}`,
      measuringFailed: true,
    });
  }
  if (!fact.exists) {
    return judgement('fail', `${file} does not exist.`, 'file', {
      require: asked,
      value: 'missing',
      gap: `no ${file}`,
      todo: `write ${file}`,
      files: [{ file, note: 'missing' }],
    });
  }
  const missing = (sections ?? []).filter(
    (section) => !fact.headings.some((heading) => names(heading, section)),
  );
  if (missing.length === 0) {
    const has = sections === undefined ? 'exists' : `has ${sections.map((name) => `'${name}'`).join(', ')}`;
    return judgement('pass', `${file} ${has}.`, 'file', { require: asked, value: 'present' });
  }
  const list = missing.map((name) => `'${name}'`).join(', ');
  return judgement('fail', `${file} has no heading ${list}.`, 'file', {
    require: asked,
    value: 'incomplete',
    gap: `no heading ${list}`,
    todo: `add ${list} to ${file}`,
    files: [{ file, note: `no heading ${list}` }],
    effort: { kind: 'file', amount: missing.length },
  });
}

function names(heading: string, section: string): boolean {
  const words = plain(heading);
  const wanted = plain(section);
  return words === wanted || words.startsWith(`${wanted} `);
}

/** Letters and digits only: emoji and punctuation around a heading are not its name. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();
}
