import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { contentDigest } from '@tta/maturity-collectors';
import { createHash } from 'node:crypto';
import { gatherEvidence, gatheringPlace } from './gather-evidence.js';

const source = 'libs/carbon/carbon.py';
const evidencePath = '.maturity/carbon/ruff.json';
const tracePath = '.maturity/carbon/ruff.trace.json';
const component = {
  name: 'carbon',
  root: 'libs/carbon',
  recordFile: 'libs/carbon/maturity.yaml',
  collectors: [{ collector: 'ruff', target: 'maturity:lint', evidencePath }],
};
const trace = JSON.stringify({
  format: 'maturity-trace/1',
  component: 'carbon',
  collector: 'ruff',
  files: { [source]: contentDigest('x = 1\n') },
  absent: ['libs/carbon/ruff.toml'],
  folders: {},
  imported: [],
  made: [],
  environment: null,
});
const evidence = (ofTrace: string) =>
  JSON.stringify({
    format: 'maturity-evidence/1',
    component: 'carbon',
    collector: 'ruff',
    status: 'ok',
    tool: { name: 'ruff', version: '0.16.10' },
    config: null,
    command: ['ruff', 'check'],
    directory: 'libs/carbon',
    scope: { files: [source], excluded: [], missing: [] },
    metrics: { 'lint.findings': { unit: 'count', value: 3 } },
    trace: `sha256:${createHash('sha256').update(ofTrace).digest('hex')}`,
    findings: [],
  });

/** Each call is a command of its own, which remembers what those before it have left. */
describe('gathering evidence that an earlier command has verified', () => {
  let root: string;
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const gather = () => {
    const place = gatheringPlace(root, {});
    const [gathered] = gatherEvidence(component, place);
    place.save();
    return gathered?.evidence === undefined ? gathered?.why.split('\n').slice(0, 2).join(' ') : 'believed';
  };
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'gather-'));
    write(source, 'x = 1\n');
    write(tracePath, trace);
    write(evidencePath, evidence(trace));
    gather();
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  it('believes it while nothing changes', () => {
    expect(readFileSync(join(root, '.maturity/~checks'), 'utf8')).toContain(evidencePath);
    expect(gather()).toBe('believed');
  });

  const forged = trace.replace('"made":[],', '');
  it.each<[string, Record<string, string | undefined>, RegExp]>([
    ['half of the evidence', { [evidencePath]: evidence(trace).slice(0, -9) }, /ruff.json is not JSON/],
    [
      'evidence with a number that is none',
      { [evidencePath]: evidence(trace).replace('"value":3', '"value":"3"') },
      /does not fit the schema of evidence/,
    ],
    [
      'evidence with two numbers under one name',
      { [evidencePath]: evidence(trace).replace('"value":3', '"value":3,"value":4') },
      /it is there twice/,
    ],
    ['a trace that was changed', { [tracePath]: `${trace}\n` }, /they are of two runs/],
    [
      'a trace without one of its parts, which the evidence names',
      { [tracePath]: forged, [evidencePath]: evidence(forged) },
      /does not fit the schema of a trace/,
    ],
    ['no trace', { [tracePath]: undefined }, /is not there/],
    ['a source that has changed', { [source]: 'x = 2\n' }, /carbon.py has changed/],
    ['a source that is gone', { [source]: undefined }, /carbon.py is gone/],
    ['a configuration that has come', { 'libs/carbon/ruff.toml': '' }, /ruff.toml has come/],
    ['a folder where a file was looked for', { 'libs/carbon/ruff.toml/a.txt': '' }, /ruff.toml has come/],
  ])('refuses %s', (_, changes, why) => {
    for (const [path, text] of Object.entries(changes))
      if (text === undefined) rmSync(join(root, path));
      else write(path, text);
    expect(gather()).toMatch(why);
    expect(gather()).toMatch(why);
  });
});
