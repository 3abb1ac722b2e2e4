import { execaSync } from 'execa';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { environmentFingerprint } from './environment-fingerprint.js';
import type { RememberedFacts } from './remembered-facts.js';

const none: RememberedFacts = { get: () => undefined, set: () => undefined, save: () => Promise.resolve() };
const usable = /^python 3\.\d+\.\d+ [0-9a-f]{64}$/;

/** As `pip install` leaves a distribution: its module, its metadata, and what it recorded. */
function install(packages: string, name: string, record: string): void {
  const metadata = join(packages, `${name}-1.0.dist-info`);
  mkdirSync(metadata, { recursive: true });
  writeFileSync(join(packages, `${name}.py`), '');
  writeFileSync(
    join(metadata, 'RECORD'),
    `${name}.py,${record}\n${name}-1.0.dist-info/METADATA,sha256=m,9\n${name}-1.0.dist-info/RECORD,,\n`,
  );
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

describe('environmentFingerprint', () => {
  let parent: string;
  let folder: string;
  let packages: string;
  beforeAll(() => {
    parent = mkdtempSync(join(tmpdir(), 'environment-'));
    execaSync('python3', ['-m', 'venv', '--without-pip', join(parent, 'made')]);
  });
  afterAll(() => {
    rmSync(parent, { recursive: true });
  });
  beforeEach(() => {
    folder = join(parent, 'environment');
    cpSync(join(parent, 'made'), folder, { recursive: true, verbatimSymlinks: true });
    const [python] = readdirSync(join(folder, 'lib'));
    packages = join(folder, 'lib', python!, 'site-packages');
    install(packages, 'ruff', 'sha256=a,1');
    install(packages, 'shared_one', 'sha256=a,1');
    appendFileSync(
      join(packages, 'shared_one-1.0.dist-info/RECORD'),
      'shared/one/__init__.py,sha256=b,2\npaths.pth,sha256=c,9\n',
    );
    write(join(packages, 'shared/one/__init__.py'), '');
    write(join(packages, 'loose.py'), 'answer = 1\n');
    write(join(packages, 'copied/data/table.json'), '{}');
    write(join(packages, 'paths.pth'), '../x/src\n');
    write(join(packages, '../x/src/x.egg-info/entry_points.txt'), '[acme]\n');
    write(join(packages, 'ruff-1.0.dist-info/direct_url.json'), '{"vcs_info":{"commit_id":"1"}}');
    write(join(packages, '__editable___x_finder.py'), 'MAPPING = {}');
    write(join(folder, 'bin/tool'), '#!/bin/sh\necho 1\n');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const now = () => environmentFingerprint(folder, none);

  it('is undefined where nothing is', async () => {
    expect(await environmentFingerprint(join(folder, 'none'), none)).toBeUndefined();
  });

  it.each<[string, () => void]>([
    [
      'an upgrade',
      () => {
        renameSync(join(packages, 'ruff-1.0.dist-info'), join(packages, 'ruff-1.1.dist-info'));
      },
    ],
    [
      'the same version with other files',
      () => {
        install(packages, 'ruff', 'sha256=z,1');
      },
    ],
    [
      'an installed distribution',
      () => {
        install(packages, 'more', 'sha256=a,1');
      },
    ],
    [
      'a loose module that is edited',
      () => {
        write(join(packages, 'loose.py'), 'answer = 2\n');
      },
    ],
    [
      'a loose module that appears',
      () => {
        write(join(packages, 'other.py'), '');
      },
    ],
    [
      'a file deep in a package that was copied there',
      () => {
        write(join(packages, 'copied/data/table.json'), '[]');
      },
    ],
    [
      'a module in a folder that distributions share',
      () => {
        write(join(packages, 'shared/two.py'), '');
      },
    ],
    [
      'the commit that a distribution was made from',
      () => {
        write(join(packages, 'ruff-1.0.dist-info/direct_url.json'), '{"vcs_info":{"commit_id":"2"}}');
      },
    ],
    [
      'an editable install',
      () => {
        write(join(packages, '__editable___x_finder.py'), 'MAPPING = {"x": "y"}');
      },
    ],
    [
      'the plug-ins that an editable install offers',
      () => {
        write(join(packages, '../x/src/x.egg-info/entry_points.txt'), '[bandit.plugins]\n');
      },
    ],
    [
      'a path that a record names',
      () => {
        write(join(packages, 'paths.pth'), '../y/src\n');
      },
    ],
    [
      'a sitecustomize',
      () => {
        write(join(packages, 'sitecustomize.py'), '');
      },
    ],
    [
      'metadata of an old installer',
      () => {
        write(join(packages, 'old.egg-info/PKG-INFO'), 'Version: 2');
      },
    ],
    [
      'a tool that is replaced',
      () => {
        write(join(folder, 'bin/tool'), '#!/bin/sh\necho 2\n');
      },
    ],
    [
      'an interpreter that is replaced',
      () => {
        const real = realpathSync(join(folder, 'bin/python'));
        rmSync(join(folder, 'bin/python'));
        write(join(folder, 'bin/python'), `#!/bin/sh\nexec ${real} -X dev "$@"\n`);
        chmodSync(join(folder, 'bin/python'), 0o755);
      },
    ],
  ])('changes with %s', async (_, change) => {
    const before = await now();
    expect(before).toMatch(usable);
    expect(await now()).toBe(before);
    change();
    const after = await now();
    expect(after).toMatch(usable);
    expect(after).not.toBe(before);
  });

  it.each<[string, () => void]>([
    [
      'who installed a distribution, and when it was compiled',
      () => {
        const record = join(packages, 'ruff-1.0.dist-info/RECORD');
        const lines = readFileSync(record, 'utf8').trimEnd().split('\n').reverse();
        const own = ['INSTALLER', 'REQUESTED'].map((name) => `ruff-1.0.dist-info/${name},sha256=q,4`);
        write(record, [...own, ...lines, '__pycache__/ruff.cpython-311.pyc,,', ''].join('\n'));
        write(join(packages, '__pycache__/ruff.cpython-311.pyc'), '');
      },
    ],
    [
      'a shell that activates it',
      () => {
        write(join(folder, 'bin/activate.fish'), 'set -gx VIRTUAL_ENV /elsewhere');
      },
    ],
  ])('does not change with %s', async (_, change) => {
    const before = await now();
    change();
    expect(await now()).toBe(before);
  });

  it('asks the interpreter, not what the configuration says of it', async () => {
    const before = await now();
    const configuration = join(folder, 'pyvenv.cfg');
    write(configuration, readFileSync(configuration, 'utf8').replace(/^version.*$/m, 'version = 2.0.0'));
    expect(await now()).toBe(before);
  });

  it('of an interpreter in an environment is that of the environment', async () => {
    expect(await environmentFingerprint(join(folder, 'bin/python'), none)).toBe(await now());
  });

  it('of an interpreter elsewhere counts what is installed for it', async () => {
    const interpreter = realpathSync(join(folder, 'bin/python'));
    expect(await environmentFingerprint(interpreter, none)).toMatch(usable);
  });

  it.each(['pyvenv.cfg', 'bin/python'])('says so when there is no %s', async (name) => {
    rmSync(join(folder, name));
    const before = await now();
    expect(before).toMatch(/^error /);
    expect(existsSync(packages)).toBe(true);
  });

  it('tells contents apart also where there is no interpreter', async () => {
    rmSync(join(folder, 'bin/python'));
    const before = await now();
    write(join(packages, 'loose.py'), 'answer = 2\n');
    expect(await now()).not.toBe(before);
  });
});
