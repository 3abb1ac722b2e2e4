/**
 * Why a collector's work gave no number, or not all of them. The one list: messages in the evidence, the report, the
 * terminal and docs/trouble all come from it.
 */
export const failureReasons = {
  'tool-not-found': 'The tool is not installed where the component looks for it',
  'tool-version': 'The tool has a version that its reader does not know',
  'interpreter-missing': 'There is no Python environment for the component',
  'interpreter-broken': 'The Python interpreter does not start',
  'config-unreadable': "The tool could not read the user's configuration",
  crashed: 'The tool ended with an error of its own',
  killed: 'The tool was ended by a signal',
  'out-of-memory': 'The tool ran out of memory',
  'time-limit': 'The tool took longer than its time limit',
  'no-report': 'The tool wrote no report',
  'old-report': 'The report is from an earlier run',
  'truncated-report': 'The report stops in the middle or cannot be parsed',
  'foreign-report': 'The report is not about what the tool was asked to measure',
  'schema-drift': 'The report has another form than the reader knows',
  'nothing-measured': 'The tool ran but measured nothing',
  'files-missing': 'Some source files are not in the report',
  'unparsable-sources': 'Some source files could not be parsed',
  'path-missing': 'A path that should be measured does not exist',
  'outside-workspace': 'A path that should be measured lies outside the workspace',
  'disk-full': 'There is no space left for the report',
  'not-writable': 'The place for the report cannot be written to',
  'unexpected-exit-code': 'The tool ended with an exit code that its reader does not know',
  'collection-error': 'Some tests could not be loaded',
  'name-not-text': 'A file has a name that is no text, so nobody could say when it changes',
  'changed-while-measuring': 'Something that the result depends on was changed while it was measured',
  stopped: 'The run was stopped before it ended',
  'incomplete-run': 'The run ended before all tests had run',
} as const satisfies Record<string, string>;

export type FailureCode = keyof typeof failureReasons;
export const failureCodes = Object.keys(failureReasons) as [FailureCode, ...FailureCode[]];
