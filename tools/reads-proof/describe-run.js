/**
 * Whether a run proves what it should: that the tool did its work and looked at nothing undeclared; or, where `found` names
 * paths, that just these are found to be undeclared.
 */
export function isPassed({ problem, verdicts }, found) {
  if (problem !== undefined || verdicts.length === 0) return false;
  const undeclared = verdicts.filter(({ verdict }) => verdict === 'none').map(nameOf);
  return found === undefined
    ? undeclared.length === 0
    : undeclared.length === found.length && found.every((name) => undeclared.includes(name));
}

/** A line with counts, and below it each path that is declared nowhere, with how it was looked at and by which program. */
export function describeRun(workspace, { task, problem, verdicts }, passed, found, verbose) {
  const counts = new Map();
  for (const { verdict } of verdicts) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  const of = (verdict) => counts.get(verdict) ?? 0;
  const declared = ['trace', 'inputs', 'none'];
  const byReason = [...counts].filter(([verdict]) => !declared.includes(verdict)).sort();
  const parts = [
    `${verdicts.length} paths`,
    `${of('trace')} in the trace`,
    `${of('inputs')} in the inputs`,
    ...byReason.map(([reason, count]) => `${count} ${reason}`),
    `${of('none')} in none${found === undefined ? '' : `, as there should be ${found.length}`}`,
  ];
  const lines = [
    `${passed ? '✔' : '✖'} ${workspace} ${task.component} ${task.collector}: ${parts.join(', ')}`,
  ];
  if (problem !== undefined) lines.push(`    ${problem}`);
  for (const one of verdicts)
    if (verbose || (one.verdict === 'none' && !passed))
      lines.push(
        `    ${one.verdict}: ${nameOf(one)} (${[...one.hows].join(', ')}; ${[...one.programs].join(', ')})`,
      );
  return lines.join('\n');
}

const nameOf = ({ place, path }) => `${place} ${path}`;
