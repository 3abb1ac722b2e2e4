/**
 * Components of which the evidence is not what a measurement from scratch gives, with the collectors. `isUnknown`: the evidence
 * of all of these says that nothing is known.
 */
export function wrongOnes(evidence, truth) {
  return Object.entries(truth).flatMap(([component, byCollector]) => {
    const found = evidence[component] ?? {};
    const collectors = Object.keys(byCollector).filter(
      (collector) => collector !== 'judgement' && found[collector] !== byCollector[collector],
    );
    if (collectors.length === 0) return [];
    return [{ component, collectors, isUnknown: collectors.every((one) => found[one] === undefined) }];
  });
}

/** Of the wrong ones those that the run gives for right: it is green, or red without a word about them. */
export function believedOnes(wrong, { status, output }) {
  return wrong.filter(
    ({ component }) => status === 0 || !(output.includes(component) && causes.test(output)),
  );
}

/** What a red run says where it knows that a number is not about what lies there, or that there is none. */
const causes =
  /has changed|is gone|has come where|holds other names|changed while|cannot be read|not what it was made from|two runs|not among its inputs|above the workspace|from other evidence|not known|is missing|does not exist|there is no/i;

/** The tasks, as `component:target`, whose truth is another than before. */
export function changedTasks(before, after, targetOf) {
  return Object.entries(after).flatMap(([name, byCollector]) =>
    Object.keys(byCollector)
      .filter((collector) => byCollector[collector] !== before[name]?.[collector])
      .map((collector) => ({ name, task: `${name}:${targetOf[collector]}` })),
  );
}
