import { syncRecord } from './sync-record.js';

const head =
  'component: carbon\ngroup: g\nowner: us\nstage: { name: development, since: 2026-01-12 }\nsources: [src]\n';
const record = (reads: string) => ({
  file: 'libs/carbon/maturity.yaml',
  root: 'libs/carbon',
  text: head + reads,
});

describe('syncRecord', () => {
  it('names files as the workspace has them', () => {
    expect(syncRecord(record(''), ['shared/a.py'], [])).toEqual({
      text: `${head}reads:\n  - /shared/a.py # imported\n`,
      added: ['/shared/a.py'],
      removed: [],
    });
  });

  it.each([
    ['the file', '/shared/a.py'],
    ['the file from where the record is', '../../shared/a.py'],
    ['its folder', '/shared'],
    ['a pattern', '/shared/*.py'],
    ['the workspace', '/'],
  ])('takes %s that somebody named for enough', (_, path) => {
    expect(syncRecord(record(`reads: ['${path}']\n`), ['shared/a.py'], ['shared/a.py'])).toBeUndefined();
    // An entry of ours beside it says nothing more.
    const twice = record(`reads:\n  - '${path}'\n  - /shared/a.py # imported\n`);
    expect(syncRecord(twice, ['shared/a.py'], [])).toMatchObject({ removed: ['/shared/a.py'] });
  });

  it('writes once what is imported and opened', () => {
    expect(syncRecord(record(''), ['shared/a.py'], ['shared/a.py', 'shared/words.txt'])?.text).toBe(
      `${head}reads:\n  - /shared/words.txt\n  - /shared/a.py # imported\n`,
    );
  });

  it('leaves a record alone that nobody can read', () => {
    expect(syncRecord(record('reads: 1 # imported\n'), ['shared/a.py'], [])).toBeUndefined();
    expect(syncRecord(record('- ['), ['shared/a.py'], [])).toBeUndefined();
  });
});
