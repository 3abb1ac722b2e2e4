import { join } from 'node:path';
import type { Collector, MeasuredScope, ToolContext, ToolStep } from '../contract/collector.js';
import { toolArguments } from '../contract/tool-arguments.js';
import { explainPyrightExit } from './explain-pyright-exit.js';
import { findPyright } from './find-pyright.js';
import { projectFolder } from './project-folder.js';
import { readPyright } from './read-pyright.js';

/**
 * pyright's diagnostics and the comments that suppress them. Three processes: whether the interpreter starts (pyright goes on
 * without one and finds no package), which files there are and what they say (its report does not name clean files),
 * and pyright itself.
 */
export default {
  name: 'pyright',
  target: 'maturity:typecheck',
  tool: 'pyright',
  row: { region: 'quality', label: 'Types' },
  metrics: [
    {
      id: 'types.errors',
      unit: 'count',
      better: 'lower',
      noun: 'type errors',
      meaning: 'Errors of the type checker',
    },
    {
      id: 'types.warnings',
      unit: 'count',
      better: 'lower',
      noun: 'warnings',
      meaning: 'Warnings of the type checker',
    },
    {
      id: 'types.information',
      unit: 'count',
      better: 'lower',
      noun: 'remarks',
      meaning: 'What the type checker tells for information',
    },
    {
      id: 'types.unresolvedImports',
      unit: 'count',
      better: 'lower',
      noun: 'unresolved imports',
      meaning:
        'Imports that the type checker does not find: a package is not installed, or the code is wrong',
    },
    {
      id: 'suppressions.types',
      unit: 'count',
      better: 'lower',
      noun: 'suppressions',
      meaning:
        "Comments '# type: ignore', '# pyright: ignore' and those that loosen a file's rules ('# pyright: basic')",
    },
  ],
  configFiles: [{ name: 'pyrightconfig.json' }, { name: 'pyproject.toml', sections: ['tool.pyright'] }],
  needs: { interpreter: true, programs: [] },
  /** pyright knows one configuration and one interpreter per process, and resolves imports from the project's folder. */
  group: (scope, installation) => JSON.stringify([projectFolder([scope]), installation.interpreter]),
  steps: (scopes, context) => {
    const noted = join(context.temporaryFolder, 'reads.json');
    return [
      {
        id: 'interpreter',
        argv: [context.interpreter, '-c', 'import sys; print(sys.version_info[:3])'],
        cwd: folderOf(scopes, context),
        exitCodes: [0],
      },
      sourcesStep(scopes, context),
      {
        id: 'report',
        argv: [
          process.execPath,
          '--require',
          join(import.meta.dirname, 'note-reads.cjs'),
          findPyright(context.workspaceRoot),
          '--outputjson',
          '--pythonpath',
          context.interpreter,
          ...scopes.flatMap(({ sources }) => sources.map((source) => join(context.workspaceRoot, source))),
        ],
        cwd: folderOf(scopes, context),
        // Messages come in the language of the machine; these win over all other variables that choose it.
        env: { LC_ALL: 'en_US.UTF-8', MATURITY_NOTE_READS: noted },
        exitCodes: [0, 1],
        reports: { reads: { path: noted } },
      },
    ];
  },
  handCommand: (scope) => ['pyright', ...toolArguments(scope.sources, scope.directory)],
  handPrograms: (workspaceRoot) => ({ pyright: [process.execPath, findPyright(workspaceRoot)] }),
  explainExit: explainPyrightExit,
  read: readPyright,
} satisfies Collector;

function sourcesStep(scopes: readonly MeasuredScope[], context: ToolContext): ToolStep {
  const question = join(context.temporaryFolder, 'sources.question.json');
  const components = scopes.map(({ component, sources }) => ({ name: component.name, sources }));
  const { workspaceRoot } = context;
  return {
    id: 'sources',
    argv: [process.execPath, join(import.meta.dirname, 'read-sources.mjs'), question],
    cwd: folderOf(scopes, context),
    inputs: { [question]: JSON.stringify({ workspaceRoot, directory: projectFolder(scopes), components }) },
    exitCodes: [0],
  };
}

function folderOf(scopes: readonly MeasuredScope[], context: ToolContext): string {
  return join(context.workspaceRoot, projectFolder(scopes));
}
