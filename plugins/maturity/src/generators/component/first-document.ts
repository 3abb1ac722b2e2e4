import type { Tree } from '@nx/devkit';
import { assess } from '@tta/maturity-assessment';
import { collectors } from '@tta/maturity-collectors';
import { headingsOf, updateDocument } from '@tta/maturity-document';
import { formatProblem, readRecord } from '@tta/maturity-model';
import { posix } from 'node:path';
import { readNxJson } from '../../devkit.js';
import { optionsInForce } from '../../options/options-in-force.js';
import { today } from '../../workspace/today.js';
import { policyOfTree } from './policy-of-tree.js';

/** The MATURITY.md of a component that nothing has measured yet: every number is not known. */
export function firstDocument(tree: Tree, root: string, name: string): Buffer {
  const recordFile = posix.join(root, 'maturity.yaml');
  const record = readRecord(tree.read(recordFile, 'utf8') ?? '', recordFile);
  if (!record.ok) throw new Error(record.problems.map(formatProblem).join('\n'));
  const { policy, digest } = policyOfTree(tree, optionsInForce(readNxJson(tree) ?? {}).policy);
  const readme = tree.read(posix.join(root, 'README.md'), 'utf8');
  const assessment = assess({
    policy,
    policyDigest: digest,
    record: { ...record.value, component: name },
    toolchain: 'python',
    collectors: collectors.map(({ name: collector, target, metrics, row }) => ({
      name: collector,
      target,
      metrics,
      row,
    })),
    evidence: [],
    files: readme === null ? {} : { 'README.md': { exists: true, headings: headingsOf(readme) } },
    dependencies: [],
  });
  const document = updateDocument({
    text: undefined,
    assessment,
    today: today(),
    file: posix.join(root, 'MATURITY.md'),
  });
  if (document.kind === 'problems') throw new Error(document.problems.map(formatProblem).join('\n'));
  return Buffer.from(document.bytes);
}
