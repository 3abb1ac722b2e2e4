import { join } from 'node:path';
import { countMetric } from '@tta/maturity-model';
import { z } from 'zod';
import type { Collector, MeasuredScope, Reading } from '../contract/collector.js';
import { nothingElse } from '../contract/looked-at.js';
import { stepOutput } from '../contract/step-output.js';
import { readJsonReport } from '../formats/read-json-report.js';

export interface Stub {
  /** JavaScript that is the tool. It finds `sources` and the path of its `report`. */
  readonly script: string;
  readonly group?: (scope: MeasuredScope) => string;
  readonly exitCodes?: readonly number[];
}

const reportSchema = z.record(z.string(), z.int());

/** A collector whose tool is a few lines of JavaScript: how it ends is the matter of a spec, not what it measures. */
export function stubCollector({ script, group = () => '', exitCodes = [0, 1] }: Stub): Collector {
  return {
    name: 'stub',
    target: 'maturity:stub',
    tool: 'stub',
    row: { region: 'quality', label: 'Stub' },
    metrics: [{ id: 'stub.count', unit: 'count', better: 'lower', meaning: 'What the script says' }],
    configFiles: [{ name: 'stub.ini' }],
    needs: { interpreter: false, programs: [] },
    group,
    steps: (scopes, context) => {
      const report = join(context.temporaryFolder, 'report.json');
      const sources = scopes.flatMap((scope) => scope.sources);
      const prelude = `const sources = ${JSON.stringify(sources)}; const report = ${JSON.stringify(report)}; const fs = require('node:fs');`;
      return [
        {
          id: 'stub',
          argv: [process.execPath, '-e', `${prelude}\n${script}`],
          cwd: context.workspaceRoot,
          exitCodes,
          reports: { json: { path: report } },
        },
      ];
    },
    handCommand: (scope) => ['stub', ...scope.sources],
    read: (outputs, scopes) => {
      const json = readJsonReport(
        stepOutput(outputs, 'stub').reports.json ?? '',
        reportSchema,
        'the report of stub',
      );
      if (!json.ok) return { usable: false, failure: json.failure };
      const readings = scopes.map((scope): [string, Reading] => [
        scope.component.name,
        readScope(scope, json.report[scope.sources[0] ?? '']),
      ]);
      return { usable: true, version: '1.0', readings: new Map(readings) };
    },
  };
}

function readScope(scope: MeasuredScope, count: number | undefined): Reading {
  if (count === undefined) return { status: 'unavailable', failure: { code: 'foreign-report' } };
  const metrics = { 'stub.count': countMetric(count) };
  return { status: 'ok', files: scope.files, excluded: [], metrics, findings: [], lookedAt: nothingElse };
}

/** A script that measures 7 for each of its sources. */
export const goodScript =
  'fs.writeFileSync(report, JSON.stringify(Object.fromEntries(sources.map((source) => [source, 7]))));';
