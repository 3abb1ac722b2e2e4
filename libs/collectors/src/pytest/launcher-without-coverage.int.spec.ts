import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { makeProject, removeProjects } from './launcher.spec.run.js';

afterEach(removeProjects);

const files = {
  'src/sign.py': 'def sign(x):\n    return x\n',
  'tests/test_sign.py':
    'from src.sign import sign\ndef test_right():\n    assert sign(1) == 1\ndef test_wrong():\n    assert sign(1) == 2\n',
};

describe('the launcher asked for no coverage', () => {
  it('runs the tests that are named, and says which of them passed', async () => {
    const project = makeProject(files);
    const tests = [`${project.path('tests/test_sign.py')}::test_right`];
    const outcome = await project.run({ coverage: false, tests });
    expect(outcome.exitCode).toBe(0);
    expect(outcome.run).toMatchObject({
      problem: null,
      tests: { collected: 1, passed: 1, passedTests: ['tests/test_sign.py::test_right'] },
      complete: true,
    });
    expect(outcome.junit).toContain('test_right');
  });

  it('measures nothing, and says so', async () => {
    const outcome = await makeProject(files).run({ coverage: false });
    expect(outcome.exitCode).toBe(1);
    expect(outcome.run).toMatchObject({
      coverage: null,
      components: null,
      versions: { coverage: null },
      tests: { passed: 1, failed: 1, passedTests: ['tests/test_sign.py::test_right'] },
    });
    expect(existsSync(join(outcome.output, 'coverage-0.json'))).toBe(false);
  });

  it('does not mind a configuration that coverage cannot read', async () => {
    const broken = { ...files, '.coveragerc': '[run\n' };
    expect((await makeProject(broken).run()).run.problem).toMatchObject({ code: 'coverage-config' });
    expect((await makeProject(broken).run({ coverage: false })).run.problem).toBeNull();
  });

  it('still names the files that the tests opened', async () => {
    const reading = `open('data.txt').read()\n`;
    const project = makeProject({
      ...files,
      'data.txt': '',
      'tests/test_data.py': `def test_data():\n    ${reading}`,
    });
    const { run } = await project.run({ coverage: false });
    expect(run.lookedAt.files).toContain('carbon/data.txt');
  });
});

describe('the launcher asked for coverage', () => {
  it.each([{}, { coverage: true }])('measures it, and names no passed tests: %j', async (request) => {
    const outcome = await makeProject(files).run(request);
    expect(outcome.run.coverage).not.toBeNull();
    expect(outcome.run.tests).not.toHaveProperty('passedTests');
  });

  it('refuses a request that says neither yes nor no', async () => {
    const outcome = await makeProject(files).run({ coverage: 'false' });
    expect(outcome.exitCode).toBe(64);
    expect(outcome.stderr).toContain("'coverage' must be true or false");
    expect(outcome.run).toBeUndefined();
  });
});
