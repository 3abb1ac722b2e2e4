import { join, posix } from 'node:path';
import type { Collector, Failure, MeasuredScope, ToolContext, ToolStep } from '../contract/collector.js';
import { toolArguments } from '../contract/tool-arguments.js';
import { contains } from '../scope/working-directory.js';
import { explainRuffExit } from './explain-ruff-exit.js';
import { filesByConfig } from './files-by-config.js';
import { defaultsStep, leftOutByRuff, settingsStep } from './left-out-by-ruff.js';
import { lookedAtByRuff } from './looked-at-by-ruff.js';
import { readRuff } from './read-ruff.js';

/**
 * ruff's findings and its `noqa` comments. Processes: which files it checks (its report does not name clean ones), the
 * findings, the findings without regard to suppressions, and the rules in force where there is configuration.
 */
export default {
  name: 'ruff',
  target: 'maturity:lint',
  tool: 'ruff',
  row: { region: 'quality', label: 'Lint' },
  metrics: [
    {
      id: 'lint.errors',
      unit: 'count',
      better: 'lower',
      noun: 'findings',
      meaning: 'Findings of the linter, all rules',
    },
    {
      id: 'suppressions.lint',
      unit: 'count',
      better: 'lower',
      noun: 'suppressions',
      meaning: 'Findings of the linter that comments in the sources suppress',
    },
  ],
  configFiles: [
    { name: '.ruff.toml' },
    { name: 'ruff.toml' },
    { name: 'pyproject.toml', sections: ['tool.ruff'] },
  ],
  needs: { interpreter: false, programs: ['ruff'] },
  precondition: (scope) => ofThisMachine(scope),
  /** ruff looks for configuration from each file upward, so one process can check files of components with one folder. */
  group: (scope) => `in ${folderOf(scope)}`,
  steps: (scopes, context) => [
    step('version', ['--version'], [0], scopes, context),
    step(
      'files',
      ['check', '--no-cache', '--show-files', ...sourcesOf(scopes, context)],
      [0],
      scopes,
      context,
    ),
    step('findings', ['check', ...options, ...sourcesOf(scopes, context)], [0, 1], scopes, context),
    step(
      'unsuppressed',
      ['check', ...options, '--ignore-noqa', ...sourcesOf(scopes, context)],
      [0, 1],
      scopes,
      context,
    ),
    ...settingsSteps(scopes, context),
  ],
  handCommand: (scope) => ['ruff', 'check', '--no-fix', ...toolArguments(scope.sources, scope.directory)],
  explainExit: explainRuffExit,
  alsoLooksAt: lookedAtByRuff,
  leftOut: leftOutByRuff,
  read: readRuff,
} satisfies Collector;

/** `--no-fix`, because a configuration may say `fix = true`, and to measure is not to edit. */
const options = ['--no-cache', '--no-fix', '--no-fix-only', '--output-format', 'json'];

/** One for each configuration, because ruff shows the settings of one file, and one for what ruff does without any. */
function settingsSteps(scopes: readonly MeasuredScope[], context: ToolContext): ToolStep[] {
  const byConfig = new Map(
    scopes.flatMap((scope) =>
      [...filesByConfig(scope, scope.files)].map(([config, files]) => [config, files[0] ?? config] as const),
    ),
  );
  const show = (id: string, file: string, ...more: readonly string[]) =>
    step(
      id,
      [
        'check',
        ...['--no-cache', '--show-settings', '--no-force-exclude', ...more],
        join(context.workspaceRoot, file),
      ],
      [0],
      scopes,
      context,
    );
  const [first] = byConfig.values();
  if (first === undefined) return [];
  return [
    show(defaultsStep, first, '--isolated'),
    ...[...byConfig].map(([config, file]) => show(settingsStep(config), file)),
  ];
}

function step(
  id: string,
  args: readonly string[],
  exitCodes: readonly number[],
  scopes: readonly MeasuredScope[],
  context: ToolContext,
): ToolStep {
  const program = context.programs.ruff;
  const [first] = scopes;
  if (program === undefined || first === undefined) throw new Error('ruff needs a program and a component');
  return { id, argv: [program, ...args], cwd: join(context.workspaceRoot, folderOf(first)), exitCodes };
}

/**
 * Where ruff runs: where a person runs it, or in the workspace where that makes no difference. Some settings are taken from
 * the configuration nearest to the current folder, not to the file (respect-gitignore, force-exclude, required-version;
 * astral-sh/ruff#13692), and that one must be readable: so the same configuration has to be the nearest to both.
 */
function folderOf({ sources, configFiles, directory }: MeasuredScope): string {
  const nearest = configFiles.find((file) => contains(posix.dirname(file), directory));
  return nearest !== undefined &&
    posix.dirname(nearest) === '.' &&
    sources.every((source) => isConfigured(source, configFiles))
    ? '.'
    : directory;
}

/** What would make a number that other machines do not have: ruff has no option against it. */
function ofThisMachine({
  configAbove,
  ignoredHere,
  configFiles,
  sources,
}: MeasuredScope): Failure | undefined {
  if (configAbove !== null && !sources.every((source) => isConfigured(source, configFiles)))
    return {
      code: 'config-unreadable',
      detail: 'ruff takes its configuration from a folder above the workspace',
      remedy: 'Add a ruff.toml to the component or to the workspace; an empty one is enough.',
    };
  if (ignoredHere !== null)
    return {
      code: 'config-unreadable',
      detail: `ruff follows ignore files that other clones do not have: ${ignoredHere}`,
      remedy: 'Take the pattern out there, or move it to a .gitignore of the workspace.',
    };
  return undefined;
}

function isConfigured(source: string, configFiles: readonly string[]): boolean {
  return configFiles.some((file) => contains(posix.dirname(file), source));
}

function sourcesOf(scopes: readonly MeasuredScope[], context: ToolContext): string[] {
  return scopes.flatMap(({ sources }) => sources.map((source) => join(context.workspaceRoot, source)));
}
