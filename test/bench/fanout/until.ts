import { setTimeout as wait } from 'node:timers/promises';

/** Asks again until it is so; about 60 seconds at most. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1_200; tries += 1) {
    if (await isSo()) return;
    await wait(50);
  }
  throw new Error('waited in vain');
}
