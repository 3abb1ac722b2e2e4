import type { MeasuredScope } from '../contract/collector.js';
import { watchScopes } from '../trace/watch-scopes.js';
import type { StartedSettings } from './settings.js';
import { limitParallel } from './limit-parallel.js';

/** A component with one file, for specs of what comes after the look at the disk. */
export function sampleScope(name: string, parts: Partial<MeasuredScope> = {}): MeasuredScope {
  const tests = { unit: [], integration: [] };
  return {
    component: { name, root: name, sources: [`${name}/src`], tests, passEnv: [], timeLimits: {} },
    directory: name,
    sources: [`${name}/src`],
    tests,
    files: [`${name}/src/a.py`],
    folders: [],
    skippedFolders: [],
    testFailures: {},
    config: null,
    configFiles: [],
    configCandidates: [],
    configAbove: null,
    ignoredHere: null,
    ...parts,
  };
}

/** Settings of a run in a workspace in which nothing is looked for. */
export function sampleSettings(workspaceRoot: string, parts: Partial<StartedSettings> = {}): StartedSettings {
  return {
    options: {
      workspaceRoot,
      parallel: 1,
      passEnv: [],
      timeLimits: {},
      rerunFailedTests: 0,
      interpreter: process.execPath,
    },
    workspaceRoot,
    live: new Map(),
    limiter: limitParallel(1),
    findCollector: () => undefined,
    resolve: (component) => ({ scope: sampleScope(component.name, { component }) }),
    start: watchScopes([], workspaceRoot),
    written: new Set(),
    ...parts,
  };
}
