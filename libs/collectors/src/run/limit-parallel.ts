/** Runs jobs, at most `limit` of them at a time, in the order in which they came. */
export type Limiter = <T>(job: () => Promise<T>) => Promise<T>;

export function limitParallel(limit: number): Limiter {
  const waiting: (() => void)[] = [];
  let running = 0;
  const leave = () => {
    running -= 1;
    waiting.shift()?.();
  };
  return async (job) => {
    if (running >= Math.max(1, limit)) await new Promise<void>((resolve) => waiting.push(resolve));
    running += 1;
    try {
      return await job();
    } finally {
      leave();
    }
  };
}
