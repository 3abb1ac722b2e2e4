import type { NxJsonConfiguration, ProjectConfiguration, TargetConfiguration } from '@nx/devkit';
import { readSettings, workingDirectory, type ComponentScope } from '@tta/maturity-collectors';
import type { MaturityRecord, Policy, Problem } from '@tta/maturity-model';
import { posix } from 'node:path';
import { targetName, type PluginOptions, type TargetKey } from '../options/plugin-options.js';
import { environmentsOf, fingerprintInput } from '../fingerprint/fingerprint-command.js';
import { isIgnoredBy } from './is-ignored-by.js';
import { beyondFilesets } from './inputs/beyond-filesets.js';
import { inputsBeyond } from './inputs/inputs-beyond.js';
import { placesOf } from './inputs/places-of.js';
import { collectorInputs, type Inputs } from './inputs/collector-inputs.js';
import { configuredPaths } from './inputs/configured-paths.js';
import { foldersAbove, projectFileInputs, projectFilesInput } from './inputs/config-inputs.js';
import { fileset } from './inputs/fileset.js';
import { filesForOthers } from './inputs/own-files.js';
import { unhashedInput } from './inputs/unhashed-input.js';
import { modulePlacesInput } from './inputs/module-places-input.js';
import { pyrightEnvironments } from './inputs/pyright-environments.js';
import { findConfigFiles, foldersIn } from './inputs/find-config-files.js';
import { resolveReads } from './inputs/resolve-reads.js';
import type { WorkspaceFiles } from '../workspace/look-at-workspace.js';
import { collectTarget } from './targets/collect-target.js';
import { reportTarget, validateTarget } from './targets/report-target.js';
import { scopeDigest } from './scope-digest.js';
import { isWithin, workspacePath } from './workspace-path.js';

export interface InferredProject {
  readonly name: string;
  readonly root: string;
  /** Undefined when it could not be read. */
  readonly record: MaturityRecord | undefined;
  readonly scope: ComponentScope;
  readonly problems: readonly Problem[];
}

/** What of the policy decides about targets. */
export interface PolicyForInference {
  /** Files that its criteria are about, relative to each component's folder. */
  readonly criteriaFiles: readonly string[];
  readonly measuring: Policy['measuring'];
}

/** What `metadata.maturity` of a component's project holds. Metadata is in no hash. */
export interface MaturityMetadata {
  readonly record: string;
  readonly component: string;
  readonly stage?: string;
  readonly group?: string;
  readonly owner?: string;
  readonly sources: readonly string[];
  readonly tests: ComponentScope['tests'];
  readonly problems: readonly Problem[];
}

interface CollectorTarget {
  readonly key: TargetKey;
  readonly collector: string;
  readonly description: string;
  /** Whether code of the components that this one imports changes what the tool says. */
  readonly seesDependencies: boolean;
}

const collectorTargets: readonly CollectorTarget[] = [
  { key: 'test', collector: 'pytest', description: 'Run unit tests with coverage', seesDependencies: true },
  {
    key: 'test-integration',
    collector: 'pytest-integration',
    description: 'Run integration tests with coverage',
    seesDependencies: true,
  },
  { key: 'lint', collector: 'ruff', description: 'Lint the sources', seesDependencies: false },
  {
    key: 'typecheck',
    collector: 'pyright',
    description: 'Check the types of the sources',
    seesDependencies: true,
  },
  {
    key: 'security',
    collector: 'bandit',
    description: 'Scan the sources for security issues',
    seesDependencies: false,
  },
];

/**
 * The project of one component: its targets, its tag, and what people and other tools may want to know about it.
 */
export function inferProject(
  component: InferredProject,
  options: PluginOptions,
  workspace: WorkspaceFiles,
  nxJson: NxJsonConfiguration,
  revision: string,
  ofPolicy: PolicyForInference,
): Omit<ProjectConfiguration, 'root'> {
  const { name, root, record, scope } = component;
  const problems = [...component.problems];
  const environments = environmentsOf(root, options.python.interpreter, workspace.exists);
  const ofEnvironment: Inputs = [
    fingerprintInput(environments, workspace),
    ...(options.python.environment === undefined
      ? []
      : [{ dependentTasksOutputFiles: '**/python-env.json' }]),
  ];

  const exists = (path: string): boolean =>
    workspace
      .list(posix.dirname(path))
      .some((entry) => !entry.isFolder && entry.name === posix.basename(path));
  const directory = workingDirectory(scope, exists);
  const above = foldersAbove(scope);
  const reads = resolveReads(root, record?.reads ?? []);
  const places = placesOf(root, scope, record);
  const beyond = beyondFilesets(scope, places, workspace.ignored(), workspace);
  const configPlaces = { above, inside: foldersIn(scope.sources, workspace) };
  const alsoRead: Inputs = [...reads, ...inputsBeyond(beyond, workspace)];
  const passed = new Set([...options.passEnv, ...ofPolicy.measuring.passEnv, ...scope.passEnv]);
  const variables = [...passed].sort().map((env) => ({ env }));
  const targets: Record<string, TargetConfiguration> = {};
  const collectTargets: string[] = [];
  for (const { key, collector, description, seesDependencies } of collectorTargets) {
    const target = targetName(options, key);
    if (target === undefined || (key === 'test-integration' && scope.tests.integration.length === 0))
      continue;
    const dependencies = seesDependencies ? dependencySources(nxJson) : [];
    const settingsOfTool = readSettings(
      findConfigFiles(collector, configPlaces, workspace),
      directory,
      workspace.readText,
    );
    const configured = configuredPaths(settingsOfTool, root, workspace);
    const own = collectorInputs(collector, scope, alsoRead, above, configured, workspace);
    const named = collector === 'pyright' ? pyrightEnvironments(settingsOfTool, workspace) : [];
    const other = named.filter((path) => !environments.includes(path));
    const ofOther = other.length === 0 ? [] : [fingerprintInput(other, workspace)];
    const isKnown = (path: string): boolean =>
      [...places, ...environments, ...other].some((place) => isWithin(place, path));
    const ofConfig = [...configured.files, ...configured.places].filter((path) => !isKnown(path));
    const behindConfig = beyondFilesets(scope, ofConfig, workspace.ignored(), workspace);
    const inferred = collectTarget({
      component: name,
      collector,
      description,
      inputs: [
        ...own,
        ...inputsBeyond(behindConfig, workspace),
        ...modulePlacesInput(collector, settingsOfTool.settings, workspace),
        ...ofEnvironment,
        ...ofOther,
        ...dependencies,
        ...variables,
      ],
      environment: options.python.environment,
    });
    // What the record names decides what is measured, and is in no input: maturity.yaml changes for other reasons, too.
    const settings =
      seesDependencies && collector !== 'pyright' ? ` reruns ${ofPolicy.measuring.rerunFailedTests}` : '';
    const measured = `${revision} ${scopeDigest(scope, collector, directory)}${settings}`;
    targets[target] = overridden(withRevision(inferred, measured), options[key]);
    collectTargets.push(target);
  }
  const document = posix.join(root, 'MATURITY.md');
  const judgement = {
    component: name,
    root,
    collectTargets,
    policy: options.policy,
    files: [...judgedFiles(root, record, ofPolicy.criteriaFiles), ...beyond.submodules],
    unhashed: isIgnoredBy(workspace.ignored(), document) ? [unhashedInput([document], workspace)] : [],
  };
  for (const [key, target] of [
    ['maturity', reportTarget(judgement)],
    ['validate', validateTarget(judgement)],
  ] as const) {
    const inferredName = targetName(options, key);
    if (inferredName !== undefined)
      targets[inferredName] = overridden(withRevision(target, revision), options[key]);
  }

  const metadata: MaturityMetadata = {
    record: root === '.' ? 'maturity.yaml' : `${root}/maturity.yaml`,
    component: name,
    ...(record !== undefined && { stage: record.stage.name, group: record.group, owner: record.owner }),
    sources: scope.sources,
    tests: scope.tests,
    problems,
  };
  return {
    name,
    ...(record?.group !== undefined && { tags: [`group:${record.group}`] }),
    // What a component's sources read, the runs of others read, too.
    namedInputs: {
      maturitySources: [...filesForOthers(scope), ...alsoRead],
      [projectFilesInput]: projectFileInputs(scope, above),
    },
    targets,
    metadata: {
      technologies: ['python'],
      ...(record?.title !== undefined && { description: record.title }),
      targetGroups: { Maturity: Object.keys(targets) },
      maturity: metadata,
    },
  };
}

/** The patterns of files that criteria and sign-offs are about. */
function judgedFiles(
  root: string,
  record: MaturityRecord | undefined,
  criteriaFiles: readonly string[],
): string[] {
  const signed = (record?.signoffs ?? []).flatMap(({ evidence }) =>
    evidence === undefined || /^[a-z][a-z0-9+.-]*:/i.test(evidence) ? [] : [`/${evidence}`],
  );
  return [...criteriaFiles, ...signed].flatMap((path) => {
    const resolved = workspacePath(root, path);
    return resolved.ok ? fileset(root, resolved.path, []) : [];
  });
}

/** The sources of the components that this one imports, by the named input that `init` defines. */
function dependencySources(nxJson: NxJsonConfiguration): Inputs {
  if (nxJson.namedInputs?.maturitySources !== undefined) return ['^maturitySources'];
  // Without the entry in nx.json Nx refuses '^maturitySources' for dependencies that are no components.
  return [{ fileset: '{projectRoot}/**/*', dependencies: true }] as unknown as Inputs;
}

function withRevision(target: TargetConfiguration, revision: string): TargetConfiguration {
  return { ...target, options: { ...(target.options as object), revision } };
}

/** What the user says in nx.json wins over what is inferred, key by key. */
function overridden(target: TargetConfiguration, override: PluginOptions[TargetKey]): TargetConfiguration {
  if (override === undefined || override === false) return target;
  const {
    targetName: _renamed,
    options,
    inputs,
    ...rest
  } = override as TargetConfiguration<object> & {
    targetName?: string;
  };
  return {
    ...target,
    ...rest,
    ...(inputs !== undefined && { inputs: spread(inputs, target.inputs ?? []) }),
    options: { ...(target.options as object), ...options },
  };
}

/** `'...'` stands for what is inferred, as in targetDefaults. */
function spread(inputs: Inputs, inferred: Inputs): Inputs {
  return inputs.flatMap((input) => (input === '...' ? inferred : [input]));
}
