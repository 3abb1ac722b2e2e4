/**
 * Takes the place of the registry of collectors in the workspace's copy of the package: the plugin, its runner, traces and
 * hooks are the product's own, and only the tools are others (`measure.py`). The numbers are made from a digest of what the
 * tool saw, which stands in a finding.
 */
import { join } from 'node:path';
import { countMetric, ratioMetric } from '@tta/maturity-model';
import { collectors as real } from './collectors-of-the-product.js';
import { lookedAtByAll, nothingElse } from './contract/looked-at.js';

const program = process.env.PROOF_TOOLS;
const slow = process.env.PROOF_SLOW ?? '';

export const collectors = real.map(stub);

export function collectorByName(name) {
  return collectors.find((collector) => collector.name === name);
}

function stub(collector) {
  return {
    ...collector,
    again: undefined,
    explainExit: undefined,
    leftOut: undefined,
    needs: { interpreter: true, programs: [] },
    group: () => 'all',
    steps: (scopes, context) => [stepOf(collector, scopes, context)],
    read: (outputs, scopes) => readAnswer(collector, JSON.parse(outputs.measure.reports.answer), scopes),
  };
}

function stepOf({ name }, scopes, { workspaceRoot, interpreter, temporaryFolder, rerunFailedTests }) {
  const request = join(temporaryFolder, 'request.json');
  const answer = join(temporaryFolder, 'answer.json');
  const asked = {
    root: workspaceRoot,
    collector: name,
    reruns: rerunFailedTests,
    slow,
    lookedAt: join(import.meta.dirname, 'pytest'),
    answer,
    components: scopes.map(({ component, directory, sources, tests }) => ({
      name: component.name,
      directory,
      sources,
      tests: tests.unit,
    })),
  };
  return {
    id: 'measure',
    argv: [interpreter, '-B', program, 'run', request],
    cwd: workspaceRoot,
    seesHome: name === 'pytest',
    exitCodes: [0],
    inputs: { [request]: JSON.stringify(asked) },
    reports: { answer: { path: answer } },
  };
}

function readAnswer({ metrics }, answers, scopes) {
  const readings = scopes.map((scope) => {
    const { digest, lookedAt = {} } = answers[scope.component.name];
    return [
      scope.component.name,
      {
        status: 'ok',
        files: scope.files,
        excluded: [],
        metrics: numbersOf(digest, metrics),
        findings: [{ rule: 'saw', severity: 'information', message: digest }],
        lookedAt: lookedAtByAll([{ ...nothingElse, ...lookedAt }]),
      },
    ];
  });
  return { usable: true, version: '1.0', readings: new Map(readings) };
}

/** Another digest gives other numbers. */
function numbersOf(digest, metrics) {
  const number = Number.parseInt(digest.slice(0, 8), 16);
  return Object.fromEntries(
    metrics
      .filter(({ whenAbsent }) => whenAbsent === undefined)
      .map(({ id, unit }) => [id, unit === '%' ? ratioMetric(number, 2 ** 32) : countMetric(number)]),
  );
}
