import type { Assessment } from '@tta/maturity-model';
import fc from 'fast-check';
import { endMarker, startMarker } from '../markers/marker.js';
import { regionText } from '../markers/splice-regions.js';
import { regionIds, type RegionId } from '../region-ids.js';
import { nothingKnown } from '../render/last-good.js';
import { renderRegion } from '../render/render-region.js';
import { fuzzedAssessment, smallerSample } from './fuzzed-assessment.js';
import { damagedPiece, wholesomePiece } from './markdown-piece.js';

/** A document, and what is known about it without reading it. */
export interface DocumentCase {
  readonly assessment: Assessment;
  readonly bytes: Uint8Array;
  /** What people wrote, byte order mark and all, before, between and after the regions; one more than there are regions. */
  readonly manual: readonly string[];
  readonly ids: readonly RegionId[];
  readonly isDamaged: boolean;
}

const lineEnds = fc.constantFrom<readonly string[]>(
  ['\n'],
  ['\n'],
  ['\n'],
  ['\r\n'],
  ['\r\n', '\n'],
  ['\n', '\r\n', '\r'],
);
const frontMatter = fc.constantFrom(
  '---\ncurrent_stage: Staging\ntags: #TTA\n---\n',
  '---\n# maturity:start\n---\n',
  '+++\na = 1\n+++\n',
);

const earlier = { assessment: smallerSample(2, 2, 0), lastGood: nothingKnown, lastUpdated: '2026-01-12' };
/** What stands in the regions before an update. Rendered once, because rendering is the slow part of a case. */
const earlierBodies = new Map(regionIds.map((id) => [id, renderRegion(id, earlier)]));

function earlierRegion(id: RegionId): string {
  return regionText(id, earlierBodies.get(id) ?? '', '\n');
}

type RegionState = 'written' | 'empty' | 'edited' | 'bare' | 'tight';

function region(id: RegionId, state: RegionState): string {
  switch (state) {
    case 'written':
      return earlierRegion(id);
    case 'empty':
      return `${startMarker(id)}\n${endMarker(id)}`;
    case 'edited':
      return earlierRegion(id).replace(/\d+/, '12345');
    case 'bare':
      return `${startMarker(id)}\n\nText of a person, **bold**\n\n${endMarker(id)}`;
    case 'tight':
      return `${startMarker(id)}\ntext\n${endMarker(id, '00000000')}`;
    default:
      return state satisfies never;
  }
}

interface Shape {
  /** Blocks of people between regions. */
  readonly blocks: number;
  /** One of these is taken for each document. */
  readonly isDamaged: readonly boolean[];
  /** How many times longer one of the gaps is made, by repetition. */
  readonly repeat: number;
}

/** Documents of real Markdown around generated regions; some have something wrong in them. */
export function documentCase(
  assessments: fc.Arbitrary<Assessment> = fuzzedAssessment,
  shape: Shape = { blocks: 2, isDamaged: [true, false, false, false], repeat: 1 },
): fc.Arbitrary<DocumentCase> {
  return fc
    .record({
      assessment: assessments,
      ids: fc.shuffledSubarray([...regionIds], { minLength: regionIds.length }),
      states: fc.array(
        fc.constantFrom<RegionState>('written', 'written', 'written', 'empty', 'edited', 'bare', 'tight'),
        {
          minLength: regionIds.length,
          maxLength: regionIds.length,
        },
      ),
      gaps: fc.array(fc.array(wholesomePiece, { maxLength: shape.blocks }), {
        minLength: regionIds.length + 1,
        maxLength: regionIds.length + 1,
      }),
      separators: fc.array(fc.constantFrom('\n\n', '\n\n', '\n', '\n\n\n', '\n \n'), {
        minLength: 8,
        maxLength: 8,
      }),
      head: fc.option(frontMatter, { freq: 5 }),
      damage: fc.tuple(fc.constantFrom(...shape.isDamaged), damagedPiece, fc.nat(regionIds.length)),
      ends: fc.tuple(lineEnds, fc.nat(1000)),
      mark: fc.constantFrom('', '', '', '\ufeff'),
      finalLineEnd: fc.constantFrom('\n', '\n', '', '\n\n'),
    })
    .map((parts) => {
      const isDamaged = parts.damage[0];
      const texts: string[] = [];
      const manualParts: string[] = [];
      const gaps = parts.gaps.map((blocks, index) =>
        isDamaged && index === parts.damage[2] ? [...blocks, parts.damage[1]] : blocks,
      );
      const separator = (index: number): string =>
        parts.separators[index % parts.separators.length] ?? '\n\n';
      for (const [index, blocks] of gaps.entries()) {
        let manual = blocks.map((block, position) => block + separator(index + position)).join('');
        if (index === parts.damage[2]) manual = manual.repeat(shape.repeat).slice(0, 200_000);
        if (index > 0) manual = separator(index) + manual;
        if (index === 0 && parts.head !== null) manual = parts.head + manual;
        // A marker begins its line.
        if (index < regionIds.length && manual !== '' && !manual.endsWith('\n')) manual += '\n';
        if (index === regionIds.length) manual = manual.trimEnd() + parts.finalLineEnd;
        manualParts.push(manual);
        const id = parts.ids[index];
        texts.push(manual, id === undefined ? '' : region(id, parts.states[index] ?? 'written'));
      }
      const [kinds, seed] = parts.ends;
      let line = seed;
      const withLineEnds = (text: string): string =>
        text.replace(/\r\n|\n/g, () => {
          line = (line * 31 + 7) % 65_537;
          return kinds[line % kinds.length] ?? '\n';
        });
      const converted = texts.map((text, index) => (index === 0 ? parts.mark : '') + withLineEnds(text));
      return {
        assessment: parts.assessment,
        bytes: new TextEncoder().encode(converted.join('')),
        manual: converted
          .filter((_, index) => index % 2 === 0)
          .map((text) =>
            new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text)),
          ),
        ids: parts.ids,
        isDamaged,
      };
    });
}
