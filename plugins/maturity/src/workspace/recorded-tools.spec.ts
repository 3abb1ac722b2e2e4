import { recordedTools } from './recorded-tools.js';

const quality = `<!-- maturity:start id=quality -->

## Code Quality

| Check       | Result   | Tool                    |
| ----------- | -------- | ----------------------- |
| ✅ Lint     | 3 errors | ruff 0.16.10            |
| Types       | 0 errors | pyright 1.1.414         |
| Security    | 1 issue  | bandit (version not known) |

<!-- maturity:end id=quality sum=00000000 -->
`;

describe('recordedTools', () => {
  it('names the tools of a report', () => {
    expect(recordedTools(Buffer.from(`# Carbon\n\n${quality}`))).toEqual({
      ruff: '0.16.10',
      pyright: '1.1.414',
    });
  });

  it('knows nothing of a document that is not there, is no report or cannot be read', () => {
    expect(recordedTools(undefined)).toEqual({});
    expect(recordedTools(Buffer.from('# Carbon\n\n| Lint | ruff 0.16.10 |\n'))).toEqual({});
    expect(recordedTools(Buffer.from([0x23, 0xff, 0xfe]))).toEqual({});
    expect(recordedTools(Buffer.from(quality.replace(/<!-- maturity:end.*/, '')))).toEqual({});
  });
});
