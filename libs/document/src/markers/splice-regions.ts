import type { Problem } from '@tta/maturity-model';
import { bodyChecksum } from '../body/body-checksum.js';
import type { RegionId } from '../region-ids.js';
import { endMarker, startMarker } from './marker.js';
import { scanRegions, type Region } from './scan-regions.js';

export type Spliced =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * The text with new bodies in some of its regions; every character outside of them stays. The result is read again: when
 * its regions are not the same, or a character between them is not, there is a problem and no text.
 */
export function spliceRegions(
  text: string,
  regions: readonly Region[],
  bodies: ReadonlyMap<RegionId, string>,
  file: string,
): Spliced {
  let spliced = '';
  let done = 0;
  for (const region of regions) {
    const body = bodies.get(region.id);
    if (body === undefined) continue;
    spliced += text.slice(done, region.from) + regionText(region.id, body, region.lineEnd);
    done = region.to;
  }
  spliced += text.slice(done);
  return keepsManualText(text, regions, spliced, bodies, file)
    ? { ok: true, text: spliced }
    : { ok: false, problems: [unsafe(file)] };
}

/** A whole region: markers, a blank line inside each of them, and the checksum of what the body says. */
export function regionText(id: RegionId, body: string, lineEnd: string): string {
  const lines = [startMarker(id), '', ...body.split('\n'), '', endMarker(id, bodyChecksum(body))];
  return lines.join(lineEnd);
}

function keepsManualText(
  text: string,
  regions: readonly Region[],
  spliced: string,
  bodies: ReadonlyMap<RegionId, string>,
  file: string,
): boolean {
  const scan = scanRegions(spliced, file);
  if (!scan.ok || scan.regions.length !== regions.length) return false;
  const before = manualText(text, regions);
  return (
    manualText(spliced, scan.regions).every((slice, index) => slice === before[index]) &&
    scan.regions.every((region, index) => {
      const body = bodies.get(region.id);
      const expected = body === undefined ? regions[index]?.body : undefined;
      const isSame =
        expected === undefined ? region.sum === bodyChecksum(region.body) : expected === region.body;
      return region.id === regions[index]?.id && isSame;
    })
  );
}

/** What people wrote: before, between and after the regions. */
export function manualText(text: string, regions: readonly Region[]): readonly string[] {
  const starts = [0, ...regions.map(({ to }) => to)];
  const ends = [...regions.map(({ from }) => from), text.length];
  return starts.map((start, index) => text.slice(start, ends[index]));
}

function unsafe(file: string): Problem {
  return {
    code: 'splice-unsafe',
    message: 'the new text would not read back as the same document, so nothing was written',
    file,
    remedy: 'This is a fault of the tool. Please report it with the document.',
  };
}
