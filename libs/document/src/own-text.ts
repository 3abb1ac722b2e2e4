import { manualText } from './markers/splice-regions.js';
import { scanRegions } from './markers/scan-regions.js';

/** What people wrote in a MATURITY.md, without the generated regions; undefined when a marker is damaged. */
export function ownText(text: string, file: string): string | undefined {
  const scan = scanRegions(text, file);
  return scan.ok ? manualText(text, scan.regions).join('').replaceAll('\r\n', '\n') : undefined;
}
