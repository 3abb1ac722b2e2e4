import type { Assessment, Problem } from '@tta/maturity-model';
import { bodyChecksum } from './body/body-checksum.js';
import { normaliseBody } from './body/normalise-body.js';
import { decodeDocument, defaultSizeLimit, encodeDocument } from './bytes/decode-document.js';
import { withoutGeneratedConflicts } from './conflicts.js';
import { lastUpdatedOf } from './last-updated.js';
import { scanRegions, type Region } from './markers/scan-regions.js';
import { spliceRegions } from './markers/splice-regions.js';
import { missingRegions } from './missing-regions.js';
import { movedDocument } from './moved-document.js';
import { newDocument } from './new-document.js';
import type { RegionId } from './region-ids.js';
import { nothingKnown, readLastGood } from './render/last-good.js';
import { renderRegion } from './render/render-region.js';

export interface UpdateRequest {
  /** The bytes of the file; undefined when there is none. */
  readonly text: Uint8Array | undefined;
  readonly assessment: Assessment;
  /** The day that is written when something changes: `2026-11-21`. */
  readonly today: string;
  /** How the file is called in problems. */
  readonly file?: string;
  /** Largest file in bytes that is read; 256 KB when absent. */
  readonly sizeLimit?: number;
}

/** A generated region that a person had changed. `was` is what they left there. */
export interface Overwritten {
  readonly region: RegionId;
  readonly was: string;
  readonly now: string;
}

export type Updated =
  | {
      readonly kind: 'current' | 'changed';
      readonly bytes: Uint8Array;
      readonly overwritten: readonly Overwritten[];
    }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/**
 * What MATURITY.md should be: generated regions from the assessment, all else as it was. `current` when it is so already,
 * whatever a formatter did to it. With problems nothing may be written. Values that the latest run did not measure stay
 * as the document has them, if nobody changed them.
 */
export function updateDocument(request: UpdateRequest): Updated {
  const { assessment, file = 'MATURITY.md', sizeLimit = defaultSizeLimit } = request;
  const isNew = request.text === undefined;
  const decoded =
    request.text === undefined
      ? ({ ok: true, text: newDocument(assessment.title), byteOrderMark: '' } as const)
      : decodeDocument(request.text, file, sizeLimit);
  if (!decoded.ok) return { kind: 'problems', problems: [decoded.problem] };
  const { byteOrderMark } = decoded;
  const unconflicted = withoutGeneratedConflicts(decoded.text, file);
  if (!unconflicted.ok) return { kind: 'problems', problems: unconflicted.problems };
  const { text, hadConflicts } = unconflicted;

  const scan = scanRegions(text, file);
  if (!scan.ok) return { kind: 'problems', problems: scan.problems };
  const moved = scan.regions.length === 0 ? movedDocument(text, file) : undefined;
  if (moved !== undefined) return { kind: 'problems', problems: [moved] };
  const missing = missingRegions(scan.regions, assessment.component, file);
  if (missing.length > 0) return { kind: 'problems', problems: missing };

  const recorded = isNew
    ? undefined
    : lastUpdatedOf(scan.regions.find(({ id }) => id === 'status')?.body ?? '');
  const render = (region: Region): string =>
    renderRegion(region.id, {
      assessment,
      lastUpdated: request.today,
      lastGood: isUntouched(region) ? readLastGood(region.body, recorded) : nothingKnown,
    });

  const bodies = new Map<RegionId, string>();
  for (const region of scan.regions) {
    const body = render(region);
    if (!isUntouched(region) || normaliseBody(body) !== normaliseBody(region.body))
      bodies.set(region.id, body);
  }
  if (bodies.size === 0 && !hadConflicts)
    return { kind: 'current', bytes: encodeDocument(text, byteOrderMark), overwritten: [] };
  // Only a document that changes for another reason gets a new day, so that time alone makes no file stale.
  const status = scan.regions.find(({ id }) => id === 'status');
  if (status !== undefined) bodies.set('status', render(status));

  const spliced = spliceRegions(text, scan.regions, bodies, file);
  if (!spliced.ok) return { kind: 'problems', problems: spliced.problems };
  return {
    kind: 'changed',
    bytes: encodeDocument(spliced.text, byteOrderMark),
    overwritten: scan.regions.flatMap((region) => lostEdits(region, bodies)),
  };
}

function isUntouched({ body, sum }: Region): boolean {
  return sum === bodyChecksum(body);
}

function lostEdits(region: Region, bodies: ReadonlyMap<RegionId, string>): Overwritten[] {
  const now = bodies.get(region.id);
  const was = region.body.trim();
  if (now === undefined || isUntouched(region) || was === '' || normaliseBody(was) === normaliseBody(now))
    return [];
  return [{ region: region.id, was, now }];
}
