import { formatRatio, opensGate, type Assessment } from '@tta/maturity-model';
import { manualText } from '../markers/splice-regions.js';
import { placeOf } from '../markers/place-of.js';
import type { Region } from '../markers/scan-regions.js';

/** A line of a person that says something else than the assessment, or that nobody filled in. `line` counts from 1. */
export interface Contradiction {
  readonly line: number;
  readonly message: string;
}

/**
 * Lines outside the regions that a reader could take for the truth. They are people's text and stay; whoever adopts a
 * document is told of them.
 */
export function contradictions(
  text: string,
  regions: readonly Region[],
  assessment: Assessment,
): readonly Contradiction[] {
  const starts = [0, ...regions.map(({ to }) => to)];
  return manualText(text, regions).flatMap((slice, index) => {
    const { line: first } = placeOf(text, starts[index] ?? 0);
    return slice.split(/\r\n|\n|\r/).flatMap((line, offset) => {
      const message = claimOf(line, assessment);
      return message === undefined ? [] : [{ line: first + offset, message }];
    });
  });
}

function claimOf(line: string, assessment: Assessment): string | undefined {
  return (
    stageClaim(line, assessment) ??
    coverageClaim(line, assessment) ??
    countClaim(line, assessment) ??
    (/\blast[ _](?:updated|review date)\b/i.test(line)
      ? 'has a day of its own; the status region says the day'
      : undefined) ??
    (/AUTO-GENERATED|END MANUAL SECTION/.test(line)
      ? 'is a marker of another tool; nothing updates what it encloses'
      : undefined) ??
    (/\bX{1,3}(?:%|\/\d)|#XXX|YYYY-MM-DD|<[A-Z][a-z ]+>/.test(line) ? 'was never filled in' : undefined)
  );
}

function stageClaim(line: string, { stage }: Assessment): string | undefined {
  const claim = /\bcurrent[ _]stage\b[*_:\s|]*(.*)$/i.exec(line)?.[1];
  if (claim === undefined) return undefined;
  const isSame = new RegExp(`^\\W*${stage.name.replace(/[^a-z0-9]/gi, '.')}\\W*$`, 'iu').test(claim);
  return isSame ? undefined : `says a stage that is not the record's, which is ${stage.name}`;
}

function coverageClaim(line: string, { metrics }: Assessment): string | undefined {
  if (!/coverage/i.test(line)) return undefined;
  const claimed = [...line.matchAll(/(?<!(?:≥|>=?|target:?|required:?)\**\s*)(\d+(?:\.\d+)?)\s*%/gi)].map(
    ([, number]) => Number(number),
  );
  if (claimed.length === 0) return undefined;
  const measured = Object.entries(metrics).flatMap(([id, { metric }]) =>
    id.startsWith('coverage.') && metric.unit === '%' && metric.value !== null ? [metric] : [],
  );
  const isMeasured = (number: number): boolean =>
    measured.some(({ value }) => value !== null && Math.abs(value - number) < 0.05);
  if (claimed.every(isMeasured)) return undefined;
  const shown = measured.map(({ covered, total }) => formatRatio(covered, total)).join(', ');
  return `says a coverage that was not measured; measured: ${shown === '' ? 'not known' : shown}`;
}

function countClaim(line: string, { criteria, nextStage }: Assessment): string | undefined {
  const claim = /(\d+|X)\s*\/\s*(\d+)\D{0,20}(?:criteria|met)\b/i.exec(line);
  if (claim === null) return undefined;
  const needed = criteria.filter((criterion) =>
    criterion.for.some(({ stage, purpose }) => purpose === 'promote' && stage === nextStage),
  );
  const met = needed.filter(({ outcome }) => opensGate(outcome)).length;
  return claim[1] === String(met) && claim[2] === String(needed.length)
    ? undefined
    : `counts criteria; ${met} of ${needed.length} are met`;
}
