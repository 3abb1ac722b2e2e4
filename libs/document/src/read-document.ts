import type { Problem } from '@tta/maturity-model';
import { bodyChecksum } from './body/body-checksum.js';
import { decodeDocument, defaultSizeLimit } from './bytes/decode-document.js';
import { scanRegions } from './markers/scan-regions.js';
import { lastUpdatedOf } from './last-updated.js';
import type { RegionId } from './region-ids.js';

export interface ReadRegion {
  readonly id: RegionId;
  /** What stands between the markers, with `\n` and without the blank lines around it. */
  readonly body: string;
  /** Whether a person changed it since it was written. */
  readonly isEdited: boolean;
}

export type ReadDocument =
  | {
      readonly kind: 'regions';
      /** In the order of the document; none in a document that was written by hand. */
      readonly regions: readonly ReadRegion[];
      readonly lastUpdated: string | undefined;
    }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/** The generated regions of a MATURITY.md. It is no way to learn a stage: the record says that. */
export function readDocument(
  bytes: Uint8Array,
  { file = 'MATURITY.md', sizeLimit = defaultSizeLimit }: { file?: string; sizeLimit?: number } = {},
): ReadDocument {
  const decoded = decodeDocument(bytes, file, sizeLimit);
  if (!decoded.ok) return { kind: 'problems', problems: [decoded.problem] };
  const scan = scanRegions(decoded.text, file);
  if (!scan.ok) return { kind: 'problems', problems: scan.problems };
  const regions = scan.regions.map(({ id, body, sum }) => ({
    id,
    body: body.replace(/\r\n?/g, '\n').replace(/^\n+|\n+$/g, ''),
    isEdited: sum !== bodyChecksum(body),
  }));
  const status = regions.find(({ id }) => id === 'status');
  return {
    kind: 'regions',
    regions,
    lastUpdated: status === undefined ? undefined : lastUpdatedOf(status.body),
  };
}
