import { progressIn } from './install-requirements.js';

describe('progressIn', () => {
  it.each([
    ['Collecting bandit==1.9.4 (from -r requirements.txt (line 1))', '  bandit==1.9.4'],
    ['Installing collected packages: ruff, pytest', '  Installing collected packages: ruff, pytest'],
    ['Resolved 15 packages in 12ms', '  Resolved 15 packages in 12ms'],
    ['  Downloading bandit-1.9.4-py3-none-any.whl (134 kB)', undefined],
  ])('%s', (line, said) => {
    expect(progressIn(line)).toBe(said);
  });
});
