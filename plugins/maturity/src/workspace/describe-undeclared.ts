import { compareText } from '@tta/maturity-model';
import { stringify } from 'yaml';

/** What the run of a target read without its being among the inputs. */
export interface UndeclaredOfTarget {
  readonly target: string;
  readonly files: readonly string[];
}

interface Subject {
  readonly project: string;
  readonly recordFile: string;
  /** The entries that the record has. */
  readonly reads: readonly string[];
  /** What a person types to start Nx. */
  readonly nx: string;
}

const most = 8;

/**
 * Says in one line which files the results of a component depend on unseen, and the whole line that its record then needs:
 * the entries that are there with the new ones, because a second key would make the record unreadable. Undefined: none.
 */
export function describeUndeclared(
  undeclared: readonly UndeclaredOfTarget[],
  { project, recordFile, reads, nx }: Subject,
): string | undefined {
  const found = undeclared.filter(({ files }) => files.length > 0);
  const missing = [...new Set(found.flatMap(({ files }) => files))].sort(compareText);
  if (missing.length === 0) return undefined;
  const who = found.map(
    ({ target, files }) => `${project}:${target} read ${some(files)}, not among its inputs`,
  );
  const sync = `${nx} g @tta/maturity:sync --evidence`;
  const entries = [...reads, ...missing.map((file) => `/${file}`)];
  const line = stringify(
    { reads: entries },
    { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 },
  );
  const place = reads.length === 0 ? `Add to ${recordFile}` : `In ${recordFile}, in place of its 'reads'`;
  const remedy =
    missing.length > most
      ? `Add them to 'reads' of ${recordFile} with: ${sync}`
      : `${place}: '${line.trim().replace(/^\{(.*)\}$/, '$1')}' (${sync} does it)`;
  return `${who.join('; ')}. ${remedy}.`;
}

function some(files: readonly string[]): string {
  const more = files.length > most ? ` and ${files.length - most} more` : '';
  return `${files.slice(0, most).join(', ')}${more}`;
}
