import type { Criterion } from '@tta/maturity-model';
import type { AssessInput } from '../assess-input.js';
import { addDuration, latest } from '../days.js';
import { judgement, type Judgement } from './judgement.js';

type Soak = Extract<Criterion, { soak: object }>['soak'];

/**
 * Whether the component has stayed in a stage for long enough: from the day on which it came there, or from the last event
 * that starts the time again. The end is a date, and only with today's date can it be over; a stay that the record shows
 * as finished (the component has gone on since) needs no clock.
 */
export function judgeSoak({ soak }: Extract<Criterion, { soak: object }>, input: AssessInput): Judgement {
  const { policy, record, today } = input;
  const require = `${soak.atLeast} in ${soak.in}`;
  const soakLevel = policy.stages.indexOf(soak.in);
  const level = policy.stages.indexOf(record.stage.name);
  if (soakLevel < 0 || level < 0) {
    const stage = soakLevel < 0 ? soak.in : record.stage.name;
    return judgement('error', `'${stage}' is none of the policy's stages.`, 'configuration', {
      require,
      todo: `Name one of the stages ${policy.stages.join(', ')}`,
    });
  }
  if (level < soakLevel) {
    return judgement('pending', `The time starts when it comes to ${soak.in}.`, 'soak', {
      require,
      todo: `stay in ${soak.in} for ${soak.atLeast}`,
    });
  }
  if (level > soakLevel) return judgePast(soak, input, require);

  const start = startOf(soak, input);
  const end = addDuration(start, soak.atLeast, 'up');
  const since = { require, value: `since ${start}`, until: end };
  if (today === undefined || today < end) {
    return judgement('pending', `In ${soak.in} since ${start}; the time is over on ${end}.`, 'soak', {
      ...since,
      todo: `stay in ${soak.in} until ${end}`,
      ends: [{ on: end, what: `soak in ${soak.in} until ${end}` }],
    });
  }
  if (soak.restartOn.includes('majorVersion') && input.lastMajorVersion === undefined) {
    return judgement(
      'unknown',
      `In ${soak.in} since ${start}; whether a major version came later is not known.`,
      'measuring',
      {
        ...since,
        measuringFailed: true,
        todo: 'Look at the releases',
      },
    );
  }
  return judgement('pass', `In ${soak.in} since ${start}, long enough on ${end}.`, 'soak', {
    require,
    value: since.value,
  });
}

/** The last day on which the time started: the record's own, and what its history and releases add (incident "same-day"). */
function startOf(soak: Soak, { policy, record, lastMajorVersion }: AssessInput): string {
  const level = (stage: string): number => policy.stages.indexOf(stage);
  const entered = record.history.filter(({ to }) => to === soak.in).map(({ on }) => on);
  const demoted = record.history.filter(({ from, to }) => level(to) < level(from)).map(({ on }) => on);
  const restarts = [
    record.stage.since,
    ...entered,
    ...(soak.restartOn.includes('demotion') ? demoted : []),
    ...(soak.restartOn.includes('majorVersion') && typeof lastMajorVersion === 'string'
      ? [lastMajorVersion]
      : []),
  ];
  return latest(restarts) ?? record.stage.since;
}

function judgePast(soak: Soak, { record }: AssessInput, require: string): Judgement {
  const left = record.history.findLast(({ from }) => from === soak.in);
  const entered = record.history.findLast(
    ({ to, on }) => to === soak.in && (left === undefined || on <= left.on),
  );
  if (left === undefined || entered === undefined) {
    const explanation = `When it was in ${soak.in} is not known: the history in the record does not say.`;
    return judgement('unknown', explanation, 'measuring', {
      require,
      todo: 'Complete the history in maturity.yaml',
    });
  }
  const end = addDuration(entered.on, soak.atLeast, 'up');
  const value = `${entered.on} to ${left.on}`;
  return left.on >= end
    ? judgement('pass', `In ${soak.in} from ${entered.on} to ${left.on}.`, 'soak', { require, value })
    : judgement('fail', `In ${soak.in} only from ${entered.on} to ${left.on}.`, 'soak', {
        require,
        value,
        gap: `${soak.atLeast} in ${soak.in}`,
        todo: `stay in ${soak.in} for ${soak.atLeast}`,
      });
}
