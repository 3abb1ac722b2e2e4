import type { TargetConfiguration } from '@nx/devkit';
import { componentFolder } from '@tta/maturity-collectors';
import { keptReportFiles } from '../../workspace/kept-report-files.js';
import { rootPattern } from '../inputs/fileset.js';
import type { Inputs } from '../inputs/collector-inputs.js';

interface ReportTarget {
  readonly component: string;
  readonly root: string;
  readonly collectTargets: readonly string[];
  readonly policy: string;
  /** Patterns of the files that criteria are about. */
  readonly files: readonly string[];
  /** What stands for a MATURITY.md that Nx does not hash: of another one the report in the cache was not made. */
  readonly unhashed: Inputs;
}

/** The target that judges the evidence and keeps MATURITY.md true. */
export function reportTarget(target: ReportTarget): TargetConfiguration {
  return {
    executor: '@tta/maturity:report',
    options: { component: target.component },
    cache: true,
    dependsOn: target.collectTargets.map((name) => ({ target: name })),
    inputs: judgementInputs(target),
    outputs: [
      `{workspaceRoot}/${componentFolder(target.component)}/assessment.json`,
      // Not MATURITY.md itself, which is an input: see keptReportFiles.
      ...Object.values(keptReportFiles(target.component)).map((file) => `{workspaceRoot}/${file}`),
    ],
    metadata: { description: 'Measure the component and keep its MATURITY.md true' },
  };
}

/** The target that says whether MATURITY.md is what it should be. Never cached, writes nothing. */
export function validateTarget(target: ReportTarget): TargetConfiguration {
  return {
    executor: '@tta/maturity:validate',
    options: { component: target.component },
    cache: false,
    dependsOn: target.collectTargets.map((name) => ({ target: name })),
    inputs: judgementInputs(target),
    metadata: { description: 'Check that MATURITY.md is current and that the stage is still supported' },
  };
}

function judgementInputs({ root, policy, files, unhashed }: ReportTarget): Inputs {
  return [
    `${rootPattern(root)}/{maturity.yaml,MATURITY.md}`,
    ...files,
    ...unhashed,
    `{workspaceRoot}/${policy}`,
    // The stages of the components that this one depends on.
    '^{projectRoot}/maturity.yaml',
    { dependentTasksOutputFiles: '**/.maturity/**/*.json' },
  ];
}
