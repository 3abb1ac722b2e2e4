/**
 * A component as collectors see it. Paths are relative to the workspace with forward slashes ('.' is the workspace),
 * in the order of the record; they may be missing on disk or lead out of the workspace by a link, and the runner
 * answers for that.
 */
export interface ComponentScope {
  /** The Nx project's name. */
  readonly name: string;
  /** The folder of the component's `maturity.yaml`. */
  readonly root: string;
  /** Files and folders that are the component. */
  readonly sources: readonly string[];
  /** Test files, folders and patterns (`tests/test_carbon*.py`) by kind; an empty list: none are declared. */
  readonly tests: { readonly unit: readonly string[]; readonly integration: readonly string[] };
  /** Names of variables that its tools may see beside the usual ones; sorted. */
  readonly passEnv: readonly string[];
  /** Longest time in milliseconds by collector, from the record; the workspace's limits apply to the others. */
  readonly timeLimits: Readonly<Record<string, number>>;
}
