import { nearestName, type Problem } from '@tta/maturity-model';
import { regionIds, type RegionId } from '../region-ids.js';
import { findMarkers, type PlacedMarker } from './find-markers.js';
import { placeOf } from './place-of.js';

/** A generated region of a document. Offsets count UTF-16 units of the text. */
export interface Region {
  readonly id: RegionId;
  /** Start of the start marker. */
  readonly from: number;
  /** End of the end marker. */
  readonly to: number;
  /** What stands between the markers, with the line ends around it. */
  readonly body: string;
  /** Checksum in the end marker. */
  readonly sum: string | undefined;
  /** How the line of the start marker ends; the region is written with the same. */
  readonly lineEnd: string;
}

export type Scan =
  | { readonly ok: true; readonly regions: readonly Region[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * The generated regions of a document, in order. Anything doubtful about a marker gives problems and no regions: whoever
 * guesses where a region ends deletes what a person wrote.
 */
export function scanRegions(text: string, file: string): Scan {
  const { markers, problems: misplaced } = findMarkers(text, file);
  const problems = [...misplaced];
  const regions: Region[] = [];
  let open: (PlacedMarker & { kind: 'start' }) | undefined;

  for (const marker of markers) {
    if (!isRegionId(marker.id)) {
      report('region-unknown', marker, `there is no region '${marker.id}'`, unknownRemedy(marker.id));
    }
    if (marker.kind === 'start') {
      if (open !== undefined) reportUnclosed(open);
      open = marker;
    } else if (open === undefined) {
      report('region-not-opened', marker, `region '${marker.id}' ends here but was not opened`, undefined);
    } else if (open.id !== marker.id) {
      const message = `region '${marker.id}' ends here inside region '${open.id}'`;
      report('region-crossed', marker, message, undefined);
      open = undefined;
    } else {
      close(open, marker);
      open = undefined;
    }
  }
  if (open !== undefined) reportUnclosed(open);

  if (problems.length === 0) return { ok: true, regions };
  const byPlace = (left: Problem, right: Problem) =>
    (left.line ?? 0) - (right.line ?? 0) || (left.column ?? 0) - (right.column ?? 0);
  return { ok: false, problems: problems.sort(byPlace) };

  function close(start: PlacedMarker, end: PlacedMarker & { kind: 'end' }): void {
    const { id } = start;
    if (!isRegionId(id)) return;
    const first = regions.find((region) => region.id === id);
    if (first !== undefined) {
      const { line } = placeOf(text, first.from);
      report(
        'region-duplicate',
        start,
        `region '${id}' exists already, in line ${line}`,
        'Remove one of them.',
      );
      return;
    }
    const lineEnd = /^(?:\r\n|\n|\r)/.exec(text.slice(start.to, start.to + 2))?.[0] ?? '\n';
    regions.push({
      id,
      from: start.from,
      to: end.to,
      body: text.slice(start.to, end.from),
      sum: end.sum,
      lineEnd,
    });
  }

  function reportUnclosed(start: PlacedMarker): void {
    const remedy = `Add '<!-- maturity:end id=${start.id} -->' where its generated text ends; text before that line is replaced.`;
    report('region-not-closed', start, `region '${start.id}' is not closed`, remedy);
  }

  function report(code: string, marker: PlacedMarker, message: string, remedy: string | undefined): void {
    const place = placeOf(text, marker.from);
    const fix = remedy ?? 'Each region has one start marker and, after it, one end marker with the same id.';
    problems.push({ code, message, file, ...place, remedy: fix });
  }
}

function isRegionId(id: string): id is RegionId {
  return (regionIds as readonly string[]).includes(id);
}

function unknownRemedy(id: string): string {
  const nearest = nearestName(id, regionIds);
  const suggestion = nearest === undefined ? '' : ` Did you mean '${nearest}'?`;
  return `Regions are ${regionIds.join(', ')}.${suggestion}`;
}
