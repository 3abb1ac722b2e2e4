import type { Problem } from '@tta/maturity-model';
import { endMarker, startMarker } from './markers/marker.js';
import type { Region } from './markers/scan-regions.js';
import { regionIds } from './region-ids.js';

/**
 * A problem for each region that a document should have and has not. It is not added at a guess: a marker that is
 * indented or misspelt is no marker, and a second region beside its text would be the worse mistake.
 */
export function missingRegions(regions: readonly Region[], component: string, file: string): Problem[] {
  const missing = regionIds.filter((id) => !regions.some((region) => region.id === id));
  if (missing.length === regionIds.length) {
    return [
      {
        code: 'not-adopted',
        message: 'is written by hand: it has no generated regions',
        file,
        remedy: `Run 'npx maturity update --component ${component} --create' to put them in; all other text stays.`,
      },
    ];
  }
  return missing.map((id) => ({
    code: 'region-missing',
    message: `has no region '${id}'`,
    file,
    remedy: `Write the two lines '${startMarker(id)}' and '${endMarker(id)}' where it should stand, each at the start of a line.`,
  }));
}
