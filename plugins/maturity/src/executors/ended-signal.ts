/** Whether this process was asked to end. */
export interface EndedSignal {
  /** Aborts when this process is asked to end. */
  readonly signal: AbortSignal;
  /** The exit status of a process that ends because it was asked to. */
  exitStatus(): number;
  /** Takes the listeners away again. */
  forget(): void;
}

const numbers = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;
type Name = keyof typeof numbers;

/** Listens for the request to end, by signal or because Nx itself goes away. */
export function endedSignal(): EndedSignal {
  const controller = new AbortController();
  let by: Name = 'SIGTERM';
  const onSignal = (name: Name): void => {
    by = name;
    controller.abort();
  };
  const onDisconnect = (): void => {
    controller.abort();
  };
  const names = Object.keys(numbers) as Name[];
  // Not once: a second signal must not end this process before the tools have ended.
  for (const name of names) process.on(name, onSignal);
  process.once('disconnect', onDisconnect);
  return {
    signal: controller.signal,
    exitStatus: () => 128 + numbers[by],
    forget: () => {
      for (const name of names) process.removeListener(name, onSignal);
      process.removeListener('disconnect', onDisconnect);
    },
  };
}
