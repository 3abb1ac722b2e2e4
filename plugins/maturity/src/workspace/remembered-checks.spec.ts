import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rememberedChecks } from './remembered-checks.js';

const good = { path: '.maturity/carbon/ruff.json', text: '{"passed":1}', digest: 'a'.repeat(64) };

describe('rememberedChecks', () => {
  let root: string;
  let checked: string[];
  /** What a command of one revision of the plugin does with a text. */
  const command = (own: typeof good, revision = '1.0.0') => {
    const checks = rememberedChecks(root, () => revision);
    const check = (text: string) => {
      checked.push(text);
      return text.includes('passed') ? { ok: true, content: JSON.parse(text) as unknown } : { ok: false };
    };
    const read = checks.read(own, check, (content) => ({ ok: true, content }));
    checks.save();
    return read;
  };
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'checks-'));
    checked = [];
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  it('has a text checked once, and says the same of it afterwards', () => {
    expect(command(good)).toEqual({ ok: true, content: { passed: 1 } });
    expect(command(good)).toEqual({ ok: true, content: { passed: 1 } });
    expect(checked).toEqual([good.text]);
  });

  it.each([
    ['another text of the file', { ...good, text: '{"passed":2}', digest: 'b'.repeat(64) }],
    ['the same text in another file', { ...good, path: '.maturity/carbon/ruff.trace.json' }],
  ])('has %s checked', (_, other) => {
    command(good);
    command(other);
    expect(checked).toEqual([good.text, other.text]);
  });

  it('has a text that is not good checked every time', () => {
    const bad = { ...good, text: '{}' };
    expect([command(bad), command(bad)]).toEqual([{ ok: false }, { ok: false }]);
    expect(checked).toEqual(['{}', '{}']);
  });

  it('has all checked that another revision of the plugin found good', () => {
    command(good);
    command(good, '1.0.1');
    expect(checked).toHaveLength(2);
  });

  it.each(['', '1.0.0', `1.0.0\n${good.path}`, `${good.path}\t${good.digest}`])(
    'has all checked where its file holds %j',
    (damaged) => {
      command(good);
      writeFileSync(join(root, '.maturity/~checks'), damaged);
      command(good);
      expect(checked).toHaveLength(2);
    },
  );
});
