import { pythonComponent } from './testing/python-component.js';
import { makeWorkspace, type Workspace } from './testing/workspace.js';

const until = 'approvedBy: ops, until: 2026-04-01';

describe('a record that says what the policy does not know', () => {
  let w: Workspace;
  beforeAll(() => {
    w = makeWorkspace({
      plugin: { test: false, typecheck: false, security: false },
      files: {
        ...pythonComponent({ root: 'carbon', name: 'carbon' }),
        ...pythonComponent({
          root: 'waived',
          name: 'waived',
          record: `waivers: [{ criterion: unit-coverage, reason: because, ${until} }]\n`,
        }),
        ...pythonComponent({ root: 'twice', name: 'twice' }),
      },
    });
    w.edit('carbon/maturity.yaml', 'name: development', 'name: developmnt');
    w.edit('twice/maturity.yaml', 'sources: [src]', 'sources: [src]\nsources: [src]');
  });
  afterAll(() => {
    w.remove();
  });

  const stage =
    "carbon/maturity.yaml:7:16: the policy does not define the stage 'developmnt'. Did you mean 'development'?";
  const reason = "waived/maturity.yaml:8:47: the policy does not define the reason 'because'. Known: ";
  const key = 'twice/maturity.yaml:6:1: Map keys must be unique';

  it.each([['show'], ['explain']])('%s says so before anything is measured', async (command) => {
    const unknownStage = await w.maturity([command, 'carbon']);
    expect(unknownStage).toMatchObject({ exitCode: 4, output: `${stage}\n` });
    const unreadable = await w.maturity([command, 'twice']);
    expect(unreadable.output).toMatch(new RegExp(`^${key}.*\n$`));
    expect(unreadable.exitCode).toBe(4);
    const waived = await w.maturity([command, 'waived']);
    expect(waived.output.startsWith(reason)).toBe(true);
    expect(waived.stdout).toContain('waived: ');
    expect(waived.exitCode).toBe(4);
  });

  it('status lists it below the table, and measures none that cannot be read', async () => {
    const { exitCode, output, stdout } = await w.maturity(['status']);
    expect(exitCode).toBe(4);
    expect(stdout).toMatch(/^carbon +developmnt +development +unknown stage /m);
    expect(stdout).toMatch(/^waived +development /m);
    expect(stdout).toContain(`\ncarbon: the record is not right.\n  ${stage}\n`);
    expect(stdout).toContain(`\nwaived: the record is not right.\n  ${reason}`);
    expect(stdout).toContain(`\ntwice: the record is broken.\n  ${key}`);
    expect(output).toMatch(/Running target maturity:lint for 2 projects:\s+- carbon\s+- waived\s/);
  });

  it('doctor names it', async () => {
    const { exitCode, stdout } = await w.maturity(['doctor']);
    expect(exitCode).toBe(4);
    for (const [name, problem] of Object.entries({ carbon: stage, waived: reason, twice: key }))
      expect(stdout).toContain(`✖ ${name}: ${problem}`);
    expect(stdout).not.toContain('Nothing is missing');

    w.write('maturity.policy.yaml', 'extends: [');
    const policy = await w.maturity(['doctor']);
    expect(policy.stdout).toMatch(/^✖ maturity\.policy\.yaml:1:\d+: /m);
    expect(policy.exitCode).toBe(4);
  });
});
