const names = new Set([
  ...[
    '__pycache__',
    '.pytest_cache',
    '.ruff_cache',
    '.mypy_cache',
    '.hypothesis',
    '.maturity',
    '.nx',
    '.git',
  ],
  ...[
    'node_modules',
    '.venv',
    '.tox',
    '.nox',
    'htmlcov',
    'logs',
    '.DS_Store',
    'coverage.xml',
    'coverage.json',
  ],
]);

/**
 * Whether a name is one that tools and runs leave behind: caches, logs, reports. Such files are in no hash: they would be
 * others after every run. What a tool does read of them its trace names.
 */
export function isLeftBehind(name: string): boolean {
  return names.has(name) || /^\.coverage(?:\.|$)|\.(?:py[co]|log|pid|tmp|egg-info|dist-info)$/.test(name);
}
