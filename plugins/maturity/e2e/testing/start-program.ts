import { execa } from 'execa';

export interface Outcome {
  /** Undefined when a signal ended the program. */
  readonly exitCode: number | undefined;
  readonly signal: string | undefined;
  /** What it wrote to standard output and standard error, in the order of arrival. */
  readonly output: string;
  readonly stdout: string;
}

export interface RunningProgram {
  readonly ended: Promise<Outcome>;
  /** Sends a signal to the program and all it has started that stayed in its process group, as a terminal does. */
  signalGroup(signal: NodeJS.Signals): void;
  /** Resolves as soon as the output holds the text; rejects when the program ends without it. */
  prints(text: string): Promise<void>;
}

export interface ProgramOptions {
  readonly cwd: string;
  /** The whole environment; nothing is inherited. */
  readonly env: Record<string, string | undefined>;
  readonly timeLimitMs: number;
}

/** Starts a program in a process group of its own. At its time limit the whole group is ended and `ended` rejects. */
export function startProgram(file: string, args: readonly string[], options: ProgramOptions): RunningProgram {
  const { cwd, env, timeLimitMs } = options;
  const command = [file, ...args].join(' ');
  const program = execa(file, args, {
    cwd,
    env,
    extendEnv: false,
    detached: true,
    cleanup: false,
    stdin: 'ignore',
    all: true,
    reject: false,
    stripFinalNewline: false,
  });
  const { pid } = program;
  if (pid === undefined) throw new Error(`${command} did not start.`);
  const signalGroup = (signal: NodeJS.Signals): void => {
    process.kill(-pid, signal);
  };
  let output = '';
  const looks = new Set<() => void>();
  program.all.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    for (const look of looks) look();
  });

  const ended = new Promise<Outcome>((resolve, reject) => {
    const limit = setTimeout(() => {
      signalGroup('SIGKILL');
      reject(new Error(`${command} took longer than ${timeLimitMs} ms. It printed:\n${output}`));
    }, timeLimitMs);
    program.then(({ exitCode, signal, all, stdout }) => {
      clearTimeout(limit);
      resolve({ exitCode, signal, output: all, stdout });
    }, reject);
  });

  return {
    ended,
    signalGroup,
    prints: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (!output.includes(text)) return;
          looks.delete(look);
          resolve();
        };
        looks.add(look);
        look();
        ended.then(() => {
          reject(new Error(`${command} ended and did not print '${text}'. It printed:\n${output}`));
        }, reject);
      }),
  };
}
