import type { Evidence } from '@tta/maturity-model';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hintAtVariables } from './hint-at-variables.js';

describe('hintAtVariables', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'hint-'));
    writeFileSync(join(root, '.env'), '# x\nAPI_KEY=1\nexport REGION = eu\n');
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });
  const hint = (rules: readonly string[], passed: readonly string[] = []) => {
    const evidence = { status: 'ok', findings: rules.map((rule) => ({ rule })) } as unknown as Evidence;
    const component = { root: 'carbon', passEnv: [] } as never;
    return hintAtVariables({ request: { component, collector: 'pytest' }, evidence }, passed, root).join();
  };

  it('names what failed tests do not see, and where to pass it', () => {
    expect(hint(['test-failed'])).toContain(
      "API_KEY, REGION of .env. Name those that they need in maturity.yaml: 'passEnv: [API_KEY]'",
    );
    expect(hint(['test-failed'], ['API_KEY'])).toContain('do not see REGION');
  });

  it('says nothing where no test failed, or all is passed', () => {
    expect(hint(['never-imported'])).toBe('');
    expect(hint(['test-error'], ['API_KEY', 'REGION'])).toBe('');
  });
});
