/** What the command line ends with. The numbers are promised to scripts. */
export const exitCode = {
  success: 0,
  validationFailed: 1,
  collectionFailed: 2,
  componentNotFound: 3,
  invalidArguments: 4,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** Ends a command with a message for a person. */
export class CommandFailure extends Error {
  constructor(
    readonly code: ExitCode,
    message: string,
  ) {
    super(message);
  }
}
