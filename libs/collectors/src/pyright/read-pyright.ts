import { countMetric, type LeftOut } from '@tta/maturity-model';
import { posix } from 'node:path';
import { z } from 'zod';
import type {
  Failure,
  GroupReading,
  MeasuredScope,
  Reading,
  StepOutput,
  StepOutputs,
  ToolContext,
} from '../contract/collector.js';
import type { LookedAt } from '../contract/looked-at.js';
import { workspacePath } from '../contract/workspace-path.js';
import { readJsonReport } from '../formats/read-json-report.js';
import { countSuppressions } from '../python/count-suppressions.js';
import { contains } from '../scope/working-directory.js';
import { environmentFolder } from '../environment/environment-folder.js';
import { attributeReads, notedReadsSchema } from './attribute-reads.js';
import { environmentProblem } from './explain-pyright-exit.js';
import { projectFolder } from './project-folder.js';
import {
  contradictionIn,
  isUnparsable,
  isUnresolvedImport,
  lineOf,
  oneLine,
  reportSchema,
  toFinding,
  type Diagnostic,
} from './pyright-report.js';
import { pyrightConfig, type PyrightConfig } from './pyright-config.js';

const sourcesSchema = z.object({
  files: z.record(z.string(), z.array(z.string())),
  texts: z.record(z.string(), z.string()),
  configs: z.record(z.string(), z.string()),
});

/** Turns what pyright said about a group into a reading for each component. */
export function readPyright(
  outputs: StepOutputs,
  scopes: readonly MeasuredScope[],
  context: ToolContext,
): GroupReading {
  const output = outputOf(outputs, 'report');
  const problem = environmentProblem(output.stderr);
  if (problem !== undefined) return unusable(problem);
  const json = readJsonReport(output.stdout, reportSchema, 'the report of pyright');
  if (!json.ok) return unusable(json.failure);
  const sources = readJsonReport(outputOf(outputs, 'sources').stdout, sourcesSchema, 'the list of sources');
  if (!sources.ok) return unusable(sources.failure);
  const noted = readJsonReport(
    outputOf(outputs, 'report').reports.reads ?? '',
    notedReadsSchema,
    'the list of files that pyright opened',
  );
  if (!noted.ok) return unusable(noted.failure);
  const { version, generalDiagnostics, summary } = json.report;

  const contradiction = contradictionIn(json.report, output.exitCode);
  if (contradiction !== undefined) return unusable({ code: 'foreign-report', detail: contradiction });

  const config = configOf(scopes, sources.report.configs, context);
  if (!config.ok) return unusable(config.failure);
  const isExcluded = (file: string) => config.config.excludes(absolute(file, context));
  const members = scopes.map((scope) => {
    const walked = sources.report.files[scope.component.name];
    if (walked === undefined) throw new Error(`the files of ${scope.component.name} were not listed`);
    return { scope, analysed: walked.filter((file) => !isExcluded(file)) };
  });

  const diagnostics = generalDiagnostics.map((diagnostic) => ({
    ...diagnostic,
    file: workspacePath(diagnostic.file, context.workspaceRoot) ?? diagnostic.file,
  }));
  const known = new Set(members.flatMap(({ analysed }) => analysed));
  const foreign = diagnostics.find(({ file }) => !known.has(file));
  if (foreign !== undefined)
    return unusable({ code: 'foreign-report', detail: `it has a finding in ${foreign.file}` });
  const expected = members.reduce((sum, { analysed }) => sum + analysed.length, 0);
  if (summary.filesAnalyzed !== expected && scopes.length > 1)
    return unusable({ code: 'files-missing', detail: countDetail(summary.filesAnalyzed, expected) });

  const readings = members.map(({ scope, analysed }): [string, Reading] => {
    const mine = diagnostics.filter(({ file }) => scope.sources.some((source) => contains(source, file)));
    const ignored = analysed.filter((file) => config.config.ignores(absolute(file, context)));
    const texts = analysed.flatMap((file) => sources.report.texts[file] ?? []);
    return [
      scope.component.name,
      readComponent(
        {
          scope,
          analysed,
          ignored,
          leftOut: leftOutOf(config.config, analysed, context),
          texts,
          diagnostics: mine,
          counted: scopes.length === 1 ? summary.filesAnalyzed : analysed.length,
          lookedAt: attributeReads(
            noted.report,
            scope,
            scopes.filter((other) => other !== scope),
            {
              workspaceRoot: context.workspaceRoot,
              environmentFolder: environmentFolder(context.interpreter),
            },
          ),
        },
        context,
      ),
    ];
  });
  return { usable: true, version, readings: new Map(readings) };
}

interface ComponentReport {
  readonly scope: MeasuredScope;
  /** Files that should have been analysed. */
  readonly analysed: readonly string[];
  /** Those of them whose findings the user's configuration hides. */
  readonly ignored: readonly string[];
  /** Rules that the configuration switches off for some of them. */
  readonly leftOut: readonly LeftOut[];
  /** Texts of those that may hold comments for type checkers. */
  readonly texts: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  readonly lookedAt: LookedAt;
  /** How many files pyright says it has analysed. */
  readonly counted: number;
}

function readComponent(report: ComponentReport, context: ToolContext): Reading {
  const { scope, analysed, ignored, diagnostics, counted } = report;
  if (counted === 0 || analysed.length === ignored.length)
    return {
      status: 'unavailable',
      failure: { code: 'nothing-measured', detail: 'pyright reports on no file of it' },
    };
  const count = (severity: Diagnostic['severity']) =>
    countMetric(diagnostics.filter((diagnostic) => diagnostic.severity === severity).length);
  const comments = countSuppressions(report.texts);
  const unparsable = [...new Set(diagnostics.filter(isUnparsable).map(({ file }) => file))].sort();
  const measured = {
    files: analysed.filter((file) => !ignored.includes(file) && !unparsable.includes(file)),
    excluded: [...new Set([...scope.files.filter((file) => !analysed.includes(file)), ...ignored])],
    metrics: {
      'types.errors': count('error'),
      'types.warnings': count('warning'),
      'types.information': count('information'),
      'types.unresolvedImports': countMetric(diagnostics.filter(isUnresolvedImport).length),
      'suppressions.types': countMetric(
        comments.typeIgnore + comments.pyrightIgnore + comments.pyrightSettings,
      ),
    },
    leftOut: report.leftOut,
    lookedAt: report.lookedAt,
    findings: diagnostics.map((diagnostic) => toFinding(diagnostic, context.workspaceRoot)),
  };
  if (counted !== analysed.length)
    return {
      status: 'partial',
      ...measured,
      missing: unparsable,
      failure: { code: 'files-missing', detail: countDetail(counted, analysed.length) },
    };
  const first = diagnostics.find(isUnparsable);
  if (first === undefined) return { status: 'ok', ...measured };
  const detail = `${first.file}:${lineOf(first) ?? 1}: ${oneLine(first.message)}`;
  return {
    status: 'partial',
    ...measured,
    missing: unparsable,
    failure: { code: 'unparsable-sources', detail, files: unparsable },
  };
}

function leftOutOf(
  { switchedOff }: PyrightConfig,
  files: readonly string[],
  context: ToolContext,
): LeftOut[] {
  return switchedOff.flatMap(({ names, root }) => {
    if (root === undefined) return names.map((name): LeftOut => ({ kind: 'rule', name }));
    const isMeant = files.some((file) => contains(root.folder, absolute(file, context)));
    return isMeant ? names.map((name): LeftOut => ({ kind: 'rule', name, files: root.text })) : [];
  });
}

type FoundConfig =
  { readonly ok: true; readonly config: PyrightConfig } | { readonly ok: false; readonly failure: Failure };

function configOf(
  scopes: readonly MeasuredScope[],
  texts: Readonly<Record<string, string>>,
  context: ToolContext,
): FoundConfig {
  const slashed = Object.fromEntries(
    Object.entries(texts).map(([path, text]) => [path.replaceAll('\\', '/'), text]),
  );
  try {
    const config = pyrightConfig(absolute(projectFolder(scopes), context), slashed);
    if (config.path === null || workspacePath(config.path, context.workspaceRoot) !== undefined)
      return { ok: true, config };
    return {
      ok: false,
      failure: {
        code: 'config-unreadable',
        detail: 'pyright takes its configuration from a folder above the workspace',
        remedy:
          'Add a pyrightconfig.json to the workspace ({} is enough), so that everybody has the same configuration.',
      },
    };
  } catch (error) {
    return { ok: false, failure: { code: 'config-unreadable', detail: (error as Error).message } };
  }
}

function countDetail(counted: number, expected: number): string {
  return `pyright analysed ${counted} files, the sources have ${expected} that its configuration does not exclude`;
}

function absolute(path: string, { workspaceRoot }: ToolContext): string {
  return posix.join(workspaceRoot.replaceAll('\\', '/'), path);
}

function outputOf(outputs: StepOutputs, id: string): StepOutput {
  const output = outputs[id];
  if (output === undefined) throw new Error(`the step '${id}' has no output`);
  return output;
}

function unusable(failure: Failure): GroupReading {
  return { usable: false, failure };
}
