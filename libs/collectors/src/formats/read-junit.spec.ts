import { recorded } from '../recorded.spec.run.js';
import { readJunit } from './read-junit.js';

const text = recorded('pytest', 'a-b').outputs.tests?.reports.junit ?? '';
const outcomes = (xml: string) => {
  const report = readJunit(xml);
  return report.ok ? report.cases.map(({ name, outcome }) => `${name} ${outcome}`) : report.failure.code;
};

describe('readJunit', () => {
  it('counts elements, a case once', () => {
    expect(outcomes(text)).toEqual([
      'test_ok passed',
      'test_wrong failed',
      'test_error error',
      'test_twice failed',
      'test_twice error',
      'test_skipped skipped',
      'test_expected xfailed',
      'test_unexpected passed',
      'test_each[a/b::c [1]] failed',
      'test_subtests failed',
    ]);
  });

  it('knows class and message of a case', () => {
    const report = readJunit(text);
    expect(report.ok && report.cases[1]).toEqual({
      className: 'tests.test_shop',
      name: 'test_wrong',
      outcome: 'failed',
      message: 'assert 2 == 1\n +  where 2 = price(1)',
    });
  });

  it('reads no cases from texts in them', () => {
    const nested =
      '<testsuite><testcase name="a"><system-out><![CDATA[<testcase name="b"/>]]></system-out></testcase></testsuite>';
    expect(outcomes(nested)).toEqual(['a passed']);
    const inside = '<testsuite><testcase name="a"><properties><failure/></properties></testcase></testsuite>';
    expect(outcomes(inside)).toEqual(['a passed']);
  });

  it('takes cases wherever they stand', () => {
    // `node --test --test-reporter=junit` (Node 20): tests outside of a suite.
    expect(
      outcomes(
        '<testsuites><testcase name="a"><failure/></testcase><testsuite><testsuite><testcase name="b"/></testsuite></testsuite></testsuites>',
      ),
    ).toEqual(['a failed', 'b passed']);
  });

  it('tells what passed at last from what passed', () => {
    const marked = (inside: string) =>
      outcomes(`<testsuite><testcase name="a">${inside}</testcase></testsuite>`);
    expect(marked('<flakyFailure message="x"/>')).toEqual(['a flaky']);
    expect(marked('<flakyError/>')).toEqual(['a flaky']);
    expect(marked('<rerunFailure/><failure/>')).toEqual(['a failed']);
    expect(marked('<rerunError/><error/>')).toEqual(['a error']);
  });

  it('says what is wrong', () => {
    const detail = (xml: string) => {
      const report = readJunit(xml);
      return report.ok ? 'ok' : report.failure.detail;
    };
    expect(detail('<html></html>')).toBe('JUnit XML: the root is <html>');
    expect(detail('<!DOCTYPE testsuite><testsuite/>')).toBe('JUnit XML: a document type declaration');
    expect(detail('<testsuite><testcase/></testsuite>')).toBe('JUnit XML: a <testcase> without a name');
    expect(detail('<testsuite>')).toMatch(/^JUnit XML: .*unclosed tag/);
    // The first thing that is wrong is the reason for the others.
    expect(detail('<html><testsuite><testcase/></testsuite></html>')).toBe('JUnit XML: the root is <html>');
  });

  it('has an empty text for what is not said', () => {
    const cases = (inside: string) => {
      const report = readJunit(`<testsuite><testcase name="a">${inside}</testcase></testsuite>`);
      return report.ok ? report.cases : [];
    };
    expect(cases('')).toEqual([{ className: '', name: 'a', outcome: 'passed', message: '' }]);
    expect(cases('<failure/>')).toEqual([{ className: '', name: 'a', outcome: 'failed', message: '' }]);
    expect(cases('<skipped/>')).toEqual([{ className: '', name: 'a', outcome: 'skipped', message: '' }]);
    expect(cases('<skipped type="pytest.xfail" message="why"/>')).toEqual([
      { className: '', name: 'a', outcome: 'xfailed', message: 'why' },
    ]);
  });

  it('knows the first message of several', () => {
    const xml =
      '<testsuite><testcase name="a"><failure message="one"/><failure message="two"/></testcase></testsuite>';
    const report = readJunit(xml);
    expect(report.ok && report.cases.map(({ message }) => message)).toEqual(['one']);
  });

  it('takes other elements of a case for no outcome', () => {
    expect(outcomes('<testsuite><testcase name="a"><system-out/></testcase></testsuite>')).toEqual([
      'a passed',
    ]);
    expect(outcomes('<testsuite><properties><failure/></properties></testsuite>')).toEqual([]);
  });

  it('counts no cases inside of cases', () => {
    const nested = '<testsuite><testcase name="a"><testcase name="b"/><failure/></testcase></testsuite>';
    expect(outcomes(nested)).toEqual(['a failed']);
  });

  it('refuses a report that stops in the middle', () => {
    for (let length = 0; length < text.length; length += 97)
      expect(outcomes(text.slice(0, length))).toBe('truncated-report');
  });

  it('refuses what is no JUnit report', () => {
    expect(outcomes('')).toBe('truncated-report');
    expect(outcomes('hello')).toBe('truncated-report');
    expect(outcomes('<html></html>')).toBe('foreign-report');
    expect(outcomes('<testsuites><testsuite><testcase/></testsuite></testsuites>')).toBe('schema-drift');
    expect(outcomes(`${text}${text}`)).toBe('truncated-report');
  });

  it('refuses entities, which grow without limit or read other files', () => {
    const bomb =
      '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><testsuite><testcase name="&b;"/></testsuite>';
    expect(outcomes(bomb)).toBe('truncated-report');
    expect(outcomes('<testsuite><testcase name="&b;"/></testsuite>')).toBe('truncated-report');
    // Declared and not used: the parser itself would not mind.
    const declared =
      '<!DOCTYPE testsuite SYSTEM "file:///etc/hosts"><testsuite><testcase name="a"/></testsuite>';
    expect(outcomes(declared)).toBe('truncated-report');
  });

  it('reads a name with any property name', () => {
    expect(
      outcomes('<testsuite><testcase name="__proto__"><failure message="x"/></testcase></testsuite>'),
    ).toEqual(['__proto__ failed']);
  });
});
