import type { Collector } from '../contract/collector.js';
import type { CollectOptions } from '../contract/collect-request.js';
import type { Before } from '../trace/watch-scopes.js';
import type { ScopeResolution } from '../scope/resolve-scope.js';
import type { ComponentScope } from '../contract/component-scope.js';
import type { Limiter } from './limit-parallel.js';
import type { LiveProcesses } from './run-process.js';

/** What all parts of one `collect` share. */
export interface Settings {
  readonly options: CollectOptions;
  /** Absolute, links resolved: tools print real paths. */
  readonly workspaceRoot: string;
  readonly live: LiveProcesses;
  readonly limiter: Limiter;
  readonly findCollector: (name: string) => Collector | undefined;
  /** Looks a component's files up, once for all its collectors. */
  readonly resolve: (component: ComponentScope) => ScopeResolution;
}

/** What lay there before the first tool was started: the content that all answers have to be about. */
export interface StartedSettings extends Settings {
  readonly start: Before;
  /** What the runs opened for writing so far: tests rewrite files that later runs look at. */
  readonly written: Set<string>;
}
