import type { Heading } from 'mdast';
import { textOf } from '../body/text-of.js';
import { parseMarkdown } from '../markers/parse-markdown.js';
import type { Region } from '../markers/scan-regions.js';
import { regionIds, type RegionId } from '../region-ids.js';

/** Where a region is put into a text: at an offset, with a blank line on the side where it is missing. */
export interface InsertionPoint {
  readonly id: RegionId;
  readonly offset: number;
}

/** The words by which people call the sections that are generated now. */
const headings: Readonly<Record<RegionId, RegExp>> = {
  status: /$^/,
  criteria: /criteria|quality gates|sign-off/i,
  'next-stage': /way to|blockers|promotion readiness/i,
  coverage: /coverage/i,
  tests: /^\W*(?:unit |integration )?test(?:s|ing)?(?: status| results)?\W*$/i,
  quality: /code quality|linting|type checking|security (?:scan|status)/i,
  history: /promotion history|change ?log|^\W*history/i,
};

/**
 * A place for each region that a document has not: the status below the title, the others above the section of the same
 * subject, so that what people wrote on it stands below the region. Where there is no such section, a region follows the
 * one before it in the template; the first of them stands at the end.
 */
export function insertionPoints(text: string, present: readonly Region[]): readonly InsertionPoint[] {
  const tree = parseMarkdown(text).children;
  const sections = tree.filter((node): node is Heading => node.type === 'heading');
  const points: InsertionPoint[] = [];
  let previous: number | undefined;
  for (const id of regionIds) {
    const existing = present.find((region) => region.id === id);
    if (existing !== undefined) {
      if (id !== 'status') previous = existing.to;
      continue;
    }
    if (id === 'status') {
      const title = sections.find(({ depth }) => depth === 1);
      const frontMatter =
        tree[0]?.type === 'yaml' || (tree[0]?.type as string) === 'toml' ? tree[0] : undefined;
      points.push({ id, offset: (title ?? frontMatter)?.position?.end.offset ?? 0 });
      continue;
    }
    const section = sections.find((heading) => heading.depth === 2 && headings[id].test(textOf(heading)));
    const offset = section?.position?.start.offset ?? previous ?? text.length;
    points.push({ id, offset: outsideRegions(offset, present) });
    previous = offset;
  }
  // Regions at one offset keep the order of the template.
  return points.toSorted((left, right) => left.offset - right.offset);
}

/** A heading that a region generated is no place: what is put there would be overwritten. */
function outsideRegions(offset: number, present: readonly Region[]): number {
  return present.find(({ from, to }) => from <= offset && offset < to)?.to ?? offset;
}
