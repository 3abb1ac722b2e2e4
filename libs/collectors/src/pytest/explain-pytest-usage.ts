/**
 * What pytest said on standard error where it ended with status 4: a conftest that cannot be loaded, an option that does not
 * exist, a plugin or a path that is missing. Undefined where it said nothing that is known.
 */
export function explainPytestUsage(stderr: string): string | undefined {
  const conftest = /^ImportError while loading conftest '(.+)'/m.exec(stderr)?.[1];
  // What was raised is the last line that pytest marks.
  const raised = [...stderr.matchAll(/^E +(\S.*)$/gm)].at(-1)?.[1];
  if (conftest !== undefined && raised !== undefined) return `${conftest} (${raised})`;
  return /: error: (.+)$/m.exec(stderr)?.[1] ?? /^ERROR: (.+)$/m.exec(stderr)?.[1];
}
