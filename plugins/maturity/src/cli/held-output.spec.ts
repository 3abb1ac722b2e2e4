import { heldOutput } from './held-output.js';

/** As Nx 23.3.1 prints it: the beginning of every run, a task that the cache answers, and a task that runs. */
const head =
  '\n\u001b[7m NX \u001b[27m  Running target maturity:lint for 2 projects and 1 task they depend on:\n';
const hit = '✔  nx run carbon:"maturity:lint"  [local cache]\n';
const work =
  '\n\u001b[7m\u001b[1m NX \u001b[22m\u001b[27m  Running \u001b[1m2\u001b[22m \u001b[1mtasks\u001b[22m with @tta/maturity:collect\n';

describe('what Nx prints while a question is answered', () => {
  let shown: string;
  const output = (): ReturnType<typeof heldOutput> => {
    shown = '';
    return heldOutput((text) => {
      shown += text;
    });
  };

  it('is not shown when the cache answers', () => {
    const held = output();
    held.write(head);
    held.write(hit);
    expect(shown).toBe('');
  });

  it('is shown from the first line on, once something runs', () => {
    const held = output();
    held.write(head + work.slice(0, 20));
    expect(shown).toBe('');
    held.write(work.slice(20));
    expect(shown).toBe(head + work);
    held.write('more');
    expect(shown).toBe(`${head}${work}more`);
  });

  it('is shown when it is let out, once', () => {
    const held = output();
    held.write(head);
    held.release();
    held.release();
    expect(shown).toBe(head);
  });
});
