import { mkdirSync, symlinkSync } from 'node:fs';
import { pythonComponent } from './testing/python-component.js';
import { snapshot } from './testing/snapshot.js';
import { succeeded } from './testing/succeeded.js';
import { makeWorkspace, type NxOutcome, type Workspace } from './testing/workspace.js';

const lintOnly = { test: false, typecheck: false, security: false };

/** A small component whose record has one line changed. */
function withRecord(name: string, change: (record: string) => string): Record<string, string> {
  const files = pythonComponent({ root: name, name });
  return { ...files, [`${name}/maturity.yaml`]: change(files[`${name}/maturity.yaml`] as string) };
}
const replaced = (name: string, from: string, to: string): Record<string, string> =>
  withRecord(name, (record) => record.replace(from, to));

/** Broken components of one workspace: what is wrong, and what a person must be told about it. */
const broken: { name: string; files: Record<string, string>; says: (string | RegExp)[] }[] = [
  {
    name: 'broken-yaml',
    files: replaced('broken-yaml', 'sources: [src]', 'sources: [src'),
    says: [/broken-yaml\/maturity\.yaml:\d+:\d+: /],
  },
  {
    name: 'unknown-key',
    files: replaced('unknown-key', 'sources:', 'sorces:'),
    says: ["unknown-key/maturity.yaml:5:1: unknown key 'sorces'. Did you mean 'sources'?"],
  },
  {
    name: 'unknown-group',
    files: replaced('unknown-group', 'core-infrastructure', 'core-infrastrukture'),
    says: [
      /unknown-group\/maturity\.yaml:3:8: .*'core-infrastrukture'\. Did you mean 'core-infrastructure'\?/,
    ],
  },
  {
    name: 'unknown-stage',
    files: replaced('unknown-stage', 'development', 'develpment'),
    says: [/unknown-stage\/maturity\.yaml:7:16: .*'develpment'\. Did you mean 'development'\?/],
  },
  {
    name: 'missing-sources',
    files: replaced('missing-sources', '[src]', '[src, nowhere]'),
    says: [/missing-sources\/maturity\.yaml:5:16: .*nowhere/, 'Correct the path'],
  },
  {
    name: 'above',
    files: replaced('above', '[src]', '[../..]'),
    says: [
      /above\/maturity\.yaml:5:11: .*'\.\.\/\.\.' leads out of the workspace/,
      'Name a path inside the workspace',
    ],
  },
  {
    name: 'absolute',
    files: replaced('absolute', '[src]', '[/etc]'),
    says: [/absolute\/maturity\.yaml:5:11: .*etc/, 'Correct the path'],
  },
  {
    name: 'linked',
    files: replaced('linked', '[src]', '[linked]'),
    says: [/outside|leads out of/i, 'linked/linked'],
  },
  {
    name: 'no-python',
    files: {
      'no-python/maturity.yaml': withRecord('no-python', (record) => record.replace('sources: [src]\n', ''))[
        'no-python/maturity.yaml'
      ] as string,
      'no-python/README.md': '# Nothing\n',
    },
    says: [
      "'no-python' has no folder 'src' and no Python package or module",
      "Name the component's files and folders",
    ],
  },
  {
    name: 'document-is-folder',
    files: { ...replaced('document-is-folder', '', ''), 'document-is-folder/MATURITY.md/x': '' },
    says: ['document-is-folder/MATURITY.md: is a folder. Rename it'],
  },
  {
    name: 'document-is-dangling',
    files: replaced('document-is-dangling', '', ''),
    says: ['document-is-dangling/MATURITY.md: is a link. Put a file in its place'],
  },
  {
    name: 'document-is-large',
    files: {
      ...replaced('document-is-large', '', ''),
      'document-is-large/MATURITY.md': 'A line of text.\n'.repeat(330_000),
    },
    says: [/document-is-large\/MATURITY\.md: .*(large|bytes|MiB|MB)/],
  },
];

describe('broken components', () => {
  let w: Workspace;
  let reported: NxOutcome;
  let validated: NxOutcome;
  let before: Record<string, string>;
  const names = ['good', 'twin-a', 'twin-b', ...broken.map(({ name }) => name)];
  beforeAll(async () => {
    w = makeWorkspace({
      plugin: lintOnly,
      files: Object.assign(
        {},
        pythonComponent({ root: 'good', name: 'good' }),
        replaced('twin-a', 'component: twin-a', 'component: twin'),
        replaced('twin-b', 'component: twin-b', 'component: twin'),
        ...broken.map(({ files }) => files),
      ) as Record<string, string>,
    });
    mkdirSync(w.path('../elsewhere'));
    symlinkSync('../../elsewhere', w.path('linked/linked'));
    symlinkSync('nowhere', w.path('document-is-dangling/MATURITY.md'));
    before = snapshot(w.root);
    reported = await w.nx(['run-many', '-t', 'maturity']);
    validated = await w.nx(['run-many', '-t', 'maturity:validate']);
  });
  afterAll(() => {
    w.remove();
  });

  it('are all in the graph', async () => {
    const { stdout } = await w.nx(['show', 'projects', '--json']);
    const projects = JSON.parse(stdout) as string[];
    expect(projects).toHaveLength(names.length);
    expect(projects).toEqual(expect.arrayContaining(['good', 'twin', ...broken.map(({ name }) => name)]));
  });

  it('leave the others as they are', () => {
    expect(w.read('good/MATURITY.md')).toContain('| ✅ Lint');
    expect(w.read('twin-a/MATURITY.md')).toContain('| ✅ Lint');
    expect(validated.tasks['good:maturity:validate']).toBe('done');
    expect(validated.tasks['twin:maturity:validate']).toBe('done');
  });

  it.each(broken)('$name: fails, and says where and what to do', ({ name, says }) => {
    expect(validated.exitCode).not.toBe(0);
    expect(validated.tasks[`${name}:maturity:validate`]).not.toBe('done');
    for (const text of says) expect(validated.output).toMatch(text);
  });

  it('of one name are both there, the second under another name and with one problem', () => {
    const second = Object.keys(validated.tasks).find((task) =>
      /^twin--[0-9a-f]{8}:maturity:validate$/.test(task),
    );
    expect(second).toBeDefined();
    expect(validated.tasks[second as string]).toBe('failed');
    expect(validated.output.match(/twin-b\/maturity\.yaml.*twin-a\/maturity\.yaml/g)?.length).toBeGreaterThan(
      0,
    );
  });

  it('keep the documents that cannot be written', () => {
    expect(reported.exitCode).not.toBe(0);
    const after = snapshot(w.root);
    for (const name of ['document-is-folder', 'document-is-dangling', 'document-is-large']) {
      const own = (files: Record<string, string>): [string, string][] =>
        Object.entries(files).filter(([path]) => path.startsWith(`${name}/`));
      expect(own(after)).toEqual(own(before));
    }
  });
});

describe('a component with a name of spaces, quotes, $() and letters of all kinds', () => {
  it('is measured, and nothing of the name is executed', async () => {
    const name = `it's a "größe" $(touch executed) \`touch executed\`; touch executed 测`;
    const root = 'odd $(touch executed) "größe" 测';
    const files = pythonComponent({ root, name: 'odd' });
    const w = makeWorkspace({
      plugin: { typecheck: false },
      files: {
        ...files,
        [`${root}/maturity.yaml`]: (files[`${root}/maturity.yaml`] as string).replace(
          'component: odd',
          `component: ${JSON.stringify(name)}`,
        ),
      },
    });
    try {
      const reported = await w.nx(['run-many', '-t', 'maturity']);
      const validated = await w.nx(['run-many', '-t', 'maturity:validate']);
      succeeded(reported);
      succeeded(validated);
      expect(w.read(`${root}/MATURITY.md`)).toContain('3/3 (100.00%)');
      expect(Object.keys(snapshot(w.root)).filter((file) => file.endsWith('executed'))).toEqual([]);
    } finally {
      w.remove();
    }
  });
});

describe('a broken policy', () => {
  const policies = [
    {
      what: 'a cycle',
      policy: "extends: builtin\npromote:\n  staging: { needs: ['@production'] }\n",
      says: /maturity\.policy\.yaml:\d+:\d+: .*needs itself/,
    },
    {
      what: "an empty 'all'",
      policy: 'extends: builtin\ncriteria:\n  nothing: { all: [] }\n',
      says: /maturity\.policy\.yaml:\d+:\d+: .*all/,
    },
    { what: 'broken YAML', policy: 'extends: [', says: /maturity\.policy\.yaml:\d+:\d+: / },
  ];

  it.each(policies)('with $what judges no component, and changes no report', async ({ policy, says }) => {
    const w = makeWorkspace({
      plugin: lintOnly,
      files: {
        ...pythonComponent({ root: 'carbon', name: 'carbon' }),
        'maturity.policy.yaml': `apiVersion: maturity/v1\npolicyVersion: '1'\n${policy}`,
      },
    });
    try {
      const before = snapshot(w.root);
      const { exitCode, output } = await w.nx(['run-many', '-t', 'maturity', 'maturity:validate']);
      expect(exitCode).not.toBe(0);
      expect(output).toMatch(says);
      expect(snapshot(w.root)).toEqual(before);
    } finally {
      w.remove();
    }
  });
});
