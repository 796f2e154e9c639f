import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Semaphore } from '../../src/realtime/semaphore.ts';

describe('a semaphore', () => {
  it('lets no more work run at a time than it has places, and all of it in the end, in its order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.scheduler(),
        fc.array(fc.boolean(), { maxLength: 12 }),
        async (places, scheduler, fates) => {
          const semaphore = new Semaphore(places);
          const started: number[] = [];
          let [running, most] = [0, 0];
          const work = async (index: number, fails: boolean): Promise<number> => {
            started.push(index);
            running += 1;
            most = Math.max(most, running);
            await scheduler.schedule(Promise.resolve(), String(index));
            running -= 1;
            if (fails) throw new Error(String(index));
            return index;
          };
          const all = Promise.allSettled(fates.map((fails, index) => semaphore.run(() => work(index, fails))));
          const ends = await scheduler.waitFor(all);
          expect(most).toBe(Math.min(places, fates.length));
          expect(started).toEqual(fates.map((_, index) => index));
          expect(ends.map(({ status }) => status === 'rejected')).toEqual(fates);
        },
      ),
    );
  });
});
