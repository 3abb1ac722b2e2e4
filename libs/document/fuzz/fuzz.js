/**
 * Fuzzes the document engine after a build: node libs/document/fuzz/fuzz.js --documents 100000 --seed 1
 * Ends with status 1 at the first document that loses a byte, with that document made as small as possible.
 */
import { parseArgs } from 'node:util';
import { fuzzDocuments } from '../dist/fuzz/fuzz-documents.js';

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const documents = Number(values.documents);
const seed = Number(values.seed);
if (!Number.isInteger(documents) || documents < 1 || !Number.isInteger(seed)) {
  console.error('--documents and --seed take whole numbers');
  process.exit(4);
}

console.log(`${documents} documents, seed ${seed}`);
const start = performance.now();
let done = 0;
try {
  const { outcomes, refusedWhole, slowestMs } = fuzzDocuments(documents, seed, () => {
    done += 1;
    if (done % 5000 === 0)
      console.log(`${done} documents, ${Math.round((performance.now() - start) / 1000)} s`);
  });
  console.log(
    `${outcomes.changed} written, ${outcomes.current} current, ${outcomes.problems} refused (${refusedWhole} of them undamaged), slowest ${slowestMs} ms, 0 lost bytes`,
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
