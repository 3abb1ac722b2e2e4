import { SaxesParser } from 'saxes';
import type { Failure } from '../contract/collector.js';

/** One `<testcase>`. A case is failed once, however many `<failure>` it holds (pytest writes one for each subtest). */
export interface JunitCase {
  readonly className: string;
  readonly name: string;
  /** `flaky`: failed first, and passed when its runner ran it again (`<flakyFailure>` of Maven Surefire). */
  readonly outcome: 'passed' | 'failed' | 'error' | 'skipped' | 'xfailed' | 'flaky';
  /** What the first element of the outcome says; '' for a case that passed. */
  readonly message: string;
}

export type JunitReport =
  | { readonly ok: true; readonly cases: readonly JunitCase[] }
  | { readonly ok: false; readonly failure: Failure };

type Mark = 'failure' | 'error' | 'skipped' | 'flakyFailure' | 'flakyError';

const marks: ReadonlySet<string> = new Set<Mark>([
  'failure',
  'error',
  'skipped',
  'flakyFailure',
  'flakyError',
]);

interface OpenCase {
  readonly className: string;
  readonly name: string;
  readonly marks: Partial<Record<Mark, { readonly message: string; readonly type: string }>>;
}

/**
 * The test cases of a JUnit report, in its order, wherever they stand (`node --test` puts some below no suite). Elements are counted; the attributes that sum them up are not read
 * (pytest counts subtests in `tests`). A text that stops in the middle, that is no XML or that declares entities is a
 * truncated report; another root than `<testsuites>` or `<testsuite>` is a foreign one.
 */
export function readJunit(text: string): JunitReport {
  const cases: JunitCase[] = [];
  const path: string[] = [];
  let open: OpenCase | undefined;
  let failure: Failure | undefined;
  const fail = (code: Failure['code'], detail: string) => {
    failure ??= { code, detail: `JUnit XML: ${detail}` };
  };

  const parser = new SaxesParser();
  parser.on('error', (error) => {
    fail('truncated-report', error.message);
  });
  parser.on('doctype', () => {
    // The only place where entities can be declared, which then grow without limit or read other files.
    fail('truncated-report', 'a document type declaration');
  });
  parser.on('opentag', ({ name, attributes }) => {
    const parent = path.at(-1);
    path.push(name);
    if (parent === undefined && name !== 'testsuites' && name !== 'testsuite')
      fail('foreign-report', `the root is <${name}>`);
    if (name === 'testcase' && open === undefined && !path.slice(0, -1).includes('testcase')) {
      if (attributes.name === undefined) fail('schema-drift', 'a <testcase> without a name');
      open = { className: attributes.classname ?? '', name: attributes.name ?? '', marks: {} };
    } else if (parent === 'testcase' && open !== undefined && isMark(name)) {
      open.marks[name] ??= { message: attributes.message ?? '', type: attributes.type ?? '' };
    }
  });
  parser.on('closetag', ({ name }) => {
    path.pop();
    if (name !== 'testcase' || open === undefined || path.includes('testcase')) return;
    cases.push(closed(open));
    open = undefined;
  });
  parser.write(text).close();
  return failure === undefined ? { ok: true, cases } : { ok: false, failure };
}

function isMark(name: string): name is Mark {
  return marks.has(name);
}

function closed({ className, name, marks }: OpenCase): JunitCase {
  const { failure, error, skipped } = marks;
  const flaky = marks.flakyFailure ?? marks.flakyError;
  const named = { className, name };
  if (failure !== undefined) return { ...named, outcome: 'failed', message: failure.message };
  if (error !== undefined) return { ...named, outcome: 'error', message: error.message };
  if (flaky !== undefined) return { ...named, outcome: 'flaky', message: flaky.message };
  if (skipped === undefined) return { ...named, outcome: 'passed', message: '' };
  const outcome = skipped.type === 'pytest.xfail' ? 'xfailed' : 'skipped';
  return { ...named, outcome, message: skipped.message };
}
