export interface ChangedRecord {
  readonly component: string;
  /** Its record, relative to the workspace. */
  readonly file: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

const shown = 20;

/** For `nx sync`: which components, and which files. The message holds the first ones, the details the rest. */
export function describeChanges(changed: readonly ChangedRecord[]): {
  outOfSyncMessage: string;
  outOfSyncDetails: string[];
} {
  const lines = changed.map(({ component, file, added, removed }) => {
    const changes = [...added.map((path) => `+ ${path}`), ...removed.map((path) => `- ${path}`)];
    return `  ${component} (${file}): ${changes.join(', ')}`;
  });
  const rest = lines.slice(shown);
  const what =
    changed.length === 1
      ? 'The record of a component does not name exactly the files outside all projects that it imports:'
      : `The records of ${changed.length} components do not name exactly the files outside all projects that these import:`;
  const more = rest.length === 0 ? [] : [`  … and ${rest.length} more`];
  return {
    outOfSyncMessage: [what, ...lines.slice(0, shown), ...more].join('\n'),
    outOfSyncDetails: rest,
  };
}
