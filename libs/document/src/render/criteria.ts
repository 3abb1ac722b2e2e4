import { opensGate, type Assessment, type CriterionResult } from '@tta/maturity-model';
import type { ListItem, PhrasingContent, RootContent } from 'mdast';
import { bulletList, heading, inline, item, paragraph } from '../body/blocks.js';
import { code, prose } from '../body/prose.js';
import { outcomeMark } from './outcome-mark.js';
import type { RenderContext } from './render-context.js';
import { requirement } from './requirement.js';
import { shortPath } from './short-path.js';
import { stageName } from './stage-name.js';
import { stageOrder } from './stage-order.js';

const listedFiles = 5;

/**
 * Every criterion as a check box below the stage that first needs it. A box is ticked only when the outcome opens a gate.
 * What to do about it is said for the next stage and the present one; later ones are a list to look ahead.
 */
export function criteria({ assessment }: RenderContext): RootContent[] {
  const blocks: RootContent[] = [heading(2, 'Maturity Criteria')];
  if (assessment.criteria.length === 0) return [...blocks, paragraph('The policy asks for nothing.')];
  const listed: CriterionResult[] = [];
  for (const purpose of ['promote', 'keep'] as const) {
    for (const stage of stageOrder(assessment)) blocks.push(...list(assessment, stage, purpose, listed));
  }
  return [...blocks, ...upcoming(assessment)];
}

function list(
  assessment: Assessment,
  stage: string,
  purpose: 'promote' | 'keep',
  listed: CriterionResult[],
): RootContent[] {
  const isNear = purpose === 'promote' ? stage === assessment.nextStage : stage === assessment.stage.name;
  const needed = assessment.criteria.filter((criterion) =>
    criterion.for.some((entry) => entry.stage === stage && entry.purpose === purpose),
  );
  // To stay in a stage that is not reached yet, a milder form of a criterion above says nothing new.
  const isListed = (criterion: CriterionResult): boolean =>
    purpose === 'keep' && !isNear ? listed.some(({ id }) => id === criterion.id) : listed.includes(criterion);
  const fresh = needed.filter((criterion) => !isListed(criterion));
  if (fresh.length === 0) return [];
  listed.push(...fresh);
  const met = fresh.filter(({ outcome }) => opensGate(outcome)).length;
  const title = purpose === 'promote' ? `To reach ${stageName(stage)}` : `To stay in ${stageName(stage)}`;
  const before = needed.length - fresh.length;
  return [
    heading(3, `${title}: ${met} of ${fresh.length} met`),
    ...(before === 0 ? [] : [paragraph(`And ${before} of the criteria above.`)]),
    bulletList(
      fresh.map((criterion) => criterionItem(criterion, isNear ? details(criterion, assessment) : [])),
    ),
  ];
}

function upcoming(assessment: Assessment): RootContent[] {
  const entries = assessment.upcoming ?? [];
  if (entries.length === 0) return [];
  const items = entries.map(({ stage, from, result }) => {
    const { children, checked } = criterionItem(result, []);
    const [line] = children;
    const content = line?.type === 'paragraph' ? line.children : [];
    return item(inline(`From ${from} for ${stage}: `, content), { checked: checked === true });
  });
  return [heading(3, 'Coming'), bulletList(items)];
}

function criterionItem(criterion: CriterionResult, below: readonly ListItem[]): ListItem {
  const { kind, outcome, title, value, require, gap, explanation, until } = criterion;
  const line: PhrasingContent[] = inline(`${outcomeMark(outcome)} `, prose(title, 160));
  const facts: string[] = [];
  if (value !== undefined && kind !== 'signoff') facts.push(value);
  // Of the other kinds the explanation says what is asked for.
  const isShort = kind === 'measure' || kind === 'signoff' || kind === 'file';
  if (require !== undefined && isShort && !opensGate(outcome)) facts.push(`needs ${requirement(require)}`);
  if (facts.length > 0) line.push(...inline(': ', prose(facts.join(', '), 200)));
  if (outcome === 'fail' && kind === 'measure' && gap !== undefined)
    line.push(...inline(' (', prose(gap, 120), ')'));
  if (outcome === 'waived' || outcome === 'not-applicable' || outcome === 'pending')
    line.push(...inline(`, ${outcome}`));
  if (until !== undefined) line.push(...inline(` until ${until}`));
  // Value, need and gap say it all where one number is compared.
  const saysMore = outcome !== 'pass' && !(outcome === 'fail' && kind === 'measure');
  if (saysMore) line.push(...inline('. ', prose(explanation, 400)));
  return item(inline(line), { checked: opensGate(outcome), details: below });
}

/** Where the gap is and what to do about it. */
function details(criterion: CriterionResult, assessment: Assessment): ListItem[] {
  const { outcome, gap, kind, explanation, files, remedy, command } = criterion;
  if (opensGate(outcome)) return [];
  const items: ListItem[] = [];
  const isCombined = kind === 'all' || kind === 'any';
  if (isCombined && gap !== undefined && !explanation.includes(gap))
    items.push(item(inline('Missing: ', prose(gap, 160))));
  for (const { file, note } of files.slice(0, listedFiles)) {
    items.push(item(inline(code(shortPath(file, assessment)), ': ', prose(note, 160))));
  }
  const others = files.length - listedFiles;
  if (others > 0) items.push(item(inline(`and ${others} more ${others === 1 ? 'file' : 'files'}`)));
  if (command !== undefined) items.push(item(inline('Run ', code(command, 1000))));
  else if (remedy !== undefined) items.push(item(prose(remedy, 300)));
  return items;
}
