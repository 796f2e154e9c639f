import { describe, expect, it } from 'vitest';
import { simulate } from './simulation.ts';

const SEEDS = 300;

describe('the stream, simulated', () => {
  it(`loses nothing, repeats nothing and comes to rest in ${SEEDS} runs`, async () => {
    const failures: string[] = [];
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const outcome = await simulate(seed);
      failures.push(...outcome.failures.map((failure) => `seed ${seed}: ${failure}`));
    }
    expect(failures).toEqual([]);
  }, 120_000);

  it('runs the same way for the same seed, and another for another', async () => {
    const [first, again, other] = [await simulate(7), await simulate(7), await simulate(8)];
    expect(again).toEqual(first);
    expect(other.hash).not.toBe(first.hash);
  });
});
