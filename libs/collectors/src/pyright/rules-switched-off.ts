import { posix } from 'node:path';
import { z } from 'zod';
import type { Settings } from './pyright-config.js';

/** Names of rules, and of settings with their value where these leave something out. */
export interface RulesSwitchedOff {
  readonly names: readonly string[];
  /** The folder that they are switched off in, absolute and as the configuration has it; undefined: everywhere. */
  readonly root?: { readonly folder: string; readonly text: string };
}

/**
 * What a configuration switches off that pyright looks for by itself, or in the mode that the configuration asks for
 * (documentation, "Type Check Diagnostics Settings" and "Execution Environment Options").
 *
 * @param chain the configuration and what it extends, nearest first: the nearest that has a setting decides, and one with a
 *   mode replaces all that was said about rules below it
 */
export function rulesSwitchedOff(
  chain: readonly { readonly folder: string; readonly settings: Settings }[],
): RulesSwitchedOff[] {
  const last = chain.findIndex(({ settings }) => modes.includes(settings.typeCheckingMode));
  const counted = last < 0 ? chain : chain.slice(0, last + 1);
  const all = Object.assign({}, ...counted.map(({ settings }) => settings).toReversed()) as Settings;
  const mode = counted[last]?.settings.typeCheckingMode;
  const modeNames = mode === 'off' || mode === 'basic' ? [`typeCheckingMode = "${mode}"`] : [];
  const byRoot = chain.find(({ settings }) => Array.isArray(settings.executionEnvironments));
  const environments =
    z.array(environmentSchema).safeParse(byRoot?.settings.executionEnvironments).data ?? [];
  return [
    { names: [...modeNames, ...namesOf(all, mode)] },
    ...environments.map((environment) => {
      const { root = '.' } = environment;
      const folder = posix.resolve(byRoot?.folder ?? '/', root);
      return { names: namesOf(environment, mode), root: { folder, text: root } };
    }),
  ].filter(({ names }) => names.length > 0);
}

const modes: readonly unknown[] = ['off', 'basic', 'standard', 'strict'];
const environmentSchema = z.looseObject({ root: z.string().optional() });

function namesOf(settings: Settings, mode: unknown): string[] {
  const offAnyway = mode === 'strict' ? offInStrict : [...offInStrict, ...offInStandard];
  const rules = Object.keys(settings).filter(
    (key) =>
      /^report[A-Z]/.test(key) &&
      (settings[key] === false || settings[key] === 'none') &&
      !offAnyway.includes(key),
  );
  const bodies =
    settings.analyzeUnannotatedFunctions === false ? ['analyzeUnannotatedFunctions = false'] : [];
  return [...rules.sort(), ...bodies];
}

/** Rules that are off in every mode (pyright 1.1.414). */
const offInStrict = [
  'reportPropertyTypeMismatch',
  'reportImportCycles',
  'reportMissingSuperCall',
  'reportUninitializedInstanceVariable',
  'reportCallInDefaultInitializer',
  'reportImplicitStringConcatenation',
  'reportUnusedCallResult',
  'reportUnnecessaryTypeIgnoreComment',
  'reportUnreachable',
  'reportImplicitOverride',
];

/** Further ones that only `strict` switches on. */
const offInStandard = [
  'reportMissingTypeStubs',
  'reportUnusedImport',
  'reportUnusedClass',
  'reportUnusedFunction',
  'reportUnusedVariable',
  'reportDuplicateImport',
  'reportUntypedFunctionDecorator',
  'reportUntypedClassDecorator',
  'reportUntypedBaseClass',
  'reportUntypedNamedTuple',
  'reportPrivateUsage',
  'reportTypeCommentUsage',
  'reportConstantRedefinition',
  'reportDeprecated',
  'reportInconsistentConstructor',
  'reportUnknownParameterType',
  'reportUnknownArgumentType',
  'reportUnknownLambdaType',
  'reportUnknownVariableType',
  'reportUnknownMemberType',
  'reportMissingParameterType',
  'reportMissingTypeArgument',
  'reportUnnecessaryIsInstance',
  'reportUnnecessaryCast',
  'reportUnnecessaryComparison',
  'reportUnnecessaryContains',
  'reportInvalidStubStatement',
  'reportIncompleteStub',
  'reportMatchNotExhaustive',
];
