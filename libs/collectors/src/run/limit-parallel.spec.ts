import { limitParallel } from './limit-parallel.js';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('limitParallel', () => {
  it('never runs more jobs than allowed, and all of them in order', async () => {
    const limiter = limitParallel(2);
    let running = 0;
    let most = 0;
    const order: number[] = [];
    const job = (index: number) => async () => {
      order.push(index);
      running += 1;
      most = Math.max(most, running);
      await turn();
      await turn();
      running -= 1;
      return index;
    };
    const results = await Promise.all([0, 1, 2, 3, 4].map((index) => limiter(job(index))));
    expect(results).toEqual([0, 1, 2, 3, 4]);
    expect(order).toEqual([0, 1, 2, 3, 4]);
    expect(most).toBe(2);
  });

  it('goes on after a job that failed', async () => {
    const limiter = limitParallel(1);
    await expect(limiter(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(limiter(() => Promise.resolve('yes'))).resolves.toBe('yes');
  });

  it('takes a limit below one for one', async () => {
    await expect(limitParallel(0)(() => Promise.resolve(1))).resolves.toBe(1);
  });
});
