import { compareText } from '@tta/maturity-model';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { partition } from '../shards/partition.js';
import { pythonLines } from '../shards/python-lines.js';
import { shardUnits } from '../shards/shard-units.js';
import { weights, type Weights } from '../shards/weights.js';
import { inferredScope } from '../workspace/maturity-metadata.js';
import { CommandFailure, exitCode, type ExitCode } from './exit-code.js';
import { openWorkspace, selectComponents, type OpenWorkspace } from './open-workspace.js';
import { readDurationsFiles } from './read-durations-files.js';

export interface ShardOptions {
  readonly index: string;
  readonly of: string;
  readonly durations?: readonly string[];
  readonly separator?: string;
  readonly json?: boolean;
}

/**
 * Prints the components that one of several machines is to measure. The answer depends on the commit, `--of` and the files of
 * durations alone, so machines that agree about these need not talk to each other.
 */
export async function shard(options: ShardOptions): Promise<ExitCode> {
  const of = wholeNumber('--of', options.of);
  const index = wholeNumber('--index', options.index);
  if (index > of)
    throw wrong(`--index ${index} is more than --of ${of}. The shards are numbered from 1 to ${of}.`);
  const files = options.durations?.map((file) => resolve(file));
  const advice = 'Without --durations components are balanced by lines of Python: the same on all machines.';
  const durations = files === undefined ? undefined : readDurationsFiles(files, advice);

  const workspace = await openWorkspace();
  const names = [...selectComponents(workspace, [])].sort(compareText);
  const lines = await pythonLines(workspace.projectGraph, names, workspace.root);
  const weighed = weights(names, durations, lines);
  const shards = divide(workspace, names, weighed, of);
  const chosen = shards[index - 1] ?? [];
  print(chosen, shards, weighed, index, options);
  describe(chosen, weighed, index, of, files !== undefined);
  return exitCode.success;
}

function divide(
  { projectGraph, root }: OpenWorkspace,
  names: readonly string[],
  { of: weightOf }: Weights,
  shards: number,
): string[][] {
  const components = names.map((name) => {
    const node = projectGraph.nodes[name];
    const scope = node === undefined ? undefined : inferredScope(name, node.data);
    const weight = weightOf.get(name);
    if (scope === undefined || weight === undefined)
      throw new Error(`The component '${name}' is not in the project graph.`);
    return { scope, weight };
  });
  const units = shardUnits(components, (path) => existsSync(join(root, path)));
  if (units.length < shards) {
    // `nx run-many -p ''` runs all projects: an empty shard would measure everything.
    throw wrong(
      `--of ${shards} is more than there is to divide: ${units.length} ${units.length === 1 ? 'part' : 'parts'}, components with the same tests counting as one. Use --of ${units.length}.`,
    );
  }
  return partition(units, shards);
}

function print(
  chosen: readonly string[],
  shards: readonly (readonly string[])[],
  { by, unknown }: Weights,
  index: number,
  { json, separator = '\n' }: ShardOptions,
): void {
  if (json === true) {
    const digest = createHash('sha256').update(JSON.stringify(shards)).digest('hex');
    const output = {
      format: 'maturity-shard/1',
      index,
      of: shards.length,
      components: chosen,
      balancedBy: by,
      withoutDuration: unknown,
      // Equal on all machines that divide in the same way.
      partition: `sha256:${digest}`,
    };
    process.stdout.write(`${JSON.stringify(output, null, 2)}\n`);
    return;
  }
  // Of all shards, so that every machine says so.
  const torn = separator === '' ? undefined : shards.flat().find((name) => name.includes(separator));
  if (separator === '' || torn !== undefined) {
    const why =
      torn === undefined ? 'is nothing' : `is ${JSON.stringify(separator)}, which is in the name '${torn}'`;
    throw wrong(`--separator ${why}. Use another one, one name per line, or --json.`);
  }
  process.stdout.write(`${chosen.join(separator)}\n`);
}

function describe(
  chosen: readonly string[],
  { by, of: weightOf, unknown }: Weights,
  index: number,
  of: number,
  asked: boolean,
): void {
  const here = new Set(chosen);
  const total = (counts: (name: string) => boolean): number =>
    [...weightOf].reduce((sum, [name, weight]) => sum + (counts(name) ? weight : 0), 0);
  const show = (amount: number): string => (by === 'lines' ? String(amount) : (amount / 1000).toFixed(1));
  const unit = by === 'lines' ? 'lines of Python' : 'seconds';
  process.stderr.write(
    `Shard ${index} of ${of}: ${chosen.length} of ${weightOf.size} components, ${show(total((name) => here.has(name)))} of ${show(total(() => true))} ${unit}.\n`,
  );
  if (asked && by === 'lines')
    process.stderr.write('No component is in the files of durations: balanced by lines of Python.\n');
  if (unknown.length > 0)
    process.stderr.write(`Without a duration, and counted like the median: ${unknown.join(', ')}.\n`);
}

function wholeNumber(option: string, text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && Number.isSafeInteger(number)) return number;
  throw wrong(`${option} is '${text}'. Write a whole number from 1 on: maturity shard --index 1 --of 4`);
}

function wrong(message: string): CommandFailure {
  return new CommandFailure(exitCode.invalidArguments, message);
}
