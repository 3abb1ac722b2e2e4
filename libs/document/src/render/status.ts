import { failureReasons, opensGate, type AssessedCollector, type Assessment } from '@tta/maturity-model';
import type { Paragraph, PhrasingContent, RootContent } from 'mdast';
import { inline, paragraph, strong, warning } from '../body/blocks.js';
import { code, prose } from '../body/prose.js';
import { plainTable } from '../body/table.js';
import type { RenderContext } from './render-context.js';
import { stageName, stageSign } from './stage-name.js';
import { supportsLess } from './stage-order.js';

/** Stage, the verdict in one line, what went wrong in the latest run, and whose component it is. */
export function status({ assessment, lastUpdated }: RenderContext): RootContent[] {
  const failures = assessment.collectors.filter(wentWrong).map((collector) => failure(collector));
  return [
    paragraph(strong(verdictStage(assessment)), ` ${verdict(assessment)}`),
    ...(failures.length === 0 ? [] : [warning(failures)]),
    facts(assessment, lastUpdated),
  ];
}

function verdictStage({ stage }: Assessment): PhrasingContent[] {
  return inline(stageSign(stage.name).replace(stageName(stage.name), ''), prose(`${stageName(stage.name)}.`));
}

function verdict(assessment: Assessment): string {
  const { stage, supportedStage, nextStage, stageIsKept, keepOutcome } = assessment;
  const sentences: string[] = [];
  if (supportedStage !== stage.name) {
    sentences.push(`Supports ${supportsLess(assessment) ? 'only ' : ''}${supportedStage}.`);
  }
  if (!stageIsKept) {
    const isKnown = keepOutcome === undefined || keepOutcome === 'fail';
    sentences.push(
      isKnown
        ? `⚠️ What staying in ${stage.name} needs does not hold.`
        : `⚠️ Whether it may stay in ${stage.name} is not known.`,
    );
  }
  if (nextStage !== null) sentences.push(progress(assessment, nextStage));
  else if (stageIsKept) sentences.push(`All that staying in ${stage.name} needs holds.`);
  return sentences.join(' ');
}

/** `4 of 7 criteria for staging met, 1 not known.` */
export function progress({ criteria }: Assessment, stage: string): string {
  const needed = criteria.filter((criterion) =>
    criterion.for.some((purpose) => purpose.purpose === 'promote' && purpose.stage === stage),
  );
  const met = needed.filter(({ outcome }) => opensGate(outcome)).length;
  const unknown = needed.filter(({ outcome }) => outcome === 'unknown' || outcome === 'error').length;
  const rest = unknown === 0 ? '' : `, ${unknown} not known`;
  if (met === needed.length) return `All ${needed.length} criteria for ${stage} met.`;
  return `${met} of ${needed.length} criteria for ${stage} met${rest}.`;
}

/** `absent` without a reason is a collector with nothing to do; with one it should have run. */
function wentWrong({ status: state, reason }: AssessedCollector): boolean {
  return state !== 'ok' && (state !== 'absent' || reason !== undefined);
}

function failure({ collector, target, status: state, reason }: AssessedCollector): Paragraph {
  const outcome = state === 'partial' ? 'measured only a part' : 'did not measure anything';
  const message = reason === undefined ? '' : reason.message || failureReasons[reason.code];
  const sentence = message === '' ? '.' : `: ${message.replace(/[\s.]+$/, '')}.`;
  const remedy = reason === undefined ? [] : inline(' ', prose(reason.remedy, 400));
  return paragraph(
    strong(code(collector)),
    ` (`,
    code(target),
    `) ${outcome}`,
    prose(sentence, 400),
    ' Criteria that need it are not known.',
    remedy,
  );
}

function facts(assessment: Assessment, lastUpdated: string): RootContent {
  const { stage, supportedStage, nextStage, groupTitle, owner, validity } = assessment;
  const rows: [string, PhrasingContent[]][] = [];
  if (supportedStage !== stage.name) rows.push(['Supported stage', inline(stageSign(supportedStage))]);
  if (nextStage !== null) rows.push(['Next stage', inline(stageSign(nextStage))]);
  rows.push(['Functional group', prose(groupTitle, 120)], ['Owner', [code(owner, 120)]]);
  if (validity.length > 0) rows.push(['Dates', prose(validity.join(', '), 200)]);
  rows.push(['Last Updated', inline(lastUpdated)]);
  return plainTable(
    [inline('Stage'), inline(`${stageSign(stage.name)} since ${stage.since}`)],
    rows.map(([name, value]) => [inline(name), value]),
  );
}
