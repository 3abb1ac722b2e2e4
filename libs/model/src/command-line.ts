/**
 * A command as a person may paste it into a POSIX shell: arguments with other than harmless characters in single quotes.
 * For messages only; processes are started from the list, without a shell.
 */
export function commandLine(argv: readonly string[], directory = '.'): string {
  const command = argv.map(quoted).join(' ');
  return directory === '.' ? command : `cd ${quoted(directory)} && ${command}`;
}

function quoted(argument: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", `'\\''`)}'`;
}
