/** Lines of a message that name files: ten at most, and how many more there are. */
export function listSome(files: readonly string[]): string[] {
  const most = 10;
  const more = files.length > most ? [`  and ${files.length - most} more`] : [];
  return [...files.slice(0, most).map((file) => `  ${file}`), ...more];
}
