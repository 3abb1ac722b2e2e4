import {
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  stringify,
  type Node,
  type Pair,
  type Scalar,
  type YAMLSeq,
} from 'yaml';
import { computedComment, isComputed, type ReadsEntry } from './list-reads.js';

export interface ReadsChange {
  /** Computed entries that go. */
  readonly removed: ReadonlySet<string>;
  readonly added: readonly ReadsEntry[];
}

/** A piece of text that takes the place of another one. */
interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Keys of a record behind which `reads` usually stands. */
const before = ['component', 'title', 'group', 'owner', 'toolchain', 'sources', 'tests'];

/**
 * The record with lines of its `reads` added and taken away, all other bytes as they were. A list in one line becomes one
 * with a line for each entry. Undefined where the record is written in a way that has no such lines.
 */
export function spliceReads(text: string, change: ReadsChange): string | undefined {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const spliced = spliceText(text.slice(start), change);
  return spliced === undefined ? undefined : text.slice(0, start) + spliced;
}

function spliceText(text: string, change: ReadsChange): string | undefined {
  const { contents } = parseDocument(text);
  if (!isMap(contents) || contents.flow === true) return undefined;
  const pairs = contents.items as Pair<Scalar, Node | null>[];
  const pair = pairs.find(({ key }) => key.value === 'reads');
  if (pair === undefined) {
    const previous = pairs.filter(({ key }) => before.includes(String(key.value))).at(-1);
    const end = previous?.value?.range?.[1];
    if (end === undefined) return undefined;
    // The end of a list or mapping of many lines is behind the empty lines that follow it.
    return apply(text, [addition(text, text.slice(0, end).trimEnd().length, 'reads:', change.added)]);
  }
  if (!isSeq(pair.value) || pair.value.anchor !== undefined) return undefined;
  const colon = text.indexOf(':', pair.key.range?.[1]) + 1;
  return pair.value.flow === true
    ? apply(text, fromFlow(text, colon, pair.value, change))
    : apply(text, inBlock(text, colon, pair.value, change));
}

/** `reads: [a, b]` becomes a line for each. Comments among the entries have no place of their own then. */
function fromFlow(
  text: string,
  colon: number,
  { items, range }: YAMLSeq,
  { added }: ReadsChange,
): Splice[] | undefined {
  const end = range?.[1];
  if (end === undefined || text.slice(colon, end).includes('#')) return undefined;
  const written = items.map((item) => (isScalar(item) ? String(item.value) : ''));
  const kept = written.map((path) => ({ path, isComputed: false }));
  return [{ from: colon, to: end, text: '' }, addition(text, end, undefined, [...kept, ...added])];
}

function inBlock(
  text: string,
  colon: number,
  { items }: YAMLSeq,
  { removed, added }: ReadsChange,
): Splice[] | undefined {
  const lines = items.map((item) => entryLine(text, item));
  const known = lines.filter((line) => line !== undefined);
  const last = known.at(-1);
  if (known.length !== lines.length || last === undefined) return undefined;
  const gone = known.filter((line) => line.isComputed && removed.has(line.path));
  const takenAway = gone.map(({ from, to }) => ({ from, to, text: '' }));
  if (gone.length === known.length && added.length === 0) {
    return [{ from: colon, to: colon, text: ' []' }, ...takenAway];
  }
  const additions = added.map((entry) => {
    const computed = known.filter((line) => line.isComputed);
    const next = entry.isComputed ? computed.find(({ path }) => path > entry.path) : computed[0];
    const place = next?.from ?? (entry.isComputed ? computed.at(-1) : undefined)?.to ?? last.to;
    return linesAt(text, place, [last.indent + entryText(entry)]);
  });
  return [...takenAway, ...additions];
}

interface EntryLine extends ReadsEntry {
  readonly from: number;
  readonly to: number;
  readonly indent: string;
}

/** The line of an entry of a list; undefined when it has no line for itself. */
function entryLine(text: string, item: unknown): EntryLine | undefined {
  if (!isScalar(item) || item.range === undefined || item.range === null) return undefined;
  const from = text.lastIndexOf('\n', item.range[0] - 1) + 1;
  const indent = /^([ ]*)-[ ]+$/.exec(text.slice(from, item.range[0]))?.[1];
  if (indent === undefined || text.slice(item.range[0], item.range[1]).includes('\n')) return undefined;
  const to = lineAfter(text, item.range[1]);
  return { path: String(item.value), isComputed: isComputed(item), from, to, indent };
}

/** Lines behind the one in which a place lies. */
function addition(
  text: string,
  place: number,
  heading: string | undefined,
  entries: readonly ReadsEntry[],
): Splice {
  const lines = entries.map((entry) => `  ${entryText(entry)}`);
  return linesAt(text, lineAfter(text, place), heading === undefined ? lines : [heading, ...lines]);
}

function linesAt(text: string, place: number, lines: readonly string[]): Splice {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const isOpen = place > 0 && text[place - 1] !== '\n';
  const whole = lines.join(newline);
  return { from: place, to: place, text: isOpen ? newline + whole : whole + newline };
}

function lineAfter(text: string, place: number): number {
  const end = text.indexOf('\n', place);
  return end < 0 ? text.length : end + 1;
}

function entryText({ path, isComputed }: ReadsEntry): string {
  return `- ${stringify(path, { lineWidth: 0 }).trim()}${isComputed ? ` #${computedComment}` : ''}`;
}

/** All splices at their places; those at one place in the order given. */
function apply(text: string, splices: readonly Splice[] | undefined): string | undefined {
  if (splices === undefined) return undefined;
  let result = '';
  let at = 0;
  for (const { from, to, text: put } of [...splices].sort((left, right) => left.from - right.from)) {
    result += text.slice(at, from) + put;
    at = Math.max(at, to);
  }
  return result + text.slice(at);
}
