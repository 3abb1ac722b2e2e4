import { builtinPolicy } from '../builtin-policy.js';
import type { FileFact } from '../assess-input.js';
import { filesToRead } from '../files-to-read.js';
import { resultOf } from '../testing/result-of.js';
import { sampleInput, sampleRecord } from '../testing/sample-input.js';

function readme(fact?: FileFact) {
  return resultOf(sampleInput({ files: fact === undefined ? {} : { 'README.md': fact } }), 'readme');
}

describe('judgeFile', () => {
  it.each(['Usage', 'usage', 'Usage examples', '📦 Usage ✅', 'USAGE:'])(
    'takes the heading %j',
    (heading) => {
      expect(readme({ exists: true, headings: ['Carbon', heading] }).outcome).toBe('pass');
    },
  );

  it.each(['How to use', 'Usages', 'Not Usage', ''])('does not take the heading %j', (heading) => {
    expect(readme({ exists: true, headings: [heading] })).toMatchObject({
      outcome: 'fail',
      gap: "no heading 'Usage'",
      files: [{ file: 'README.md', note: "no heading 'Usage'" }],
    });
  });

  it('fails for a file that does not exist, and is unknown for one that was not looked at', () => {
    expect(readme({ exists: false })).toMatchObject({
      outcome: 'fail',
      explanation: 'README.md does not exist.',
    });
    expect(readme().outcome).toBe('unknown');
  });
});

describe('filesToRead', () => {
  it('names the files of criteria and of sign-offs, no links', () => {
    const signoff = { criterion: 'security-review', by: '@a', on: '2026-01-01' };
    const record = sampleRecord({
      signoffs: [
        { ...signoff, evidence: 'docs/review.md' },
        { ...signoff, evidence: 'https://example.org/review' },
        signoff,
      ],
    });
    expect(filesToRead(builtinPolicy, record)).toEqual({
      files: ['README.md'],
      signedFiles: ['docs/review.md'],
    });
  });
});
