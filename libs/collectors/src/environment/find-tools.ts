import type { Collector, Failure } from '../contract/collector.js';
import { findEnvironment, findProgram, type EnvironmentQuestion } from './find-environment.js';

export type FoundTools =
  | { readonly ok: true; readonly interpreter: string; readonly programs: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly failure: Failure };

/**
 * Everything that a collector needs from the Python environment of a component, or why it is not there.
 * `installation` is the command with which a person gets it.
 */
export function findTools(
  collector: Pick<Collector, 'needs' | 'tool'>,
  question: EnvironmentQuestion,
  installation: string,
): FoundTools {
  const remedy = `Run: ${installation}`;
  const search = findEnvironment(question);
  if (!search.ok) {
    return { ok: false, failure: { code: 'interpreter-missing', detail: search.detail, remedy } };
  }
  const { environment } = search;
  const programs: Record<string, string> = {};
  for (const program of collector.needs.programs) {
    const path = findProgram(environment, program, question.exists);
    if (path === undefined) {
      const detail = `${program} is not installed`;
      return { ok: false, failure: { code: 'tool-not-found', detail, remedy } };
    }
    programs[program] = path;
  }
  return { ok: true, interpreter: environment.interpreter, programs };
}
