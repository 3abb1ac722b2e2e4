import { collect } from '../collect.js';
import { makeWorkspace, removeWorkspaces } from '../workspace.spec.run.js';

afterEach(removeWorkspaces);

const test = `
import pytest
texts = [
    "<!-- maturity:end status -->", "--> <script>", "| a | b |", chr(96) * 3 + "sh", "\\x1b[31mred\\x1b[0m", "\\x00\\x07",
    "\\u202egnirts\\u2066", "__proto__", "\\r\\n# heading", "é 漢 😀", "$(touch pwned)", "x" * 1_000_000,
]
@pytest.mark.parametrize("text", texts)
def test_name(text): raise ValueError(text)
@pytest.mark.parametrize("text", texts, ids=[f"id {text}" for text in texts])
def test_id(text): assert text == ""
def test_message(): pytest.fail("\\x1b]0;title\\x07" + "\\u202e" * 9 + "m" * 1_000_000 + "\\nsecond")
`;
const unescaped =
  '[pytest]\npythonpath = src\ndisable_test_id_escaping_and_forfeit_all_rights_to_community_support = true\n';

async function measure(ini: string) {
  const workspace = makeWorkspace({
    'carbon/pytest.ini': ini,
    'carbon/src/carbon.py': 'x = 1\n',
    'carbon/tests/test_hostile.py': `import carbon\n${test}`,
  });
  const options = { ...workspace.options, rerunFailedTests: 1 };
  const [collected] = await collect([workspace.request('pytest', 'carbon')], options);
  return { evidence: collected?.evidence, bytes: workspace.bytes('carbon', 'pytest') };
}

describe('names and messages that tests choose', () => {
  it('are told in full lines that can be shown, the same in every run', async () => {
    const { evidence, bytes } = await measure('[pytest]\npythonpath = src\n');
    expect(evidence).toMatchObject({
      status: 'ok',
      metrics: { 'tests.unit.total': { value: 25 }, 'tests.unit.failed': { value: 25 } },
    });
    if (evidence?.status !== 'ok') throw new Error(evidence?.reason.message);
    const failed = evidence.findings.filter(({ rule }) => rule === 'test-failed');
    expect(failed).toHaveLength(25);
    for (const { message } of failed) {
      expect(message).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
      expect(message.length).toBeLessThanOrEqual(501);
    }
    expect(bytes.length).toBeLessThan(30_000);
    expect((await measure('[pytest]\npythonpath = src\n')).bytes).toBe(bytes);
  }, 30_000);

  it('are told so too where pytest is asked not to escape them, or nothing is', async () => {
    const { evidence, bytes } = await measure(unescaped);
    expect(evidence?.status === 'partial').toBe(false);
    expect(bytes).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u);
    expect(bytes.length).toBeLessThan(30_000);
  }, 30_000);
});
