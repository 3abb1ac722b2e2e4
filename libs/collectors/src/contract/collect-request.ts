import type { Evidence } from '@tta/maturity-model';
import type { ComponentScope } from './component-scope.js';

/** The work of one task: one collector on one component. */
export interface CollectRequest {
  readonly component: ComponentScope;
  /** Name of a collector: `ruff`. */
  readonly collector: string;
}

export interface CollectOptions {
  /** Absolute path of the workspace. */
  readonly workspaceRoot: string;
  /** How many processes run at the same time. */
  readonly parallel: number;
  /** Interpreter that the workspace's configuration names (absolute, or relative to the workspace); else `.venv` is looked for. */
  readonly interpreter?: string;
  /** Milliseconds by collector, and `default` for all others. */
  readonly timeLimits: Readonly<Record<string, number>>;
  /** What people of this workspace run to get a Python environment, for messages: `npx nx run carbon:python-env`. */
  readonly environmentCommand?: string;
  /** Names of variables that the tools of every component may see. */
  readonly passEnv: readonly string[];
  /** How often a failed test is run again. */
  readonly rerunFailedTests: number;
  /** How long a request took before, where that is known: the longest start first. */
  readonly expectedMs?: (request: CollectRequest) => number | undefined;
  /** Ends all processes and writes nothing more. */
  readonly signal?: AbortSignal;
  /** Called as each request ends, in the order in which they end. */
  readonly onCollected?: (collected: Collected) => void;
}

/** What became of a request. The evidence has been written to `evidencePath`, whole. */
export interface Collected {
  readonly request: CollectRequest;
  readonly evidence: Evidence;
  /** Relative to the workspace. */
  readonly evidencePath: string;
  /** Log of the tool's run with its full output, relative to the workspace; outside the evidence. */
  readonly logPath: string;
  /** How long its process took; of a process that several components shared, the part of this one. */
  readonly durationMs: number;
}
