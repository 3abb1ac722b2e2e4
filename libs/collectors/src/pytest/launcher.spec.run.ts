import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { execa } from 'execa';

const root = join(import.meta.dirname, '../../../..');
const python = join(root, '.venv/bin/python');
const launcher = join(import.meta.dirname, 'measure_tests.py');
const made: string[] = [];

/** What one run of the launcher left behind. `run` and `junit` are undefined when the file is not there. */
export interface Outcome {
  exitCode: number | undefined;
  stdout: string;
  stderr: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test reads any part of the answer
  run: any;
  junit: string | undefined;
  output: string;
}

/** A workspace with one Python project in `carbon/`, whose files are given by their paths in it. */
export interface Project {
  workspace: string;
  folder: string;
  /** Paths of all files of the project, sorted. */
  files(): string[];
  path(name: string): string;
  run(
    request?: Record<string, unknown>,
    options?: { env?: Record<string, string>; python?: string[] },
  ): Promise<Outcome>;
  byHand(
    source: string,
    tests: string[],
  ): Promise<{ exitCode: number | undefined; coverage: CoverageReport }>;
}

export interface CoverageReport {
  totals: Record<string, number>;
  files: Record<
    string,
    { executed_lines: number[]; missing_lines: number[]; summary: Record<string, number> }
  >;
}

const environment = { PYTHONHASHSEED: '0', PYTHONDONTWRITEBYTECODE: '1' };

export function makeProject(files: Record<string, string>, place = '.'): Project {
  const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'launcher-')));
  made.push(temporary);
  const workspace = join(temporary, place);
  const folder = join(workspace, 'carbon');
  const path = (name: string): string => join(folder, name);
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(path(name)), { recursive: true });
    writeFileSync(path(name), text);
  }
  const filesOf = (under: string): string[] =>
    readdirSync(join(folder, under), { withFileTypes: true })
      .flatMap((entry) =>
        entry.isDirectory() ? filesOf(join(under, entry.name)) : [join(under, entry.name)],
      )
      .sort();
  return {
    workspace,
    folder,
    path,
    files: () => filesOf('.'),
    run: async (request = {}, options = {}) => {
      const output = join(temporary, 'output');
      const document = {
        nonce: 'this run',
        tests: ['tests'],
        outputFolder: output,
        workspaceRoot: workspace,
        ...('components' in request ? {} : { sources: [path('src')], sourceFiles: sourceFiles(path('src')) }),
        ...request,
      };
      const requestFile = join(temporary, 'request.json');
      writeFileSync(requestFile, JSON.stringify(document));
      const run = await execa(python, [...(options.python ?? []), launcher, requestFile], {
        cwd: folder,
        env: { ...environment, ...options.env },
        reject: false,
        stdin: 'ignore',
        timeout: 60_000,
      });
      const written = document.outputFolder;
      return {
        exitCode: run.exitCode,
        stdout: run.stdout,
        stderr: run.stderr,
        run: readOptional(join(written, 'run.json'), JSON.parse),
        junit: readOptional(join(written, 'junit.xml'), String),
        output: written,
      };
    },
    byHand: async (source, tests) => {
      const data = join(temporary, 'by-hand');
      const options = { cwd: folder, env: environment, reject: false, stdin: 'ignore' } as const;
      const run = await execa(
        python,
        ['-m', 'coverage', 'run', `--source=${source}`, `--data-file=${data}`, '-m', 'pytest', ...tests],
        options,
      );
      await execa(python, ['-m', 'coverage', 'json', `--data-file=${data}`, '-o', `${data}.json`], options);
      return {
        exitCode: run.exitCode,
        coverage: JSON.parse(readFileSync(`${data}.json`, 'utf8')) as CoverageReport,
      };
    },
  };
}

/** Removes every project that was made. For `afterEach`. */
export function removeProjects(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** The coverage report of the component with this index. */
export function coverageOf(outcome: Outcome, index = 0): CoverageReport {
  return JSON.parse(readFileSync(join(outcome.output, `coverage-${index}.json`), 'utf8')) as CoverageReport;
}

/** How many `<testcase>` elements a JUnit report has. */
export function junitCases(outcome: Outcome): number {
  return outcome.junit?.match(/<testcase /g)?.length ?? 0;
}

function sourceFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.py'))
    .map((name) => join(folder, name));
}

function readOptional<T>(path: string, parse: (text: string) => T): T | undefined {
  return existsSync(path) ? parse(readFileSync(path, 'utf8')) : undefined;
}
