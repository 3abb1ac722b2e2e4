import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordDuration, recordedDurations } from './recorded-durations.js';

describe('recorded durations', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'durations-'));
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  it('are read as they were noted, and none where nothing ran', () => {
    recordDuration(root, 'carbon', 'pytest', 1500);
    recordDuration(root, 'carbon', 'ruff', 0);
    expect(recordedDurations(root, ['carbon', 'redis'])).toEqual(
      new Map([
        [
          'carbon',
          new Map([
            ['pytest', 1500],
            ['ruff', 0],
          ]),
        ],
      ]),
    );
  });

  it('are not known where a note is damaged; the others are', () => {
    recordDuration(root, 'carbon', 'pytest', 1500);
    recordDuration(root, 'carbon', 'ruff', 10);
    for (const damaged of ['', '{', 'null', '{"format":"maturity-duration/1","milliseconds":-1}']) {
      writeFileSync(join(root, '.maturity/carbon/logs/pytest.duration.json'), damaged);
      expect(recordedDurations(root, ['carbon']).get('carbon')).toEqual(new Map([['ruff', 10]]));
    }
  });
});
