import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative } from 'node:path';
import { readRecord } from '@tta/maturity-model';
import { collect } from './collect.js';
import type { CollectRequest } from './contract/collect-request.js';
import { collectors } from './collectors.js';
import { evidencePath } from './contract/evidence-path.js';
import { makeWorkspace, removeWorkspaces, type TestWorkspace } from './workspace.spec.run.js';

const examples = join(import.meta.dirname, '../../../examples/tta');

afterAll(removeWorkspaces);

/** A copy of the example components, with all that can be asked about them. */
function copyExamples(): { workspace: TestWorkspace; requests: CollectRequest[] } {
  const workspace = makeWorkspace({});
  cpSync(examples, workspace.path('tta'), { recursive: true });
  const requests = filesOf(workspace, 'tta')
    .filter((file) => posix.basename(file) === 'maturity.yaml')
    .flatMap((file) => requestsOf(workspace, file));
  return { workspace, requests };
}

function requestsOf(workspace: TestWorkspace, file: string): CollectRequest[] {
  const record = readRecord(readFileSync(workspace.path(file), 'utf8'), file);
  if (!record.ok) throw new Error(`${file} is no record`);
  const { component: name, sources = ['src'], tests = {} } = record.value;
  const root = posix.dirname(file);
  const below = (paths: readonly string[] = []) => paths.map((path) => posix.join(root, path));
  const component = {
    name,
    root,
    sources: below(sources),
    tests: { unit: below(tests.unit), integration: below(tests.integration) },
    passEnv: [],
    timeLimits: {},
  };
  return collectors
    .filter((collector) => collector.name !== 'pytest-integration' || component.tests.integration.length > 0)
    .map((collector) => ({ component, collector: collector.name }));
}

function filesOf(workspace: TestWorkspace, folder: string): string[] {
  return readdirSync(workspace.path(folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(workspace.root, join(entry.parentPath, entry.name)))
    .sort();
}

describe('the example components', () => {
  it('give the same bytes all at once and one by one, and nothing is written beside them', async () => {
    const together = copyExamples();
    const before = filesOf(together.workspace, 'tta');
    const collected = await collect(together.requests, together.workspace.options);
    expect(
      collected.map(({ evidence }) => [evidence.component, evidence.collector, evidence.status]),
    ).toEqual(together.requests.map(({ component, collector }) => [component.name, collector, 'ok']));
    expect(filesOf(together.workspace, 'tta')).toEqual(before);

    const apart = copyExamples();
    for (const request of apart.requests) {
      await collect([request], apart.workspace.options);
      const { component, collector } = request;
      expect({
        path: evidencePath(component.name, collector),
        bytes: apart.workspace.bytes(component.name, collector),
      }).toEqual({
        path: evidencePath(component.name, collector),
        bytes: together.workspace.bytes(component.name, collector),
      });
    }
  }, 180_000);
});
