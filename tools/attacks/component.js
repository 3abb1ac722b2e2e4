const source = `"""Adds."""


def add(a: int, b: int) -> int:
    """Add."""
    if a > b:
        return a + b
    return b + a
`;

/**
 * The files of a small component without findings, by path: a source of which a test covers all lines but one. `project` are
 * more lines of its pyproject.toml, `pythonpath` the folders that pytest imports from, `record` more lines of its record.
 */
export function component(name, more = {}) {
  const { root = name, sources = ['src'], tests = ['tests'], pythonpath = ['src'] } = more;
  const { group = 'core-infrastructure', stage = 'development', record = '', project = '' } = more;
  const below = (path) => (root === '.' ? path : `${root}/${path}`);
  return {
    [below('maturity.yaml')]: [
      `component: ${name}`,
      `title: ${name}`,
      `group: ${group}`,
      "owner: '@acme/platform'",
      `sources: [${sources.join(', ')}]`,
      `tests: { unit: [${tests.join(', ')}] }`,
      `stage: { name: ${stage}, since: 2026-01-12 }`,
      record,
    ].join('\n'),
    [below('README.md')]: `# ${name}\n\n## Usage\n\nImport it.\n`,
    [below('pyproject.toml')]:
      `[tool.pytest.ini_options]\npythonpath = ${JSON.stringify(pythonpath)}\n${project}`,
    [below(`src/${name}/__init__.py`)]: '',
    [below(`src/${name}/mod.py`)]: source,
    [below(`tests/test_${name}.py`)]:
      `from ${name}.mod import add\n\n\ndef test_add() -> None:\n    assert add(1, 2) == 3\n`,
    ...more.files,
  };
}
