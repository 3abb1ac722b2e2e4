import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import type { ConfigFile } from '../contract/collector.js';
import { configSections } from './config-sections.js';
import { ignoredHere } from './ignored-here.js';
import type { ResolvedScope } from './resolve-scope.js';
import { foldersUpward } from './working-directory.js';

export interface FoundConfig {
  /** Digest of the names and the relevant text of the files; null when there is no such text. */
  readonly config: string | null;
  /** Relative to the workspace, nearest folder first. */
  readonly configFiles: readonly string[];
  /** Every place that was looked at, nearest folder first. */
  readonly configCandidates: readonly string[];
  /** The nearest such file above the workspace, absolute; null when there is none. */
  readonly configAbove: string | null;
  /** Which of the files ignore patterns of this machine or clone leave out; null: none. */
  readonly ignoredHere: string | null;
}

/**
 * The configuration of a tool for one component: files of the declared names in the folders of its sources, in its own,
 * and in all folders above them in the workspace. The digest tells "the rules changed" from "the code got worse".
 */
export function findConfig(
  scope: ResolvedScope,
  names: readonly ConfigFile[],
  workspaceRoot: string,
): FoundConfig {
  const starts = [scope.component.root, scope.directory, ...scope.files.map((file) => posix.dirname(file))];
  const above = new Set(starts.flatMap(foldersUpward));
  const inside = new Set(scope.folders);
  const folders = [...new Set([...above, ...inside])].sort(deepestFirst);
  const digest = createHash('sha256');
  const found: string[] = [];
  const candidates: string[] = [];
  for (const folder of folders) {
    for (const { name, sections, place } of names) {
      if (!(place === 'inside' ? inside : above).has(folder)) continue;
      const path = posix.join(folder, name);
      candidates.push(path);
      const text = readConfig(join(workspaceRoot, path));
      const relevant = text === undefined || sections === undefined ? text : configSections(text, sections);
      if (relevant === undefined || (sections !== undefined && relevant === '')) continue;
      found.push(path);
      digest.update(JSON.stringify([path, relevant]));
    }
  }
  return {
    config: found.length === 0 ? null : `sha256:${digest.digest('hex')}`,
    configFiles: found,
    configCandidates: candidates,
    configAbove: configAbove(names, workspaceRoot),
    ignoredHere: ignoredHere(scope.files, workspaceRoot),
  };
}

function configAbove(names: readonly ConfigFile[], workspaceRoot: string): string | null {
  for (let folder = dirname(workspaceRoot); ; folder = dirname(folder)) {
    for (const { name, sections, place } of names) {
      const text = place === 'inside' ? undefined : readConfig(join(folder, name));
      const relevant = text === undefined || sections === undefined ? text : configSections(text, sections);
      if (relevant !== undefined && (sections === undefined || relevant !== '')) return join(folder, name);
    }
    if (dirname(folder) === folder) return null;
  }
}

function deepestFirst(left: string, right: string): number {
  const depth = (path: string) => (path === '.' ? 0 : path.split('/').length);
  return depth(right) - depth(left) || (left < right ? -1 : 1);
}

function readConfig(absolute: string): string | undefined {
  if (statSync(absolute, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
  try {
    return readFileSync(absolute, 'utf8');
  } catch (error) {
    // Unreadable for us is unreadable for the tool, which then says so itself.
    return `unreadable: ${(error as NodeJS.ErrnoException).code}`;
  }
}
