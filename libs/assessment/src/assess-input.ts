import type {
  EdgeKind,
  Evidence,
  MaturityRecord,
  MetricDeclaration,
  MetricValue,
  Policy,
  ReportRow,
} from '@tta/maturity-model';

/** A collector that the workspace knows for the component's toolchain, whether or not it has run. */
export interface KnownCollector {
  /** `ruff`, as in the evidence. */
  readonly name: string;
  /** The Nx target that runs it, under the name that the workspace gave it. */
  readonly target: string;
  readonly metrics: readonly MetricDeclaration[];
  /** Where its results stand in the report. */
  readonly row: ReportRow;
  /** Why it does not run for this component: no integration tests declared, target switched off. */
  readonly off?: { readonly message: string; readonly remedy: string };
}

/** A component that the assessed one depends on, by the edges of the build graph. */
export interface DependencyFact {
  readonly name: string;
  /** The stage of its record. */
  readonly stage: string;
  readonly group: string;
  readonly tags: readonly string[];
  /** The strongest of the edges that lead to it. */
  readonly edge: EdgeKind;
  /** It depends on the assessed component in turn, by edges up to this kind: where these count, both are promoted as one. */
  readonly cycle?: EdgeKind;
}

/** A file that a `file` criterion asks for. `headings`: texts of its Markdown headings. */
export type FileFact =
  { readonly exists: false } | { readonly exists: true; readonly headings: readonly string[] };

/** A file of the repository that a sign-off names as its evidence. */
export type SignedFileFact = { readonly exists: false } | { readonly exists: true; readonly digest: string };

/** All that an assessment is made of. Whoever calls has read it; nothing here touches a disk, git or a clock. */
export interface AssessInput {
  readonly policy: Policy;
  readonly policyDigest: string;
  readonly record: MaturityRecord;
  readonly toolchain: string;
  readonly collectors: readonly KnownCollector[];
  /** Evidence that belongs to the present content. What has not been collected is left out, never made up. */
  readonly evidence: readonly Evidence[];
  /** By the path in the criterion, which is relative to the component's folder. See `filesToRead`. */
  readonly files: Readonly<Record<string, FileFact>>;
  /** By the path in the sign-off, which is relative to the workspace. See `filesToRead`. */
  readonly signedFiles?: Readonly<Record<string, SignedFileFact>>;
  readonly dependencies: readonly DependencyFact[];
  /** Present content hashes by the names that sign-offs use: `source`, `publicApi`. */
  readonly contents?: Readonly<Record<string, string>>;
  /**
   * Today, as a day. Absent for documents: they have no clock, so waivers and sign-offs count and are shown with their
   * last day, and a soak is pending until its date.
   */
  readonly today?: string;
  /** Metrics at the merge base. Absent where git is not looked at. */
  readonly baseline?: Readonly<Record<string, MetricValue>>;
  /** The day of the last release with a breaking change, null when there was none. Absent where git is not looked at. */
  readonly lastMajorVersion?: string | null;
  /** Who asks for the promotion, for approvals that someone else must give. */
  readonly requester?: string;
}
