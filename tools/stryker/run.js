/**
 * Breaks the code of the runner and of the readers in libs/collectors in every way that Stryker knows, in a copy, and runs
 * the fast specs over each. Prints what survived, a table by file and the share that was caught; the exit status is 1 when
 * that is less than `--least`. What was found before is taken from reports/stryker as far as sources and specs are the same.
 *
 *     node tools/stryker/run.js [--only formats] [--fresh] [--concurrency 2] [--least 85]
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { copyOfPackages } from '../mutation-check/copy-of-packages.js';
import { groups } from './groups.js';
import { runGroup } from './run-group.js';
import { percentOf, scoreOf, sumOf } from './score.js';

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    fresh: { type: 'boolean', default: false },
    concurrency: { type: 'string', default: '2' },
    least: { type: 'string', default: '85' },
  },
});
const chosen = groups.filter(({ name }) => values.only?.includes(name) ?? true);
if (chosen.length === 0)
  throw new Error(`no group of that name; there are: ${groups.map(({ name }) => name).join(', ')}`);

const reports = join(import.meta.dirname, '../../reports/stryker');
if (values.fresh) rmSync(reports, { recursive: true, force: true });
const copy = copyOfPackages();
const scores = [];
try {
  for (const group of chosen) {
    const place = { root: copy.root, reports, concurrency: Number(values.concurrency) };
    console.log(`=== ${group.name}`);
    const report = await runGroup(group, place);
    for (const [path, { mutants }] of Object.entries(report.files)) {
      const file = path.replace(/^src\//, '');
      scores.push(scoreOf(file, mutants));
      for (const mutant of mutants) if (!isCaught(mutant)) console.log(describe(file, mutant));
    }
  }
} finally {
  copy.remove();
}

const rows = [...scores, sumOf(scores)].map((score) => [
  score.file,
  ...[percentOf(score)?.toFixed(2) ?? '-', score.killed, score.timedOut],
  ...[score.survived, score.uncovered, score.ignored, score.broken],
]);
printTable([['file', '%', 'killed', 'time out', 'survived', 'not run', 'ignored', 'broken'], ...rows]);
const sum = sumOf(scores);
const percent = percentOf(sum);
console.log(
  `${sum.killed + sum.timedOut} caught, ${sum.survived + sum.uncovered} survived, ${sum.ignored} ignored`,
);
process.exitCode = percent !== undefined && percent >= Number(values.least) ? 0 : 1;

function isCaught({ status }) {
  return ['Killed', 'Timeout', 'Ignored'].includes(status);
}

function describe(file, { location, mutatorName, replacement, status }) {
  const text = replacement.replaceAll(/\s+/g, ' ').slice(0, 120);
  return `${status} ${file}:${location.start.line}:${location.start.column} ${mutatorName}: ${text}`;
}

function printTable(lines) {
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => String(line[column]).length)));
  for (const line of lines)
    console.log(
      line
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0]) : String(cell).padStart(widths[column]),
        )
        .join('  '),
    );
}
