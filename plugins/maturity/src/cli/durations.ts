import { canonicalJson } from '@tta/maturity-model';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { durationsFile, mergeDurations } from '../shards/durations.js';
import { recordedDurations } from '../shards/recorded-durations.js';
import { writeWholeFile } from '../workspace/write-whole-file.js';
import { CommandFailure, exitCode, type ExitCode } from './exit-code.js';
import { openWorkspace, selectComponents } from './open-workspace.js';
import { readDurationsFiles } from './read-durations-files.js';
import { typedCommands } from '../workspace/typed-commands.js';

export interface DurationsOptions {
  readonly merge?: readonly string[];
}

/** Writes how long the components took in this clone, and what the file and those to merge know about the others. */
export async function durations(file: string, { merge = [] }: DurationsOptions): Promise<ExitCode> {
  // Before the working directory becomes the workspace's.
  const path = resolve(file);
  const others = [...(existsSync(path) ? [path] : []), ...merge.map((each) => resolve(each))];
  const known = readDurationsFiles(others, 'Name files that this command has written.');
  const workspace = await openWorkspace();
  const names = selectComponents(workspace, []);
  const merged = mergeDurations([known, recordedDurations(workspace.root, names)]);
  const present = new Set(names);
  const kept = new Map([...merged].filter(([name]) => present.has(name)));
  if (kept.size === 0) {
    throw new CommandFailure(
      exitCode.collectionFailed,
      `No duration is known: nothing was measured in this clone. Run: ${typedCommands(workspace.root).nx} run-many -t maturity --skip-nx-cache`,
    );
  }
  writeWholeFile(path, canonicalJson(durationsFile(kept)));
  process.stderr.write(`${file} holds the durations of ${kept.size} of ${names.length} components.\n`);
  return exitCode.success;
}
