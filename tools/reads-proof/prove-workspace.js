import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { declaredBy, probe } from './declared.js';
import { canBeTried, reasonFor } from './reasons.js';
import { isWithin, seenPaths } from './seen-paths.js';
import { looksOfTools } from './strace.js';

/**
 * Runs the collectors of a workspace, component by component, as a person runs their targets, and says of each what its tool
 * looked at and where that is declared. `isWanted` chooses among the tasks.
 */
export async function proveWorkspace({ root, home, folder, env }, isWanted) {
  const tasks = askNx(root, env, []).filter(isWanted);
  const runs = [];
  for (const project of new Set(tasks.map((task) => task.project))) {
    const ofProject = tasks.filter((task) => task.project === project);
    runs.push(...(await runTasks(project, ofProject, { root, home, folder, env })));
  }
  const tried = new Set(runs.flatMap(({ seen }) => seen.flatMap(toTry)));
  const hashedThen = new Map(askNx(root, env, [...tried]).map((task) => [idOf(task), new Set(task.files)]));
  return runs.map((run) => judge(run, tried, hashedThen.get(idOf(run.task))));
}

const idOf = ({ project, target }) => `${project}:${target}`;

async function runTasks(project, tasks, { root, home, folder, env }) {
  const places = { workspace: root, home, above: folder };
  const nx = join(root, 'node_modules/.bin/nx');
  const targets = tasks.map(({ target }) => target).join(',');
  const asked = ['run-many', '-t', targets, '-p', project, '--skip-nx-cache', '--output-style=static'];
  const file = join(folder, 'strace.txt');
  const command = ['node', nx, ...asked];
  const { output, looks } = await looksOfTools(command, { cwd: root, env, file, minutes: 9 });
  return tasks.map((task) => {
    const text = (name) => {
      const path = join(root, '.maturity', task.component, `${task.collector}${name}`);
      return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
    };
    const ofTool = looks.get(task.collector);
    const evidence = text('.json');
    const why =
      ofTool === undefined ? 'no tool was started' : (evidence?.reason?.message ?? 'there is no evidence');
    return {
      task,
      problem:
        ofTool !== undefined && evidence?.status === 'ok' ? undefined : `${why}\n${output.slice(-2000)}`,
      trace: text('.trace.json'),
      places,
      seen: seenPaths(ofTool ?? [], places),
    };
  });
}

function toTry(seen) {
  if (!canBeTried(seen)) return [];
  const paths = seen.hows.has('absent') ? [seen.path] : [];
  return seen.hows.has('listed') ? [...paths, posix.join(seen.path, probe)] : paths;
}

function judge({ task, problem, trace, places, seen }, tried, hashedThen) {
  const files = new Set(task.files);
  const wouldBe = new Set([...tried].filter((path) => hashedThen.has(path) && !files.has(path)));
  const inputs = { files, places: task.places, walked: task.walked, wouldBe };
  const isThere = (path) => existsSync(join(places.workspace, path));
  const verdicts = seen.map((one) => {
    const declared = one.place === 'workspace' ? declaredBy(one, trace, inputs, isThere) : undefined;
    const told = { ...one, below: isBelowFile(one.absolute), isOnWay: isOnWay(one, trace) };
    const reason = declared === undefined ? reasonFor(told, task.collector, places) : undefined;
    return { ...one, verdict: declared ?? reason?.id ?? 'none' };
  });
  return { task, problem, verdicts };
}

function isBelowFile(path) {
  const above = dirname(path);
  return existsSync(above) ? statSync(above).isFile() : isBelowFile(above);
}

/** Whether the folder that a path lies in holds a file of the trace: what is measured, and the folders above it. */
function isOnWay({ path }, trace) {
  const folder = posix.dirname(path);
  return Object.keys(trace?.files ?? {}).some((file) => isWithin(folder, file));
}

/** The tasks of the collectors, with what Nx hashes for each while files are put where they are tried. */
function askNx(root, env, tried) {
  const script = join(import.meta.dirname, 'ask-nx.mjs');
  const options = { cwd: root, env, encoding: 'utf8', input: JSON.stringify({ tried }), maxBuffer: 1 << 28 };
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [script], {
    ...options,
    timeout: 300_000,
  });
  if (status !== 0)
    throw new Error(
      `Nx does not say what it hashes (${status ?? signal}, ${tried.length} tried): ${stdout}${stderr}`,
    );
  return JSON.parse(stdout);
}
