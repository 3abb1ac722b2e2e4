import { readTrace } from './read-trace.js';

const trace = {
  format: 'maturity-trace/1',
  component: 'carbon',
  collector: 'ruff',
  files: { 'libs/carbon/src/carbon.py': '0123456789abcdef0123456789abcdef' },
  absent: ['libs/carbon/ruff.toml'],
  folders: { 'libs/carbon/src': { digest: '0123456789abcdef0123456789abcdef', names: 'all' } },
  imported: [],
  made: [],
  environment: null,
};

describe('readTrace', () => {
  it('reads what a collector wrote', () => {
    expect(readTrace(JSON.stringify(trace))).toEqual({ ok: true, trace });
  });

  it.each([
    ['nothing', ''],
    ['another format', JSON.stringify({ ...trace, format: 'maturity-trace/2' })],
    ['a digest that is none', JSON.stringify({ ...trace, files: { a: 'x' } })],
    ['a part that is not there', JSON.stringify({ ...trace, absent: undefined })],
    ['an unknown key', JSON.stringify({ ...trace, trusted: true })],
  ])('refuses %s', (_, text) => {
    expect(readTrace(text).ok).toBe(false);
  });
});
