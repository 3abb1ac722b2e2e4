/**
 * What the plugin costs beside Nx itself, side by side in one run; the tools' own time is no part of it.
 *
 *     node tools/bench/run.js [--sizes 12,100,1000] [--trace 12,1000] [--graph 10000] [--repeat 3] [--json]
 *
 * Of an empty list or 0 nothing is measured.
 */
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { linkPackages } from '../affected-proof/link-packages.js';
import { median } from '../affected-proof/summarize.js';
import { measure } from './measure.js';
import { believeAll, useTracedTools } from './traced-tools.js';
import { nameOf, sourceOf, writeOut, writeSynthetic } from './synthetic.js';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '12,100,1000' },
    trace: { type: 'string', default: '12,1000' },
    graph: { type: 'string', default: '10000' },
    repeat: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
  },
});
const repository = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'maturity-bench-'));
const repeat = Number(values.repeat);
const figures = [];
const say = (text) => {
  if (!values.json) console.log(text);
};

try {
  for (const size of sizesOf(values.sizes)) await compare(size);
  for (const size of sizesOf(values.trace)) await compareTrace(size);
  if (Number(values.graph) > 0) await graphOnly(Number(values.graph));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (values.json) console.log(JSON.stringify(figures, null, 2));

function sizesOf(list) {
  return list.split(',').filter(Boolean).map(Number);
}

function open(size, kind, { daemon = false, graph, name = kind } = {}) {
  const root = join(folder, `${name}-${size}-${daemon ? 'daemon' : 'plain'}`, 'workspace');
  mkdirSync(root, { recursive: true });
  writeSynthetic(root, size, kind);
  if (graph !== undefined) writeOut(graph, root);
  cpSync(join(import.meta.dirname, 'stub'), join(root, 'stub'), { recursive: true });
  linkPackages(repository, join(root, 'node_modules'));
  const env = {
    ...process.env,
    PROOF_TOOLS: join(import.meta.dirname, 'traced-tools.py'),
    NX_CACHE_DIRECTORY: join(root, '../cache'),
    NX_WORKSPACE_DATA_DIRECTORY: join(root, '../data'),
    NX_DAEMON: String(daemon),
    NX_TUI: 'false',
    NX_NO_CLOUD: 'true',
    CI: 'true',
  };
  const nx = (...args) => measure(join(root, 'node_modules/.bin/nx'), args, { cwd: root, env });
  const close = async () => {
    if (daemon) await nx('daemon', '--stop');
    rmSync(join(root, '..'), { recursive: true, force: true });
  };
  return { root, nx, close, graph: join(root, '../data/project-graph.json') };
}

function run(each) {
  return each.nx('run-many', '-t', 'maturity', '--output-style=static');
}

async function compare(size) {
  const ours = open(size, 'maturity');
  const plain = open(size, 'plain');
  // The very same targets with the same inputs, inferred by nobody.
  await ours.nx('show', 'projects');
  const written = open(size, 'written', { graph: ours.graph });
  const show = (each) => each.nx('show', 'projects');
  for (const each of [ours, plain, written]) for (let times = 0; times < 3; times += 1) await run(each);

  const rows = { show: [], showPlain: [], nothing: [], nothingPlain: [], nothingWritten: [] };
  for (let times = 0; times < repeat; times += 1) {
    // In turns, so that a busy machine is unfair to both alike.
    rows.show.push(await show(ours));
    rows.showPlain.push(await show(plain));
    rows.nothing.push(await run(ours));
    rows.nothingPlain.push(await run(plain));
    rows.nothingWritten.push(await run(written));
  }
  const seconds = Object.fromEntries(
    Object.entries(rows).map(([key, all]) => [key, median(all.map((each) => each.seconds))]),
  );
  const peak = Math.max(...rows.nothing.map((each) => each.peak));
  report(size, 'nx show projects', seconds.show, { 'without the plugin': seconds.showPlain });
  report(size, 'nothing changed', seconds.nothing, {
    'nx show projects': seconds.show,
    'as many cached tasks of plain Nx, each with one input': seconds.nothingPlain,
    'the same graph as project.json files': seconds.nothingWritten,
  });
  figures.push({ size, figure: 'peak memory, nothing changed', mebibytes: peak });
  say(`${size}\tpeak memory, nothing changed\t${peak} MiB`);

  const changed = [];
  const policy = [];
  for (let times = 0; times < repeat; times += 1) {
    const library = Math.min(size - 1, 10 * times + 1);
    appendFileSync(join(ours.root, sourceOf(library)), `# ${times}\n`);
    changed.push((await run(ours)).seconds);
    appendFileSync(join(ours.root, 'maturity.policy.yaml'), `# ${times}\n`);
    policy.push((await run(ours)).seconds);
  }
  report(size, `one line changed in ${nameOf(1)}`, median(changed), { 'nothing changed': seconds.nothing });
  report(size, 'policy changed', median(policy), { 'nothing changed': seconds.nothing });
  for (const each of [ours, plain, written]) await each.close();
  await compareWithDaemon(size);
}

/** As people run it on their machines. */
async function compareWithDaemon(size) {
  const ours = open(size, 'maturity', { daemon: true });
  const plain = open(size, 'plain', { daemon: true });
  try {
    for (const each of [ours, plain]) for (let times = 0; times < 3; times += 1) await run(each);
    const rows = { ours: [], plain: [] };
    for (let times = 0; times < repeat; times += 1) {
      rows.ours.push((await run(ours)).seconds);
      rows.plain.push((await run(plain)).seconds);
    }
    report(size, 'nothing changed, with the daemon', median(rows.ours), {
      'as many cached tasks of plain Nx, each with one input': median(rows.plain),
    });
  } finally {
    for (const each of [ours, plain]) await each.close();
  }
}

/** What it costs to look at everything that results from the cache were made from. */
async function compareTrace(size) {
  const verified = open(size, 'traced');
  const believed = open(size, 'traced', { name: 'believed' });
  try {
    for (const each of [verified, believed]) useTracedTools(each.root, join(repository, '.venv/bin/python'));
    believeAll(believed.root);
    for (const each of [verified, believed]) for (let times = 0; times < 3; times += 1) await run(each);
    const rows = { verified: [], believed: [] };
    for (let times = 0; times < 2 * repeat; times += 1) {
      // Each is first as often as the other.
      const pairs = Object.entries({ verified, believed });
      for (const [name, each] of times % 2 === 0 ? pairs : pairs.reverse())
        rows[name].push((await run(each)).seconds);
    }
    report(size, 'nothing changed, traces verified', median(rows.verified), {
      'the same without looking at them': median(rows.believed),
    });
  } finally {
    for (const each of [verified, believed]) await each.close();
  }
}

async function graphOnly(size) {
  const ours = open(size, 'maturity');
  const plain = open(size, 'plain');
  const cold = await ours.nx('show', 'projects');
  const coldPlain = await plain.nx('show', 'projects');
  const warm = await ours.nx('show', 'projects');
  const warmPlain = await plain.nx('show', 'projects');
  report(size, 'graph, first time', cold.seconds, { 'without the plugin': coldPlain.seconds });
  report(size, 'graph, again', warm.seconds, { 'without the plugin': warmPlain.seconds });
  figures.push({ size, figure: 'peak memory, graph', mebibytes: cold.peak, plain: coldPlain.peak });
  say(`${size}\tpeak memory, graph\t${cold.peak} MiB (without the plugin ${coldPlain.peak} MiB)`);
  for (const each of [ours, plain]) await each.close();
}

function report(size, figure, seconds, beside) {
  const ratios = Object.fromEntries(
    Object.entries(beside).map(([name, other]) => [name, Number((seconds / other).toFixed(2))]),
  );
  figures.push({ size, figure, seconds: Number(seconds.toFixed(2)), ratios });
  const text = Object.entries(ratios)
    .map(([name, ratio]) => `${ratio} x ${name}`)
    .join(', ');
  say(`${size}\t${figure}\t${seconds.toFixed(2)} s\t${text}`);
}
