/**
 * What a tool looked at while it measured a component, whatever it made of it. Paths are relative to the workspace with
 * forward slashes; where a link was followed, both the link and what it leads to.
 */
export interface LookedAt {
  /** Files that were opened. */
  readonly files: readonly string[];
  /** Files that were looked for and were not there. */
  readonly absent: readonly string[];
  /** Folders that were listed, for all their names or only for those of modules. */
  readonly folders: Readonly<Record<string, 'all' | 'imported'>>;
  /** Modules that were looked for: `a`, and `b.c` for each module `a.b.c` below another. */
  readonly imported: readonly string[];
  /** Files and folders that the run itself opened for writing, made or replaced. */
  readonly written: readonly string[];
  /** Whether the run started other programs, whose writing nobody sees. */
  readonly startedPrograms: boolean;
  /** Files of the Python environment that were loaded, relative to its folder. */
  readonly environment: readonly string[];
}

/** A run that looked at nothing beside the sources and the configuration. */
export const nothingElse: LookedAt = {
  files: [],
  absent: [],
  folders: {},
  imported: [],
  written: [],
  startedPrograms: false,
  environment: [],
};

/** What several runs for one result looked at. */
export function lookedAtByAll(all: readonly LookedAt[]): LookedAt {
  const union = (part: (one: LookedAt) => readonly string[]): string[] => [...new Set(all.flatMap(part))];
  const folders: Record<string, 'all' | 'imported'> = {};
  for (const one of all)
    for (const [folder, names] of Object.entries(one.folders))
      if (folders[folder] !== 'all') folders[folder] = names;
  return {
    files: union(({ files }) => files),
    absent: union(({ absent }) => absent),
    folders,
    imported: union(({ imported }) => imported),
    written: union(({ written }) => written),
    startedPrograms: all.some(({ startedPrograms }) => startedPrograms),
    environment: union(({ environment }) => environment),
  };
}
