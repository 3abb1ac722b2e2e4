import type { StepOutput, StepOutputs } from './collector.js';

/** The output of a step that the collector itself has declared. */
export function stepOutput(outputs: StepOutputs, id: string): StepOutput {
  const output = outputs[id];
  if (output === undefined) throw new Error(`the step '${id}' has no output`);
  return output;
}
