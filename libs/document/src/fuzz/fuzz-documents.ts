import fc from 'fast-check';
import { checkCase } from './check-case.js';
import { documentCase, type DocumentCase } from './document-case.js';
import { fuzzedAssessment } from './fuzzed-assessment.js';

export interface FuzzResult {
  readonly seed: number;
  readonly outcomes: Readonly<Record<'problems' | 'current' | 'changed', number>>;
  /** Documents without anything wrong in them that were refused. */
  readonly refusedWhole: number;
  /** The longest that one document took, with its second run. */
  readonly slowestMs: number;
}

/**
 * Updates many documents and checks each; throws with the smallest document that breaks a rule, and the seed. One in two
 * thousand is long: up to 256 KB, mostly lists, tables and paragraphs that go on and on.
 */
export function fuzzDocuments(
  documents: number,
  seed: number,
  onDocument: () => void = () => undefined,
): FuzzResult {
  const outcomes = { problems: 0, current: 0, changed: 0 };
  let refusedWhole = 0;
  let slowestMs = 0;
  const rule = (document: DocumentCase): void => {
    const start = performance.now();
    const outcome = checkCase(document);
    slowestMs = Math.max(slowestMs, performance.now() - start);
    outcomes[outcome] += 1;
    if (outcome === 'problems' && !document.isDamaged) refusedWhole += 1;
    onDocument();
  };
  const long = Math.floor(documents / 2000);
  const runs: [number, fc.Arbitrary<DocumentCase>][] = [
    [documents - long, documentCase()],
    [long, documentCase(fuzzedAssessment, { blocks: 1, isDamaged: [false], repeat: 800 })],
  ];
  for (const [numRuns, cases] of runs) {
    if (numRuns === 0) continue;
    const run = fc.check(fc.property(cases, rule), { numRuns, seed });
    if (run.failed) throw new Error(describe(run));
  }
  return { seed, outcomes, refusedWhole, slowestMs: Math.round(slowestMs) };
}

function describe(run: fc.RunDetails<[DocumentCase]>): string {
  const error = run.errorInstance instanceof Error ? run.errorInstance.message : String(run.errorInstance);
  const document = run.counterexample?.[0];
  const manual = document === undefined ? '' : JSON.stringify(document.manual);
  return `${error}\nseed ${run.seed}, path ${String(run.counterexamplePath)}, after ${run.numRuns} documents\nmanual text: ${manual}`;
}
