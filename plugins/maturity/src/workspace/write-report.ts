import type { ProjectGraph } from '@nx/devkit';
import { componentFolder, temporaryPath } from '@tta/maturity-collectors';
import { updateDocument } from '@tta/maturity-document';
import { canonicalJson, formatProblem, type Assessment, type Evidence } from '@tta/maturity-model';
import { join, posix } from 'node:path';
import { keepReplaced, runVariable } from './document-at-start.js';
import { judgeComponent } from './judge-component.js';
import { keepReport } from './kept-report.js';
import { logOverwritten } from './log-overwritten.js';
import type { Component } from './read-component.js';
import { readExisting } from './read-existing.js';
import type { PolicyInForce } from './read-policy.js';
import { today } from './today.js';
import { writeWholeFile } from './write-whole-file.js';

interface Report {
  readonly component: Component;
  readonly policy: PolicyInForce;
  readonly evidence: readonly Evidence[];
  readonly projectGraph: ProjectGraph;
  readonly workspaceRoot: string;
  /** Whether a validation in the same run judges what this replaces. */
  readonly isValidatedInRun: boolean;
}

export type WrittenReport =
  | {
      readonly ok: true;
      readonly assessment: Assessment;
      readonly changed: boolean;
      readonly notes: readonly string[];
    }
  | { readonly ok: false; readonly messages: readonly string[] };

/** Writes a component's assessment and, when a byte of it differs, its MATURITY.md. On a damaged document writes neither. */
export function writeReport(report: Report): WrittenReport {
  const { component, workspaceRoot } = report;
  const assessment = judgeComponent(report);
  const file = posix.join(component.root, 'MATURITY.md');
  const path = join(workspaceRoot, file);
  const existing = readExisting(path);
  if (!existing.ok) return { ok: false, messages: [`${file}: ${existing.message}`] };
  const updated = updateDocument({ text: existing.bytes, assessment, today: today(), file });
  if (updated.kind === 'problems') return { ok: false, messages: updated.problems.map(formatProblem) };

  const notes = updated.overwritten.map((overwritten) => {
    const log = logOverwritten(component.name, overwritten, workspaceRoot);
    return `${file}: the region '${overwritten.region}' was edited by hand and has been overwritten. What stood there is in ${log}; keep text of your own outside the markers.`;
  });
  writeWholeFile(
    join(workspaceRoot, componentFolder(component.name), 'assessment.json'),
    canonicalJson(assessment),
    temporaryPath(workspaceRoot),
  );
  const changed = !existing.bytes?.equals(updated.bytes);
  if (changed && report.isValidatedInRun)
    keepReplaced(component.name, existing.bytes, process.env[runVariable], workspaceRoot);
  if (changed) writeWholeFile(path, updated.bytes, temporaryPath(workspaceRoot));
  keepReport(
    { component: component.name, root: component.root, evidence: component.collectors },
    existing.bytes,
    updated.bytes,
    updated.overwritten,
    workspaceRoot,
  );
  return { ok: true, assessment, changed, notes };
}
