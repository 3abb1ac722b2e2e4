import { realpathSync } from 'node:fs';
import type { CollectOptions, CollectRequest, Collected } from './contract/collect-request.js';
import type { Collector } from './contract/collector.js';
import type { ComponentScope } from './contract/component-scope.js';
import { collectorByName } from './collectors.js';
import { answerRequest } from './run/answer-request.js';
import { clearAbandoned } from './run/clear-abandoned.js';
import { killProcessTree } from './run/end-process-tree.js';
import { limitParallel } from './run/limit-parallel.js';
import { longestFirst } from './run/longest-first.js';
import { measureGroup, unexpected, type Outcome } from './run/measure-group.js';
import { planGroups } from './run/plan-groups.js';
import { prepareRequest, type Prepared, type Refused } from './run/prepare-request.js';
import type { LiveProcesses } from './run/run-process.js';
import type { Settings } from './run/settings.js';
import { watchScopes } from './trace/watch-scopes.js';
import { resolveScope, type ScopeResolution } from './scope/resolve-scope.js';

/**
 * Measures: runs the tools for all requests, as many processes at a time as `options.parallel`, and writes one evidence
 * for each request. Answers for every request, in their order; what goes wrong is evidence too (`unavailable`, with
 * reason and remedy). Components that may share a process do; when that process fails each of them is measured alone. On
 * `options.signal` all processes end and nothing more is written. Throws only where the workspace itself is not there or
 * `onCollected` throws.
 */
export function collect(requests: readonly CollectRequest[], options: CollectOptions): Promise<Collected[]> {
  return collectWith(collectorByName, requests, options);
}

/** {@link collect} with other collectors than those of this package. */
export async function collectWith(
  findCollector: (name: string) => Collector | undefined,
  requests: readonly CollectRequest[],
  options: CollectOptions,
): Promise<Collected[]> {
  const live: LiveProcesses = new Map();
  const endAll = () => {
    for (const [pid, temporaryFolder] of live) killProcessTree(pid, temporaryFolder);
  };
  process.once('exit', endAll);
  try {
    const workspaceRoot = realpathSync(options.workspaceRoot);
    clearAbandoned(workspaceRoot);
    const settings: Settings = {
      options,
      workspaceRoot,
      live,
      limiter: limitParallel(options.parallel),
      findCollector,
      resolve: rememberScopes(workspaceRoot),
    };
    return await answerAll(requests, settings);
  } finally {
    process.removeListener('exit', endAll);
    endAll();
  }
}

async function answerAll(requests: readonly CollectRequest[], settings: Settings): Promise<Collected[]> {
  const answers = new Map<CollectRequest, Collected>();
  const answer = async (prepared: Prepared | Refused, outcome: Outcome) => {
    const collected = await answerRequest(prepared, outcome, settings);
    answers.set(prepared.request, collected);
    settings.options.onCollected?.(collected);
  };
  const ready: Prepared[] = [];
  for (const request of requests) {
    const prepared = prepare(request, settings);
    if (prepared.ready) ready.push(prepared);
    else await answer(prepared, refusal(prepared));
  }
  const groups = longestFirst(planGroups(ready), settings.workspaceRoot, settings.options.expectedMs);
  const start = watchScopes(
    ready.map(({ scope }) => scope),
    settings.workspaceRoot,
  );
  const written = new Set<string>();
  await Promise.all(groups.map((group) => measureGroup(group, { ...settings, start, written }, answer)));
  return requests.map((request) => {
    const collected = answers.get(request);
    if (collected === undefined)
      throw new Error(`no answer for ${request.collector} on ${request.component.name}`);
    return collected;
  });
}

function prepare(request: CollectRequest, settings: Settings): Prepared | Refused {
  try {
    return prepareRequest(request, settings);
  } catch (error) {
    const { component } = request;
    const scope = {
      component,
      directory: component.root,
      sources: component.sources,
      tests: component.tests,
    };
    const nothingKnown = {
      files: [],
      folders: [],
      skippedFolders: [],
      testFailures: {},
      config: null,
      configFiles: [],
      configCandidates: [],
      configAbove: null,
      ignoredHere: null,
    };
    const collector = settings.findCollector(request.collector);
    const { failure } = unexpected(error);
    return { ready: false, request, collector, scope: { ...scope, ...nothingKnown }, failure };
  }
}

function refusal({ failure }: Refused): Outcome {
  return {
    kind: 'failed',
    version: null,
    failure,
    log: `Nothing was run. ${failure.code}: ${failure.detail ?? ''}\n`,
    durationMs: 0,
  };
}

function rememberScopes(workspaceRoot: string): (component: ComponentScope) => ScopeResolution {
  const known = new Map<string, ScopeResolution>();
  return (component) => {
    const key = JSON.stringify(component);
    const resolution = known.get(key) ?? resolveScope(component, workspaceRoot);
    known.set(key, resolution);
    return resolution;
  };
}
