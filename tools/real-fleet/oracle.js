import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folders } from './fleet.js';
import { step } from './step.js';

/**
 * @typedef {{ value: number | null, covered?: number, total?: number }} Measured
 * @typedef {{
 *   metrics: Record<string, Measured>, lines: Record<string, number[]>, seconds: Record<string, number>,
 *   cpu: Record<string, number>
 * }} ByHand
 */

/**
 * Measures the packages by hand (`oracle.py`) and returns what it found by component; a copy is kept in
 * `tmp/real-fleet/results` under that name.
 * @param {string} copy
 * @param {string[]} names
 * @returns {Promise<{ byHand: Record<string, ByHand>, seconds: number }>}
 */
export async function measureByHand(copy, names) {
  const args = [
    join(folders.scripts, 'oracle.py'),
    join(folders.scripts, 'packages.json'),
    folders.workspace,
  ];
  const python = process.env['FLEET_PYTHON'] ?? 'python3';
  const { stdout, seconds } = await step('measure by hand', python, [...args, ...names], {
    cwd: folders.scripts,
    minutes: 60,
    live: 'stderr',
  });
  mkdirSync(folders.results, { recursive: true });
  writeFileSync(join(folders.results, copy), stdout);
  return { byHand: JSON.parse(stdout), seconds };
}

/**
 * What two measurements of the same files by hand do not agree on, one line for each: metrics with both values, files
 * with the lines that only one run executed.
 * @param {Record<string, ByHand>} first
 * @param {Record<string, ByHand>} second
 */
export function differencesBetweenRuns(first, second) {
  const differences = [];
  for (const [name, before] of Object.entries(first)) {
    const after = second[name];
    if (after === undefined) throw new Error(`The second measurement has no ${name}`);
    for (const [id, value] of Object.entries(before.metrics)) {
      const [a, b] = [JSON.stringify(value), JSON.stringify(after.metrics[id])];
      if (a !== b) differences.push(`${name} ${id}: ${a}, then ${b}`);
    }
    for (const [file, lines] of Object.entries(before.lines)) {
      const [a, b] = [new Set(lines), new Set(after.lines[file])];
      const once = [...lines.filter((line) => !b.has(line)), ...[...b].filter((line) => !a.has(line))];
      if (once.length > 0) differences.push(`${name} ${file}: lines ${once.join(', ')} in one run only`);
    }
  }
  return differences;
}
