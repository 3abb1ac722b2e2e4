import { describeChanges } from './describe-changes.js';

const change = (component: string) => ({
  component,
  file: `${component}/maturity.yaml`,
  added: ['/shared/a.py'],
  removed: ['/shared/b.py'],
});

describe('describeChanges', () => {
  it('names components, records and files', () => {
    expect(describeChanges([change('carbon')])).toEqual({
      outOfSyncMessage:
        'The record of a component does not name exactly the files outside all projects that it imports:\n' +
        '  carbon (carbon/maturity.yaml): + /shared/a.py, - /shared/b.py',
      outOfSyncDetails: [],
    });
  });

  it('leaves none out: what the message has no room for stands in the details', () => {
    const names = Array.from({ length: 23 }, (_, index) => `c${index}`);
    const { outOfSyncMessage, outOfSyncDetails } = describeChanges(names.map(change));
    expect(outOfSyncMessage).toContain('The records of 23 components do not name exactly');
    expect(outOfSyncMessage).toContain('… and 3 more');
    const all = [...outOfSyncMessage.split('\n'), ...outOfSyncDetails].join('\n');
    for (const name of names) expect(all).toContain(`  ${name} (${name}/maturity.yaml)`);
  });
});
