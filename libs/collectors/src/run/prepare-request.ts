import { existsSync } from 'node:fs';
import type { Collector, Failure, MeasuredScope, ToolContext } from '../contract/collector.js';
import type { CollectRequest } from '../contract/collect-request.js';
import { findTools } from '../environment/find-tools.js';
import { installTool } from './install-tool.js';
import { findConfig } from '../scope/find-config.js';
import type { Settings } from './settings.js';

/** A request whose files and tools have been found: what is left is to run them. */
export interface Prepared {
  readonly ready: true;
  readonly request: CollectRequest;
  readonly collector: Collector;
  readonly scope: MeasuredScope;
  readonly tools: Pick<ToolContext, 'interpreter' | 'programs'>;
  /** Requests of one group may share a process; '' is a process of its own. */
  readonly group: string;
  readonly timeLimitMs: number;
}

/** A request for which no process needs to start, and why. */
export interface Refused {
  readonly ready: false;
  readonly request: CollectRequest;
  readonly collector: Collector | undefined;
  readonly scope: MeasuredScope;
  readonly failure: Failure;
}

const defaultTimeLimitMs = 600_000;

/** Looks up the files, the configuration and the tools of a request. */
export function prepareRequest(request: CollectRequest, settings: Settings): Prepared | Refused {
  const { options, workspaceRoot } = settings;
  const { component } = request;
  const collector = settings.findCollector(request.collector);
  const resolution = settings.resolve(component);
  const config =
    collector === undefined || resolution.failure !== undefined
      ? { config: null, configFiles: [], configCandidates: [], configAbove: null, ignoredHere: null }
      : findConfig(resolution.scope, collector.configFiles, workspaceRoot);
  const scope: MeasuredScope = { ...resolution.scope, ...config };
  const refused = (failure: Failure): Refused => ({ ready: false, request, collector, scope, failure });

  if (collector === undefined) {
    const remedy = 'Name a collector of this version of @tta/maturity.';
    return refused({
      code: 'tool-not-found',
      detail: `there is no collector '${request.collector}'`,
      remedy,
    });
  }
  const failure = resolution.failure ?? collector.precondition?.(scope);
  if (failure !== undefined) return refused(failure);
  const question = {
    workspaceRoot,
    root: component.root,
    interpreter: options.interpreter,
    exists: existsSync,
  };
  const found = findTools(collector, question, installTool(component, collector.tool, settings));
  if (!found.ok) return refused(found.failure);

  const { interpreter, programs } = found;
  const tools = { interpreter, programs };
  const group = collector.group(scope, { workspaceRoot, ...tools });
  const installation = collector.needs.interpreter ? [interpreter, programs] : [programs];
  return {
    ready: true,
    request,
    collector,
    scope,
    tools,
    group: group === '' ? '' : JSON.stringify([collector.name, installation, group, component.passEnv]),
    timeLimitMs:
      component.timeLimits[collector.name] ??
      options.timeLimits[collector.name] ??
      options.timeLimits.default ??
      defaultTimeLimitMs,
  };
}
