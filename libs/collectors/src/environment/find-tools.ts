import type { Collector, Failure } from '../contract/collector.js';
import { findEnvironment, findProgram, type EnvironmentQuestion } from './find-environment.js';

export type FoundTools =
  | { readonly ok: true; readonly interpreter: string; readonly programs: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly failure: Failure };

/**
 * Everything that a collector needs from the Python environment of a component, or why it is not there.
 * `environmentCommand` is what a person of this workspace runs to make the environment.
 */
export function findTools(
  collector: Pick<Collector, 'needs' | 'tool'>,
  question: EnvironmentQuestion,
  environmentCommand = `python3 -m venv .venv && .venv/bin/pip install ${collector.tool}`,
): FoundTools {
  const search = findEnvironment(question);
  if (!search.ok) {
    const remedy = `Run: ${environmentCommand}`;
    return { ok: false, failure: { code: 'interpreter-missing', detail: search.detail, remedy } };
  }
  const { environment } = search;
  const programs: Record<string, string> = {};
  for (const program of collector.needs.programs) {
    const path = findProgram(environment, program, question.exists);
    if (path === undefined) {
      const detail = `${program} is not installed`;
      return { ok: false, failure: { code: 'tool-not-found', detail, remedy: `Run: ${environmentCommand}` } };
    }
    programs[program] = path;
  }
  return { ok: true, interpreter: environment.interpreter, programs };
}
