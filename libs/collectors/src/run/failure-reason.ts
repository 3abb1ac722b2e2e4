import { commandLine, failureReasons, type FailureCode, type FailureReason } from '@tta/maturity-model';
import type { Failure } from '../contract/collector.js';
import { oneLine } from '../formats/one-line.js';
import { printable } from '../formats/printable.js';

export interface FailureSetting {
  readonly collector: string;
  readonly tool: string;
  /** Command and directory with which a person sees the failure. */
  readonly command: readonly string[];
  readonly directory: string;
  /** Relative to the workspace. */
  readonly logPath: string;
  readonly workspaceRoot: string;
  readonly temporaryFolder?: string | undefined;
  /** What a person types to get the tool. */
  readonly installation: string;
  readonly exitCode?: number | undefined;
  readonly stderr?: string | undefined;
}

const longestTail = 4000;

/** A failure as evidence tells it: what happened in a sentence, what to do with the exact command, and the last lines of stderr. */
export function failureReason(failure: Failure, setting: FailureSetting): FailureReason {
  const general = failureReasons[failure.code];
  const detail = failure.detail === undefined ? '' : `: ${oneLine(withoutMachine(failure.detail, setting))}`;
  const stderr = setting.stderr === undefined ? '' : tailOf(withoutMachine(setting.stderr, setting));
  return {
    code: failure.code,
    message: `${general}${detail}`,
    remedy: failure.remedy ?? remedyFor(failure.code, setting),
    ...(setting.exitCode === undefined ? {} : { exitCode: setting.exitCode }),
    ...(stderr === '' ? {} : { stderr }),
    ...(failure.files === undefined ? {} : { files: [...failure.files] }),
  };
}

function remedyFor(code: FailureCode, setting: FailureSetting): string {
  const byHand = `Run: ${commandLine(setting.command, setting.directory)}`;
  const log = `The full output is in ${setting.logPath}`;
  switch (code) {
    case 'tool-not-found':
    case 'tool-version':
    case 'interpreter-missing':
    case 'interpreter-broken':
      return `Run: ${setting.installation}`;
    case 'time-limit':
      return `Raise the limit with 'timeLimits: { ${setting.collector}: 20m }' in maturity.yaml, or see what takes so long. ${byHand}`;
    case 'disk-full':
      return 'Free some space (df -h .), then run the target again.';
    case 'not-writable':
      return 'Make .maturity a folder that can be written to (ls -la .maturity), then run the target again.';
    case 'name-not-text':
      return "Give the file a name in UTF-8 (LC_ALL=C find . -name '*[! -~]*' lists those that are not ASCII), then run the target again.";
    case 'changed-while-measuring':
    case 'stopped':
      return 'Run the target again.';
    default:
      return `${byHand}. ${log}`;
  }
}

/** Without the places that differ from machine to machine and from run to run. */
function withoutMachine(text: string, setting: FailureSetting): string {
  const { temporaryFolder, workspaceRoot } = setting;
  const plain = temporaryFolder === undefined ? text : text.replaceAll(temporaryFolder, '$TMPDIR');
  return plain.replaceAll(`${workspaceRoot}/`, '').replaceAll(workspaceRoot, '.');
}

function tailOf(text: string): string {
  const lines = printable(text).trimEnd().split('\n').slice(-20).join('\n');
  return lines.slice(-longestTail);
}
