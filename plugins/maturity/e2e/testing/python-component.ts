export interface PythonComponent {
  readonly root: string;
  readonly name: string;
  readonly group?: string;
  /** More lines of the record. */
  readonly record?: string;
  readonly source?: string;
  readonly test?: string;
}

/** The files of a small component without findings, whose one test covers all of its three lines. */
export function pythonComponent(component: PythonComponent): Record<string, string> {
  const { root, name, group = 'core-infrastructure', record = '' } = component;
  const module = name.replaceAll('-', '_');
  return {
    [`${root}/maturity.yaml`]: [
      `component: ${name}`,
      `title: The ${name}`,
      `group: ${group}`,
      "owner: '@tta/platform'",
      'sources: [src]',
      'tests: { unit: [tests/unit] }',
      'stage: { name: development, since: 2026-01-12 }',
      record,
    ].join('\n'),
    [`${root}/README.md`]: `# ${name}\n\n## Usage\n\nImport it.\n`,
    [`${root}/pyproject.toml`]: '[tool.pytest.ini_options]\npythonpath = ["src"]\n',
    [`${root}/src/${module}.py`]:
      component.source ??
      '"""Adds."""\n\n\ndef add(a: int, b: int) -> int:\n    total = a + b\n    return total\n',
    [`${root}/tests/unit/test_${module}.py`]:
      component.test ?? `from ${module} import add\n\n\ndef test_add() -> None:\n    assert add(1, 2) == 3\n`,
  };
}
