import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { isWithin } from './seen-paths.js';

const tests = ['pytest', 'pytest-integration'];
const basename =
  (...names) =>
  ({ path }) =>
    names.includes(posix.basename(path));
const has =
  (name) =>
  ({ path }) =>
    path.split('/').includes(name);

/**
 * What may be looked at without being declared, and why. `only` names the collectors, the place and the kinds of looks that it
 * holds for; absent: all. A path has to fit one of them in all its looks.
 */
export const reasons = [
  {
    id: 'environment',
    why: 'the Python environment: its fingerprint is an input, and what is loaded of it stands in the trace',
    place: 'workspace',
    fits: has('.venv'),
  },
  {
    id: 'node-modules',
    why: "the tools' own installation: Nx hashes which packages there are",
    place: 'workspace',
    fits: has('node_modules'),
  },
  {
    id: 'own-output',
    why: 'what this plugin itself wrote',
    place: 'workspace',
    fits: has('.maturity'),
  },
  {
    id: 'holds-the-workspace',
    why: 'whether a folder is there that holds the workspace, or the home itself: without it there would be no run',
    hows: ['found'],
    fits: ({ absolute }, { workspace, home }) => isWithin(absolute, workspace) || absolute === home,
  },
  {
    id: 'byte-code',
    why: 'byte code: Python holds it against the source, at which it looks as well',
    fits: has('__pycache__'),
  },
  {
    id: 'below-a-file',
    why: 'looked for below a file, where nothing can be',
    hows: ['absent'],
    fits: ({ below }) => below,
  },
  {
    id: 'user-site',
    why: 'coverage asks where packages of the user would be, to leave them out; none is loaded in an environment',
    collectors: tests,
    place: 'home',
    hows: ['absent', 'found'],
    fits: ({ path }) => isWithin('.local', path),
  },
  {
    id: 'terminal',
    why: 'how a prompt behaves: Python loads readline, doctests load pdb, and nobody types',
    collectors: tests,
    place: 'home',
    fits: basename('.inputrc', '.terminfo', '.pdbrc'),
  },
  {
    id: 'beside-the-way',
    why: 'pytest looks what each entry of the folders on the way to the tests is, and goes on to the next folder alone',
    collectors: tests,
    place: 'workspace',
    hows: ['found'],
    fits: ({ isOnWay }) => isOnWay,
  },
  {
    id: 'environment-above',
    why: 'whether the workspace lies in a Python environment; then it is that of this machine, and no test is about it',
    collectors: tests,
    place: 'above',
    hows: ['absent'],
    fits: basename('pyvenv.cfg'),
  },
  {
    id: 'repository',
    why: 'whether a folder begins a repository: so ruff knows how far ignore files reach',
    collectors: ['ruff'],
    hows: ['found', 'absent'],
    fits: ({ place, path }) =>
      basename('.git', '.jj')({ path }) && (place === 'above' || !path.includes('/')),
  },
  {
    id: 'ignored-in-this-clone',
    why: 'the exclude file of this clone: where it leaves out a source, the run is refused',
    collectors: ['ruff'],
    place: 'workspace',
    fits: ({ path }) => path === '.git/info/exclude',
  },
  {
    id: 'inside-git',
    why: 'whether .git is an environment or holds modules, because a pattern fits it or pytest comes by: it does not',
    collectors: ['ruff', ...tests],
    place: 'workspace',
    hows: ['absent'],
    fits: ({ path }) => path.startsWith('.git/'),
  },
  {
    id: 'configuration-above',
    why: 'configuration above the workspace, which is of one machine: where there is some, the run is refused',
    collectors: ['ruff', 'pyright'],
    place: 'above',
    hows: ['absent'],
    fits: basename('ruff.toml', '.ruff.toml', 'pyproject.toml', 'pyrightconfig.json', '.ignore'),
  },
  {
    id: 'configuration-of-tests-above',
    why: 'where a component and the workspace have no configuration of pytest, it looks above; where there is some, the run is refused',
    collectors: tests,
    place: 'above',
    hows: ['absent'],
    fits: basename(
      ...['pytest.toml', '.pytest.toml', 'pytest.ini', '.pytest.ini'],
      ...['pyproject.toml', 'tox.ini', 'setup.cfg', 'setup.py'],
    ),
  },
  {
    id: 'node-modules-above',
    why: 'Node looks for a package that pyright can do without in all folders above it',
    collectors: ['pyright'],
    place: 'above',
    hows: ['absent'],
    fits: basename('node_modules'),
  },
  {
    id: 'offered-by-editable-installs',
    why: 'bandit looks for plug-ins in the folders that .pth files of the environment name: its fingerprint holds what is offered there',
    collectors: ['bandit'],
    place: 'workspace',
    hows: ['found', 'listed', 'absent'],
    fits: ({ path }, { workspace }) =>
      editableFolders(workspace).some(
        (folder) =>
          path === folder ||
          (isWithin(folder, path) &&
            /^[^/]+\.(?:egg|dist)-info(?:\/entry_points\.txt)?$/.test(posix.relative(folder, path))),
      ),
  },
  {
    id: 'ignored-above',
    why: 'ignore files of a repository that begins above the workspace; here none does',
    collectors: ['ruff'],
    place: 'above',
    hows: ['absent'],
    fits: ({ path }) => basename('.gitignore')({ path }) || path.endsWith('.git/info/exclude'),
  },
  {
    id: 'package-of-node',
    why: 'Node looks for the package that it is started in; pyright is loaded by an absolute path',
    collectors: ['pyright'],
    place: 'workspace',
    fits: basename('package.json'),
  },
  {
    id: 'left-out-by-bandit',
    why: 'whether a folder is there that bandit leaves out; a component with such a path is measured where it lies',
    collectors: ['bandit'],
    place: 'workspace',
    hows: ['found', 'absent'],
    fits: ({ path }) => ['.svn', 'CVS', '.bzr', '.hg', '.git', '.tox', '.eggs', '*.egg'].includes(path),
  },
];

/** The folders of the workspace that the `.pth` files of its environments name; relative to it. */
function editableFolders(workspace) {
  const found = execFileSync(
    'find',
    [workspace, '-name', 'node_modules', '-prune', '-o', '-path', '*/site-packages/*.pth', '-print'],
    { encoding: 'utf8' },
  );
  return found
    .split('\n')
    .filter((file) => file !== '')
    .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
    .map((line) => line.trimEnd())
    .filter((line) => isWithin(workspace, line))
    .map((line) => posix.relative(workspace, line));
}

/** The reason for the looks at a path, or undefined: they have to be declared. */
export function reasonFor(seen, collector, places) {
  return reasons.find(
    ({ collectors, place, hows, fits }) =>
      (collectors?.includes(collector) ?? true) &&
      (place === undefined || place === seen.place) &&
      (hows === undefined || [...seen.hows].every((how) => hows.includes(how))) &&
      fits(seen, places),
  );
}

/** Whether a file can be tried at a path: not where it would make another project or other settings of Nx. */
export function canBeTried({ place, path }) {
  const names = ['package.json', 'project.json', 'nx.json', 'maturity.yaml', 'maturity.policy.yaml'];
  return (
    place === 'workspace' &&
    !/(?:^|\/)(?:\.git|\.venv|node_modules|\.maturity|\.nx|__pycache__)(?:\/|$)/.test(path) &&
    !names.includes(posix.basename(path))
  );
}
