import { component } from '../component.js';
import { stale } from '../stale.js';

const shared = '"""Shared."""\n\n\ndef shared() -> int:\n    """One."""\n    return 1\n';
const worse = '\nimport re\n\nassert shared()\n';

/** Files that lie elsewhere than where the component finds them. */
export const linkedAndNested = [
  stale({
    id: '4.file',
    title: 'a source that is a link to a file outside every project changes',
    collectors: ['pytest', 'ruff', 'bandit'],
    files: component('part', { files: { 'lent/common.py': shared } }),
    links: { 'part/src/part/common.py': '../../../lent/common.py' },
    change: (workspace) => workspace.append('lent/common.py', worse),
    affected: 'maturity:lint',
  }),
  stale({
    id: '4.folder',
    title: 'sources in a folder that is a link change',
    collectors: ['pytest', 'ruff', 'bandit'],
    files: Object.fromEntries(
      Object.entries({ ...component('part'), 'part/src/part/common.py': shared }).map(([path, text]) => [
        path.replace(/^part\/src\//, 'lent/sources/'),
        text,
      ]),
    ),
    links: { 'part/src': '../lent/sources' },
    change: (workspace) => workspace.append('lent/sources/part/common.py', worse),
    affected: 'maturity:lint',
  }),
  stale({
    id: '4.configuration',
    title: 'a ruff.toml that is a link changes',
    collectors: ['ruff'],
    files: component('part', { files: { 'lent/ruff.toml': 'line-length = 100\n' } }),
    links: { 'part/ruff.toml': '../lent/ruff.toml' },
    change: (workspace) => workspace.write('lent/ruff.toml', 'lint.select = ["ALL"]\n'),
    affected: 'maturity:lint',
  }),
  stale({
    id: '4.component',
    title: 'a source that is a link to a file of another component changes',
    collectors: ['pytest', 'ruff', 'bandit'],
    files: { ...component('part'), ...component('other'), 'other/src/other/common.py': shared },
    links: { 'part/src/part/common.py': '../../../other/src/other/common.py' },
    change: (workspace) => workspace.append('other/src/other/common.py', worse),
    affected: 'maturity:security',
  }),
  stale({
    id: 'nested-project',
    title: 'a source that lies in another project, nested in this one, changes',
    collectors: ['pytest', 'ruff', 'bandit'],
    sources: ['src', 'inner/src'],
    files: {
      ...component('part', { sources: ['src', 'inner/src'], pythonpath: ['src', 'inner/src'] }),
      ...component('inner', { root: 'part/inner' }),
    },
    change: (workspace) =>
      workspace.append('part/inner/src/inner/mod.py', '\nimport re\n\nassert add(1, 2)\n'),
    affected: 'maturity:lint',
  }),
];
