import { readFileSync, symlinkSync } from 'node:fs';
import { collect } from '../collect.js';
import { makeWorkspace, removeWorkspaces } from '../workspace.spec.run.js';

afterEach(removeWorkspaces);

const issue = 'import subprocess\n';

describe('bandit', () => {
  it('counts issues by severity and suppressions', async () => {
    const workspace = makeWorkspace({
      'carbon/src/a.py': `${issue}password = "secret"\n`,
      'carbon/src/b.py': 'import pickle  # nosec B403\nimport dill  # nosec\nx = 1\n',
      'carbon/src/c.txt': 'x',
    });
    const [collected] = await collect([workspace.request('bandit', 'carbon')], workspace.options);
    expect(collected?.evidence).toMatchObject({
      status: 'ok',
      tool: { name: 'bandit', version: '1.9.4' },
      command: ['bandit', '-r', 'src'],
      directory: 'carbon',
      scope: { files: ['carbon/src/a.py', 'carbon/src/b.py'], excluded: [], missing: [] },
      metrics: {
        'security.issues': { value: 2 },
        'security.high': { value: 0 },
        'security.medium': { value: 0 },
        'security.low': { value: 2 },
        'suppressions.security': { value: 2 },
      },
      findings: [
        { rule: 'B404', severity: 'low', file: 'carbon/src/a.py', line: 1 },
        { rule: 'B105', severity: 'low', file: 'carbon/src/a.py', line: 2 },
      ],
    });
  });

  it('does not take a file that it could not parse for a clean one', async () => {
    const workspace = makeWorkspace({ 'carbon/src/a.py': 'x = 1\n', 'carbon/src/bad.py': 'def f(:\n' });
    const [collected] = await collect([workspace.request('bandit', 'carbon')], workspace.options);
    expect(collected?.evidence).toMatchObject({
      status: 'partial',
      reason: { code: 'unparsable-sources', files: ['carbon/src/bad.py'] },
      scope: { files: ['carbon/src/a.py'], missing: ['carbon/src/bad.py'] },
    });
  });

  it('knows nothing where there is no line of code', async () => {
    const workspace = makeWorkspace({ 'carbon/src/__init__.py': '', 'empty/src/README.md': 'x' });
    const requests = ['carbon', 'empty'].map((name) => workspace.request('bandit', name));
    for (const { evidence } of await collect(requests, workspace.options))
      expect(evidence).toMatchObject({ status: 'unavailable', reason: { code: 'nothing-measured' } });
  });

  it('keeps a .bandit file to the component whose sources hold it', async () => {
    const workspace = makeWorkspace({
      'plain/src/a.py': issue,
      'own/src/.bandit': '[bandit]\nskips = B404\n',
      'own/src/a.py': issue,
      'hidden/src/.config/.bandit': '[bandit]\nskips = B404\n',
      'hidden/src/a.py': issue,
    });
    const requests = ['plain', 'own', 'hidden'].map((name) => workspace.request('bandit', name));
    const [plain, own, hidden] = await collect(requests, workspace.options);
    expect(plain?.evidence).toMatchObject({
      status: 'ok',
      config: null,
      metrics: { 'security.issues': { value: 1 } },
    });
    expect(own?.evidence).toMatchObject({ status: 'ok', metrics: { 'security.issues': { value: 0 } } });
    expect(own?.evidence.config).toMatch(/^sha256:/);
    expect(hidden?.evidence).toMatchObject({ status: 'ok', metrics: { 'security.issues': { value: 0 } } });
  });

  it('leaves out what the baseline of a .bandit file has, counts it, and knows the baseline', async () => {
    const known = {
      issue_severity: 'LOW',
      issue_confidence: 'HIGH',
      issue_cwe: { id: 78, link: '' },
      issue_text: 'Consider possible security implications associated with the subprocess module.',
      filename: 'src/a.py',
      line_number: 1,
      line_range: [1],
      test_id: 'B404',
      test_name: 'blacklist',
      code: '1 import subprocess\n',
    };
    const workspace = makeWorkspace({
      'own/pyproject.toml': '',
      'own/src/deep/.bandit': '[bandit]\nbaseline = base.json\n',
      'own/base.json': JSON.stringify({ results: [known] }),
      'own/src/a.py': issue,
      'own/src/b.py': 'password = "secret"\n',
    });
    const [collected] = await collect([workspace.request('bandit', 'own')], workspace.options);
    expect(collected?.evidence).toMatchObject({
      status: 'ok',
      metrics: { 'security.issues': { value: 1 }, 'suppressions.security': { value: 1 } },
      findings: [{ rule: 'B105' }],
    });
    const trace = readFileSync(workspace.path('.maturity/own/bandit.trace.json'), 'utf8');
    expect(Object.keys((JSON.parse(trace) as { files: object }).files)).toContain('own/base.json');
  });

  it.each([
    ['skips = B404', {}, ['B404'], 0],
    // A blank before it: bandit skips only the first.
    ['skips = B105, B404', {}, ['B105'], 1],
    ['skips = subprocess', {}, undefined, 1],
    ['tests = B101,B404', {}, ['all but B101, B404'], 1],
    ['configfile = b.yaml\nskips = B101', { 'own/b.yaml': 'skips: [B404]\n' }, ['B101', 'B404'], 0],
    ['configfile = b.toml', { 'own/b.toml': '[tool.bandit]\ntests = ["B101"]\n' }, ['all but B101'], 0],
    [
      'configfile = b.yaml\nprofile = mine',
      { 'own/b.yaml': 'skips: [B101]\nprofiles: { mine: { exclude: [B404] } }\n' },
      ['B404'],
      0,
    ],
  ])('names the tests that a .bandit file leaves out: %s', async (line, files: object, names, issues) => {
    const workspace = makeWorkspace({
      'own/pyproject.toml': '',
      'own/src/.bandit': `[bandit]\n${line}\n`,
      'own/src/a.py': issue,
      ...files,
    });
    const [collected] = await collect([workspace.request('bandit', 'own')], workspace.options);
    expect(collected?.evidence).toMatchObject({
      status: 'ok',
      metrics: { 'security.issues': { value: issues } },
    });
    expect(collected?.evidence.scope.leftOut).toEqual(names?.map((name) => ({ kind: 'rule', name })));
  });

  it('says that a broken .bandit file cannot be used', async () => {
    const workspace = makeWorkspace({
      'carbon/src/.bandit': '[bandit]\nskips = B404\n',
      'carbon/src/b/.bandit': '[bandit]\nskips = B404\n',
      'carbon/src/a.py': issue,
    });
    const [collected] = await collect([workspace.request('bandit', 'carbon')], workspace.options);
    expect(collected?.evidence).toMatchObject({
      status: 'unavailable',
      reason: {
        code: 'config-unreadable',
        exitCode: 2,
        remedy: 'Run: cd carbon && bandit -r src. The full output is in .maturity/carbon/logs/bandit.log',
      },
    });
  });

  it('is not misled by a folder above with a name that it excludes', async () => {
    const workspace = makeWorkspace({ 'a.github/carbon/src/a.py': issue, 'redis/src/a.py': issue });
    const requests = [workspace.request('bandit', 'redis'), workspace.request('bandit', 'a.github/carbon')];
    for (const { evidence } of await collect(requests, workspace.options))
      expect(evidence).toMatchObject({ status: 'ok', metrics: { 'security.issues': { value: 1 } } });
  });

  it('refuses sources that lead out of the workspace', async () => {
    const elsewhere = makeWorkspace({ 'src/a.py': issue });
    const workspace = makeWorkspace({ 'carbon/README.md': '', 'redis/src/a.py': 'x = 1\n' });
    symlinkSync(elsewhere.path('src'), workspace.path('carbon/src'));
    symlinkSync(elsewhere.path('src/a.py'), workspace.path('redis/src/b.py'));
    const requests = [
      workspace.request('bandit', 'carbon'),
      workspace.request('bandit', 'redis'),
      workspace.request('bandit', 'up', { sources: ['../..'] }),
    ];
    for (const { evidence } of await collect(requests, workspace.options))
      expect(evidence).toMatchObject({ status: 'unavailable', reason: { code: 'outside-workspace' } });
  });
});
