/**
 * The text of a component's source. State B has findings, issues and a line that no test covers, so every number of the
 * report changes; `mark` changes the content and no number.
 * @param {'A' | 'B'} state
 * @param {number} index of the component
 * @param {number} mark
 */
export function sourceText(state, index, mark) {
  const plain = `"""Adds. ${mark}"""\n\n\ndef add(a: int, b: int) -> int:\n    total = a + b\n    return total\n`;
  if (state === 'A') return plain;
  const bad = Array.from(
    { length: 1 + (index % 4) },
    (_, each) => `import os as os${each}  # FINDING ISSUE\n`,
  );
  return `${plain}\n\ndef other() -> str:\n    assert __name__\n    return 1\n\n\n${bad.join('')}`;
}
