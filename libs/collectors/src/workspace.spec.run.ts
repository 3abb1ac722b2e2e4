import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readEvidence, type Evidence } from '@tta/maturity-model';
import type { CollectOptions, CollectRequest } from './contract/collect-request.js';
import type { ComponentScope } from './contract/component-scope.js';
import { evidencePath } from './contract/evidence-path.js';

/** The interpreter with the pinned tools. */
export const interpreter = join(import.meta.dirname, '../../../.venv/bin/python');

const made: string[] = [];

/** A workspace in a temporary folder, for specs that run real tools. */
export interface TestWorkspace {
  readonly root: string;
  readonly options: CollectOptions;
  path(name: string): string;
  write(files: Readonly<Record<string, string>>): void;
  component(name: string, more?: Partial<ComponentScope>): ComponentScope;
  request(collector: string, name: string, more?: Partial<ComponentScope>): CollectRequest;
  /** The evidence file, or undefined. */
  evidence(component: string, collector: string): Evidence | undefined;
  bytes(component: string, collector: string): string;
}

export function makeWorkspace(files: Readonly<Record<string, string>>): TestWorkspace {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'collect spec-')));
  made.push(root);
  const path = (name: string) => join(root, name);
  const write = (texts: Readonly<Record<string, string>>) => {
    for (const [name, text] of Object.entries(texts)) {
      mkdirSync(dirname(path(name)), { recursive: true });
      writeFileSync(path(name), text);
    }
  };
  write(files);
  const component = (name: string, more: Partial<ComponentScope> = {}): ComponentScope => ({
    name,
    root: name,
    sources: [`${name}/src`],
    tests: { unit: existsSync(path(`${name}/tests`)) ? [`${name}/tests`] : [], integration: [] },
    passEnv: [],
    timeLimits: {},
    ...more,
  });
  const bytes = (name: string, collector: string) =>
    readFileSync(path(evidencePath(name, collector)), 'utf8');
  return {
    root,
    options: {
      workspaceRoot: root,
      parallel: 2,
      interpreter,
      timeLimits: { default: 60_000 },
      passEnv: [],
      rerunFailedTests: 0,
    },
    path,
    write,
    component,
    request: (collector, name, more) => ({ collector, component: component(name, more) }),
    bytes,
    evidence: (name, collector) => {
      if (!existsSync(path(evidencePath(name, collector)))) return undefined;
      const read = readEvidence(bytes(name, collector));
      if (!read.ok) throw new Error(read.message);
      return read.evidence;
    },
  };
}

/** Removes every workspace that was made. For `afterEach`. */
export function removeWorkspaces(): void {
  for (const root of made.splice(0)) rmSync(root, { recursive: true, force: true });
}
