import { rememberedTable, type RememberedTable } from './remembered-table.js';

/** A file of this plugin's own making, as it was read. */
export interface OwnText {
  /** Relative to the workspace. */
  readonly path: string;
  readonly text: string;
  /** Of the text: SHA-256 in hexadecimal digits. */
  readonly digest: string;
}

export interface RememberedChecks {
  /**
   * What `check` says of a text. A text that an earlier command has checked and found good is only parsed.
   *
   * @param good what `check` says of good content, which it neither changes nor completes
   */
  read<Read extends { readonly ok: boolean }>(
    own: OwnText,
    check: (text: string) => Read,
    good: (content: unknown) => Read,
  ): Read;
  /** Keeps what was learnt for the next command. */
  save(): void;
}

/**
 * Which texts earlier commands have checked, by their digests: most files of a run are those of the run before, and to check
 * them takes longer than to read them.
 *
 * @param revision of the plugin: what another one has found good does not count
 */
export function rememberedChecks(workspaceRoot: string, revision: () => string): RememberedChecks {
  const table = rememberedTable(workspaceRoot, '~checks');
  let digests: Map<string, string> | undefined;
  const known = (): Map<string, string> => (digests ??= digestsOf(table, revision()));
  let isDirty = false;
  return {
    read({ path, text, digest }, check, good) {
      if (known().get(path) === digest) return good(JSON.parse(text));
      const read = check(text);
      if (!read.ok) return read;
      known().set(path, digest);
      isDirty = true;
      return read;
    },
    save() {
      if (isDirty) table.write([[revision()], ...known()]);
      isDirty = false;
    },
  };
}

function digestsOf(table: RememberedTable, revision: string): Map<string, string> {
  const [first, ...rows] = table.read();
  if (first?.[0] !== revision) return new Map();
  return new Map(
    rows.flatMap(([path, digest]) => (path === undefined || digest === undefined ? [] : [[path, digest]])),
  );
}
