/** Values that a callback pushes and a loop takes, in order. */
export interface Queue<Value> extends AsyncIterable<Value> {
  push(value: Value): void;
  /** No more values come. */
  end(): void;
  /** The loop throws this after the values that came before. */
  fail(error: unknown): void;
}

export function queue<Value>(): Queue<Value> {
  const values: Value[] = [];
  let wake: (() => void) | undefined;
  let ended = false;
  let failure: { error: unknown } | undefined;
  const changed = (): void => {
    wake?.();
    wake = undefined;
  };
  return {
    push(value) {
      values.push(value);
      changed();
    },
    end() {
      ended = true;
      changed();
    },
    fail(error) {
      failure = { error };
      changed();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        while (values.length > 0) yield values.shift() as Value;
        if (failure !== undefined) throw failure.error;
        if (ended) return;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}
