import type {
  FailureCode,
  Finding,
  LeftOut,
  MetricDeclaration,
  MetricValue,
  ReportRow,
} from '@tta/maturity-model';
import type { ComponentScope } from './component-scope.js';
import type { FolderEntry } from '../trace/disk.js';
import type { LookedAt } from './looked-at.js';

/**
 * A tool as data and pure functions, one folder per tool. The runner does everything that touches the disk or starts a
 * process; a collector only says what to run and what the answer means.
 */
export interface Collector {
  /** `ruff`; also the name of the evidence file. */
  readonly name: string;
  /** The Nx target that runs it: `maturity:lint`. */
  readonly target: string;
  /** Name of the tool in evidence and messages. */
  readonly tool: string;
  readonly metrics: readonly MetricDeclaration[];
  /** Where its results stand in the report. */
  readonly row: ReportRow;
  /** Configuration that the tool reads by itself, strongest first. */
  readonly configFiles: readonly ConfigFile[];
  /** What has to be found in a Python environment before the tool can start. */
  readonly needs: ToolNeeds;
  /** Why this component cannot be measured at all, known before any process starts. */
  precondition?(scope: MeasuredScope): Failure | undefined;
  /**
   * Components of one group share one process; '' is a process of its own. The runner keeps components apart that
   * overlap or use another installation of the tool.
   */
  group(scope: MeasuredScope, installation: Installation): string;
  /** What is run, in this order. The first step that did not run ends the group. */
  steps(scopes: readonly MeasuredScope[], context: ToolContext): readonly ToolStep[];
  /**
   * One more step, by what all steps before it said; undefined: that was all. It can only add to what is known: where it
   * does not run its output is missing, and the rest counts.
   */
  again?(outputs: StepOutputs, scopes: readonly MeasuredScope[], context: ToolContext): ToolStep | undefined;
  /** What a person runs in the component's directory to get the same numbers for this one component. */
  handCommand(scope: MeasuredScope): readonly string[];
  /** Programs of that command which lie in no Python environment, and how each is started. */
  handPrograms?(workspaceRoot: string): Readonly<Record<string, readonly string[]>>;
  /** Says more about a step with an undeclared exit code or without a report, from what it printed. */
  explainExit?(output: StepOutput): Failure | undefined;
  /** What the tool looks at of itself beside the scope: ignore files, neighbours, what it asks whether it is there. */
  alsoLooksAt?(scope: MeasuredScope, view: WorkspaceView): Partial<LookedAt>;
  /** What of itself the user's configuration leaves out beside whole files, where the reading does not say so already. */
  leftOut?(measured: MeasuredComponent): readonly LeftOut[];
  /** Turns the output of a group's steps into what is known about each of its components. */
  read(outputs: StepOutputs, scopes: readonly MeasuredScope[], context: ToolContext): GroupReading;
}

/**
 * A configuration file by its name. `sections`: tables that count where a file serves several tools
 * (`tool.ruff` stands for `[tool.ruff]` and `[tool.ruff.lint]`); absent: all of it counts.
 */
export interface ConfigFile {
  readonly name: string;
  readonly sections?: readonly string[];
  /** `above` (the default): in the folders of the sources and all above them. `inside`: in the sources and nowhere else. */
  readonly place?: 'above' | 'inside';
  /** What paths in it are relative to: the folder that the file lies in (the default), or the one that the tool runs in. */
  readonly pathsFrom?: 'file' | 'directory';
}

/** The workspace's files for those who only need to read a few. Paths relative to the workspace. */
export interface WorkspaceView {
  /** Undefined: there is no such file, or it is no text. */
  readText(path: string): string | undefined;
  isFile(path: string): boolean;
  /** Undefined: there is no such folder. */
  list(path: string): readonly FolderEntry[] | undefined;
  /** Where a path leads when all links are followed; undefined: nowhere in the workspace. */
  realPath(path: string): string | undefined;
}

export interface ToolNeeds {
  /** The interpreter itself takes part in the result: components with different ones never share a process. */
  readonly interpreter: boolean;
  /** Programs of the environment's folder of programs: `ruff`. */
  readonly programs: readonly string[];
}

/** A component after its paths were looked up on the disk. All paths relative to the workspace, forward slashes. */
export interface MeasuredScope {
  readonly component: ComponentScope;
  /** Where a person runs the tools for this component; '.' is the workspace. */
  readonly directory: string;
  /** The record's sources with patterns expanded: files and folders that exist inside the workspace. */
  readonly sources: readonly string[];
  /** The record's tests with patterns expanded, by kind. */
  readonly tests: { readonly unit: readonly string[]; readonly integration: readonly string[] };
  /** Every Python file of the sources, sorted. */
  readonly files: readonly string[];
  /** Every folder of the sources that was looked into, and those that hold no sources (hidden, environments). */
  readonly folders: readonly string[];
  readonly skippedFolders: readonly string[];
  /** Test paths of the record that are wrong, by kind; only collectors that run tests mind. */
  readonly testFailures: { readonly unit?: Failure; readonly integration?: Failure };
  /** Digest of the configuration that applies to the component, null when there is none. */
  readonly config: string | null;
  /** Existing configuration files that apply to the component, nearest first. */
  readonly configFiles: readonly string[];
  /** Every place where configuration of the tool was looked for. */
  readonly configCandidates: readonly string[];
  /** The nearest configuration of the tool above the workspace: of this machine, and never to be used. Absolute. */
  readonly configAbove: string | null;
  /** Which of the files ignore patterns of this machine or clone leave out, and where they stand; null: none. */
  readonly ignoredHere: string | null;
}

export interface Installation {
  /** Absolute, links resolved. */
  readonly workspaceRoot: string;
  /** Absolute path of the Python interpreter; present where `needs` asked for it or a program was found beside it. */
  readonly interpreter: string;
  /** Absolute paths of the programs that `needs` names. */
  readonly programs: Readonly<Record<string, string>>;
}

/** Where a group's steps run. */
export interface ToolContext extends Installation {
  /** Absolute path of an empty folder that lives as long as the group's run. */
  readonly temporaryFolder: string;
  /** A text that no other run has: an answer that repeats it is the answer to this run. */
  readonly nonce: string;
  /** How often a failed test is run again. */
  readonly rerunFailedTests: number;
}

/** One process. */
export interface ToolStep {
  readonly id: string;
  /** Program and arguments, not a shell's text. */
  readonly argv: readonly [string, ...string[]];
  /** Absolute. */
  readonly cwd: string;
  /** The user's own home folder is there, as for tests run by hand; else an empty one. */
  readonly seesHome?: boolean;
  /** Added to the short list of variables that every tool sees. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Exit codes that mean "it ran". */
  readonly exitCodes: readonly number[];
  /** Files of the temporary folder that are written before the step starts: text by absolute path. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** Files that the step writes, by a name that `read` uses. */
  readonly reports?: Readonly<Record<string, ReportFile>>;
}

export interface ReportFile {
  /** Absolute. */
  readonly path: string;
  /** The step may leave it out; another part of its answer then says why. */
  readonly optional?: boolean;
}

/** What a step left behind. It ended by itself, with an exit code. */
export interface StepOutput {
  readonly id: string;
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Text of each report that the step declared; an optional one that was not written is not there. */
  readonly reports: Readonly<Record<string, string>>;
}

export type StepOutputs = Readonly<Record<string, StepOutput>>;

/** A component that was measured, with all that can be asked about it. */
export interface MeasuredComponent {
  readonly scope: MeasuredScope;
  /** Those that the numbers are about. */
  readonly files: readonly string[];
  readonly outputs: StepOutputs;
  readonly workspaceRoot: string;
  readonly view: WorkspaceView;
}

/** A failure before it is made into a reason with remedy for one component. */
export interface Failure {
  readonly code: FailureCode;
  /** What exactly, in one line; joined to the general sentence of the code. */
  readonly detail?: string;
  /** Replaces the runner's remedy. */
  readonly remedy?: string;
  readonly files?: readonly string[];
}

/** What one report says about one component. */
export type Reading = OkReading | PartialReading | UnavailableReading;

interface Measurements {
  /** Files that the numbers are about, relative to the workspace. */
  readonly files: readonly string[];
  /** Source files that the user's configuration leaves out. */
  readonly excluded: readonly string[];
  /** What else that configuration leaves out: rules, tests, lines. */
  readonly leftOut?: readonly LeftOut[];
  readonly metrics: Readonly<Record<string, MetricValue>>;
  readonly findings: readonly Finding[];
  /** What the run looked at beside the files, folders and configuration of the scope, which the runner knows. */
  readonly lookedAt: LookedAt;
  /** What belongs at the end of the hand command because of the user's configuration. */
  readonly optionsByHand?: readonly string[];
}

export interface OkReading extends Measurements {
  readonly status: 'ok';
}

export interface PartialReading extends Measurements {
  readonly status: 'partial';
  /** Source files that should be measured and were not. */
  readonly missing: readonly string[];
  readonly failure: Failure;
}

export interface UnavailableReading {
  readonly status: 'unavailable';
  readonly failure: Failure;
}

/** What the steps say about a whole group: nothing usable, or a reading for every one of its components by name. */
export type GroupReading =
  | { readonly usable: false; readonly failure: Failure }
  | {
      readonly usable: true;
      readonly version: string;
      readonly readings: ReadonlyMap<string, Reading>;
    };
