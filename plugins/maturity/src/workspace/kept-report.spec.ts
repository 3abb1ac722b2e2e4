import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepReport, placeKeptReport } from './kept-report.js';
import type { OverwrittenRegion } from './log-overwritten.js';

const subject = {
  component: 'carbon',
  root: 'libs/carbon',
  evidence: [{ evidencePath: '.maturity/carbon/ruff.json' }],
};

describe('a report that the cache has kept', () => {
  let root: string;
  const document = () => join(root, 'libs/carbon/MATURITY.md');
  const write = (text: string) => {
    writeFileSync(document(), text);
  };
  const place = () => {
    placeKeptReport(subject, root);
    return readFileSync(document(), 'utf8');
  };
  const keep = (before: string | undefined, made: string, overwritten: OverwrittenRegion[] = []) => {
    keepReport(
      subject,
      before === undefined ? undefined : Buffer.from(before),
      Buffer.from(made),
      overwritten,
      root,
    );
  };
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'kept-'));
    mkdirSync(join(root, 'libs/carbon'), { recursive: true });
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  it('takes the place of the one that it was made of', () => {
    keep('before', 'made');
    write('before');
    expect(place()).toBe('made');
    expect(place()).toBe('made');
  });

  it('leaves what a person wrote into its generated regions where the run that made it did', () => {
    keep('before', 'made', [{ region: 'quality', was: 'mine' }]);
    write('before');
    expect(place()).toBe('made');
    const [log = ''] = readdirSync(join(root, '.maturity/carbon/overwritten'));
    expect(log).toMatch(/^quality-[0-9a-f]{12}\.md$/);
    expect(readFileSync(join(root, '.maturity/carbon/overwritten', log), 'utf8')).toBe('mine');
  });

  it('is made where there was none', () => {
    keep(undefined, 'made');
    expect(place()).toBe('made');
  });

  it('never takes the place of one that somebody wrote in', () => {
    keep('before', 'made');
    write('before, and more');
    expect(place()).toBe('before, and more');
    keep(undefined, 'made');
    expect(place()).toBe('before, and more');
  });

  it('never takes its place when it was made from other evidence', () => {
    keep('before', 'made');
    write('before');
    writeFileSync(join(root, '.maturity/carbon/ruff.json'), '{}');
    expect(placeKeptReport(subject, root)).toBe(false);
    expect(readFileSync(document(), 'utf8')).toBe('before');
  });

  it('is left alone when it is not whole', () => {
    keep('before', 'made');
    write('before');
    writeFileSync(join(root, '.maturity/carbon/MATURITY.md'), 'ma');
    expect(place()).toBe('before');
    keep('before', 'made');
    writeFileSync(join(root, '.maturity/carbon/report.json'), '{"format":"maturity-rep');
    expect(place()).toBe('before');
  });

  it('may be absent', () => {
    write('before');
    expect(place()).toBe('before');
  });
});
