import type { ProjectGraph } from '@nx/devkit';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workspaceDataDirectoryForWorkspace } from '../nx-internals.js';
import { edgeKindsOf, keepEdgeKinds } from './edge-kinds.js';

describe('edgeKindsOf', () => {
  let root: string;
  let file: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'edge-kinds-'));
    file = join(workspaceDataDirectoryForWorkspace(root), 'maturity-edge-kinds.json');
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
    rmSync(file, { force: true });
  });

  const graph = (implicitDependencies: readonly string[] = []): ProjectGraph => ({
    nodes: {
      a: { name: 'a', type: 'lib', data: { root: 'a', implicitDependencies: [...implicitDependencies] } },
    },
    dependencies: {},
  });
  const keep = () => {
    keepEdgeKinds(
      [
        { source: 'a', target: 'b', kind: 'tests' },
        { source: 'a', target: 'c', kind: 'plugins' },
        { source: 'a', target: 'd', kind: 'sources' },
      ],
      root,
    );
  };
  const kindsTo = (...targets: readonly string[]) => {
    const kinds = edgeKindsOf(graph(), root);
    return targets.map((target) => kinds('a', target));
  };

  it('are those that were kept; any other edge is one of sources', () => {
    keep();
    expect(kindsTo('b', 'c', 'd', 'e')).toEqual(['tests', 'plugins', 'sources', 'sources']);
    expect(edgeKindsOf(graph(), root)('b', 'a')).toBe('sources');
  });

  it('takes what a project names as its dependency for one of sources', () => {
    keep();
    expect(edgeKindsOf(graph(['b']), root)('a', 'b')).toBe('sources');
  });

  it.each(['', '{"format":"maturity-edge-kinds/1","edges":[["a","b"]]}', '[]', '{'])(
    'knows of no weaker edge when what was kept is damaged: %j',
    (text) => {
      keep();
      writeFileSync(file, text);
      expect(kindsTo('b', 'c')).toEqual(['sources', 'sources']);
    },
  );

  it('writes nothing when nothing is new', () => {
    keep();
    const before = statSync(file).ino;
    keep();
    expect(statSync(file).ino).toBe(before);
    keepEdgeKinds([], root);
    expect(readFileSync(file, 'utf8')).toBe('{"format":"maturity-edge-kinds/1","edges":[]}');
  });
});
