import fc from 'fast-check';
import { format, type Options } from 'prettier';
import { fuzzedAssessment } from './fuzz/fuzzed-assessment.js';
import { bytesOf, updatedText, withFailure } from './testing/document-text.js';
import { sampleAssessment } from './testing/sample-assessment.js';
import { updateDocument } from './update-document.js';

const prettier = (text: string, options: Options = {}): Promise<string> =>
  format(text, { parser: 'markdown', ...options });
const styles: Options[] = [
  {},
  { proseWrap: 'always' },
  { proseWrap: 'never' },
  { tabWidth: 4 },
  { useTabs: true },
];

describe('Prettier', () => {
  it('leaves a document byte for byte as it was written', async () => {
    const text = updatedText(undefined);
    expect(await prettier(text)).toBe(text);
    const failed = updatedText(text, withFailure('pytest', 'The tool `pytest` ended: exit 3'));
    expect(await prettier(failed)).toBe(failed);
  });

  it.each(styles)('leaves a document fresh with the options %j', async (options) => {
    const text = await prettier(updatedText(undefined), options);
    const updated = updateDocument({
      text: bytesOf(text),
      assessment: sampleAssessment,
      today: '2027-01-01',
    });
    expect(updated).toMatchObject({ kind: 'current' });
  });

  it('leaves it fresh whatever the tools said', async () => {
    const property = fc.asyncProperty(fuzzedAssessment, async (assessment) => {
      const text = await prettier(updatedText(undefined, assessment));
      expect(updatedText(text, assessment, '2027-01-01')).toBe(text);
    });
    await fc.assert(property, { numRuns: 60, seed: 3 });
  }, 120_000);
});
