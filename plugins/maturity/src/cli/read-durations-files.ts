import { readFileSync } from 'node:fs';
import { mergeDurations, readDurations, type Durations } from '../shards/durations.js';
import { CommandFailure, exitCode } from './exit-code.js';

/** The durations of all these files; one that is not there or not readable ends the command, with this advice. */
export function readDurationsFiles(files: readonly string[], advice: string): Durations {
  return mergeDurations(
    files.map((file) => {
      let text: string;
      try {
        text = readFileSync(file, 'utf8');
      } catch (error) {
        throw failure(`${file} cannot be read: ${(error as Error).message}.`, advice);
      }
      const read = readDurations(text);
      if (!read.ok) throw failure(`${file} ${read.message}`, advice);
      return read.durations;
    }),
  );
}

function failure(message: string, advice: string): CommandFailure {
  return new CommandFailure(exitCode.invalidArguments, `${message}\n${advice}`);
}
