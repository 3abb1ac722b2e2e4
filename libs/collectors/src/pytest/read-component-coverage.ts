import { posix } from 'node:path';
import { ratioMetric, type FileRatio, type Finding, type MetricValue } from '@tta/maturity-model';
import type { Failure } from '../contract/collector.js';
import type { FileCoverage } from '../formats/read-coverage-json.js';
import { sum } from '../formats/sum.js';
import type { TestKind } from './test-kind.js';

/** One file of a component with what coverage.py says of it. Paths relative to the workspace. */
export interface MeasuredFile {
  readonly file: string;
  readonly coverage: FileCoverage;
  /** Of a link: the file that it leads to, outside of the folders that coverage looks into. */
  readonly leadsTo?: string;
}

export interface CoverageReading {
  readonly metrics: Readonly<Record<string, MetricValue>>;
  readonly findings: readonly Finding[];
}

/**
 * Coverage over all files of a component, by counts. A file of which no line ran counts with all its lines, and is named:
 * passing tests that never import the code are the commonest way to a wrong impression. Of a link to elsewhere coverage
 * counts no line, whether the tests run it or not.
 */
export function readComponentCoverage(
  kind: TestKind,
  files: readonly MeasuredFile[],
  hasBranches: boolean,
): CoverageReading {
  const lines = ratioMetric(
    sum(files.map(({ coverage }) => coverage.lines.covered)),
    sum(files.map(({ coverage }) => coverage.lines.total)),
    Object.fromEntries(files.map(({ file, coverage }): [string, FileRatio] => [file, coverage.lines])),
  );
  const branches = files.map(({ coverage }) => coverage.branches).filter((counts) => counts !== undefined);
  const withoutLines = files.filter(
    ({ coverage }) => coverage.lines.covered === 0 && coverage.lines.total > 0,
  );
  return {
    metrics: {
      [`coverage.${kind}.lines`]: lines,
      ...(hasBranches && {
        [`coverage.${kind}.branches`]: ratioMetric(
          sum(branches.map(({ covered }) => covered)),
          sum(branches.map(({ total }) => total)),
        ),
      }),
    },
    findings: withoutLines.map(({ file, leadsTo }) => ({
      ...(leadsTo === undefined ? neverImported : linkedFrom(leadsTo)),
      severity: 'warning',
      file,
    })),
  };
}

const neverImported = { rule: 'never-imported', message: 'never imported by the tests' };

function linkedFrom(place: string): Pick<Finding, 'rule' | 'message'> {
  const where = posix.isAbsolute(place) ? 'a file outside of the workspace' : place;
  return {
    rule: 'outside-sources',
    message: `a link to ${where}: coverage counts no line of what lies outside of the sources, whether it runs or not`,
  };
}

/**
 * Why coverage is not whole; undefined when every source file was measured or is left out by the user. `directory` is where
 * coverage runs, to which patterns of its configuration are relative.
 */
export function missingFiles(
  directory: string,
  total: number,
  unparsable: readonly { readonly file: string; readonly message: string }[],
  unmeasured: readonly string[],
): Failure | undefined {
  const [first] = unparsable;
  if (first !== undefined)
    return {
      code: 'unparsable-sources',
      detail: `${first.file}: ${first.message}`,
      files: [...unparsable.map(({ file }) => file), ...unmeasured],
    };
  if (unmeasured.length === 0) return undefined;
  const patterns = unmeasured.map((file) => JSON.stringify(posix.relative(directory, file))).join(', ');
  return {
    code: 'files-missing',
    detail: `${unmeasured.length} of ${total} files not measured: ${named(unmeasured)}`,
    remedy: `Import them in a test, or leave them out with 'omit' in coverage's configuration: [tool.coverage.run] omit = [${patterns}]`,
    files: unmeasured,
  };
}

function named(files: readonly string[]): string {
  const most = 3;
  const more = files.length > most ? ` and ${files.length - most} more` : '';
  return `${files.slice(0, most).join(', ')}${more}`;
}
