import { readEvidence, type Evidence } from '@tta/maturity-model';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CollectorTarget, Component } from './read-component.js';

/** What is known of a collector's work: its evidence, or why there is none. */
export type GatheredEvidence = CollectorTarget &
  ({ readonly evidence: Evidence } | { readonly evidence: undefined; readonly why: string });

/** Reads the evidence of all collectors of a component. A file that is no evidence about this component counts as none. */
export function gatherEvidence(component: Component, workspaceRoot: string): GatheredEvidence[] {
  return component.collectors.map((target) => {
    const { evidencePath, collector } = target;
    let text: string;
    try {
      text = readFileSync(join(workspaceRoot, evidencePath), 'utf8');
    } catch (error) {
      return {
        ...target,
        evidence: undefined,
        why: `${evidencePath} cannot be read: ${(error as Error).message}`,
      };
    }
    const read = readEvidence(text);
    if (!read.ok) return { ...target, evidence: undefined, why: `${evidencePath} ${read.message}` };
    const { evidence } = read;
    if (evidence.component !== component.name || evidence.collector !== collector) {
      const about = `${evidence.collector} about '${evidence.component}'`;
      return { ...target, evidence: undefined, why: `${evidencePath} holds the evidence of ${about}` };
    }
    return { ...target, evidence };
  });
}
