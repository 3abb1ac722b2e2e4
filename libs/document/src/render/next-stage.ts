import type { RootContent } from 'mdast';
import { heading, inline, item, numberedList, paragraph } from '../body/blocks.js';
import { code, prose } from '../body/prose.js';
import { outcomeMark } from './outcome-mark.js';
import type { RenderContext } from './render-context.js';
import { stageName } from './stage-name.js';

/** What is left to do for the next stage, the cheapest first. */
export function nextStage({ assessment }: RenderContext): RootContent[] {
  const { nextStage: stage, stage: current, wayToNextStage } = assessment;
  if (stage === null) {
    return [heading(2, 'Way to the Next Stage'), paragraph(`${stageName(current.name)} is the last stage.`)];
  }
  const title = heading(2, `Way to ${stageName(stage)}`);
  if (wayToNextStage.length === 0) return [title, paragraph('Nothing is left to do.')];
  const steps = wayToNextStage.map(({ criterion, outcome, todo, command }) => {
    const name = assessment.criteria.find(({ id }) => id === criterion)?.title ?? criterion;
    const run = command === undefined ? [] : [': ', code(command, 1000)];
    return item(inline(`${outcomeMark(outcome)} `, prose(name, 160), ' – ', prose(todo, 300), ...run));
  });
  return [title, paragraph('The cheapest first:'), numberedList(steps)];
}
