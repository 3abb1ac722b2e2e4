import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { installNx } from '../affected-proof/install-nx.js';
import { linkPackages } from '../affected-proof/link-packages.js';
import { openNx } from '../affected-proof/open-nx.js';
import { byHand } from './by-hand.js';

const keyOf = { pytest: 'test', ruff: 'lint', pyright: 'typecheck', bandit: 'security' };
const ignored = [
  'node_modules',
  '.venv',
  '.maturity',
  '.nx',
  '__pycache__',
  '.ruff_cache',
  '.pytest_cache',
  '.coverage*',
];

/**
 * A temporary workspace with git, caches and a home of its own, and with the packages of a repository as they are built there.
 * `collectors` are those in use, `links` are targets by path, `environment` says whether the workspace has an environment.
 */
export function openAttack(attack, { repository, nxVersion, daemon = 'off' }) {
  const { files = {}, links = {}, collectors = Object.keys(keyOf), plugin = {}, nxJson = {} } = attack;
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'attack-')));
  const root = join(folder, 'above/workspace');
  const home = join(folder, 'home');
  mkdirSync(root, { recursive: true });
  mkdirSync(home);
  const path = (file) => join(root, file);
  const write = (file, text) => {
    mkdirSync(dirname(path(file)), { recursive: true });
    writeFileSync(path(file), text);
  };
  const link = (file, target) => {
    mkdirSync(dirname(path(file)), { recursive: true });
    symlinkSync(target, path(file));
  };

  const off = Object.entries(keyOf).filter(([collector]) => !collectors.includes(collector));
  const options = { ...Object.fromEntries(off.map(([, key]) => [key, false])), ...plugin };
  const usual = {
    'nx.json': JSON.stringify({
      analytics: false,
      namedInputs: { maturitySources: ['default'] },
      plugins: [{ plugin: '@tta/maturity', options }],
      ...nxJson,
    }),
    'package.json': '{ "name": "attack", "private": true, "version": "0.0.0" }\n',
    '.gitignore': `${ignored.join('\n')}\n`,
  };
  for (const [file, text] of Object.entries({ ...usual, ...files })) write(file, text);
  for (const [file, target] of Object.entries(links)) link(file, target);
  if (attack.environment !== 'none') symlinkSync(join(repository, '.venv'), path('.venv'));
  linkPackages(repository, path('node_modules'), nxVersion && installNx(repository, nxVersion));

  const identity = { GIT_AUTHOR_NAME: 'attack', GIT_AUTHOR_EMAIL: 'attack@example.org' };
  const variables = {
    HOME: home,
    XDG_CONFIG_HOME: undefined,
    GIT_CONFIG_NOSYSTEM: '1',
    ...identity,
    GIT_COMMITTER_NAME: identity.GIT_AUTHOR_NAME,
    GIT_COMMITTER_EMAIL: identity.GIT_AUTHOR_EMAIL,
    MATURITY_NOW: '2026-03-01',
  };
  // A red run is an answer.
  const exitCodes = [0, 1, 130];
  const opened = openNx(folder, root, { legacy: 'true', daemon, isolate: 'on' }, variables, exitCodes);
  const run = (file, args, more = {}, below = '.') => {
    const env = { ...opened.env, ...more };
    const options = { cwd: path(below), env, encoding: 'utf8', timeout: 300_000 };
    const { status, stdout, stderr } = spawnSync(file, args, { ...options, maxBuffer: 1 << 28 });
    return { status, output: `${stdout}${stderr}` };
  };
  const git = (...args) => execFileSync('git', args, { cwd: root, env: opened.env, encoding: 'utf8' });
  const commit = (message = 'state') => {
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '--message', message);
  };
  git('init', '--quiet', '--initial-branch', 'main');
  commit();

  const evidence = (name, collector) => {
    const file = path(`.maturity/${name}/${collector}.json`);
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  };
  return {
    root,
    folder,
    home,
    path,
    env: opened.env,
    write,
    link,
    git,
    commit,
    run,
    evidence,
    read: (file) => readFileSync(path(file), 'utf8'),
    append: (file, text) => {
      appendFileSync(path(file), text);
    },
    /** Replaces a text that must be there. */
    edit(file, from, to) {
      const text = readFileSync(path(file), 'utf8');
      if (!text.includes(from)) throw new Error(`${file} does not hold '${from}':\n${text}`);
      write(
        file,
        text.replace(from, () => to),
      );
    },
    drop: (file) => {
      rmSync(path(file), { recursive: true, force: true });
    },
    nx(args, more) {
      const { status, stdout, stderr } = opened.attempt([...args, '--output-style=static'], more);
      return { status, output: `${stdout}${stderr}` };
    },
    /** Starts Nx; what it came to when it has ended. */
    start: (args) =>
      new Promise((resolve) => {
        const program = path('node_modules/.bin/nx');
        const options = { cwd: root, env: opened.env, timeout: 300_000 };
        const child = spawn(process.execPath, [program, ...args, '--output-style=static'], options);
        let output = '';
        for (const stream of [child.stdout, child.stderr])
          stream.on('data', (chunk) => {
            output += chunk;
          });
        child.on('close', (status) => {
          resolve({ status, output });
        });
      }),
    maturity: (args, more) =>
      run('node', [path('node_modules/@tta/maturity/bin/maturity.js'), ...args], more),
    /** The tasks, as `component:target`, that Nx selects for the last commit. */
    affected: (target) =>
      opened.selected(['affected', '-t', target, '--base=HEAD~1', '--head=HEAD', '--output-style=static']),
    byHand: (of) => byHand(root, of),
    close() {
      opened.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
