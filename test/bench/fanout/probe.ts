/**
 * Loaded into each measured process before its program: says what it has used so far. The whole process counts, with
 * its threads and what the system does for it.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { answer } from './ipc.ts';

/** After the first collection finalisers run, whose garbage the second takes; each gives back what room it can. */
const SETTLE_MS = 500;

/** In bytes. */
export interface Memory {
  readonly resident: number;
  /** Of JavaScript: what is alive on the heap, and buffers beside it. */
  readonly live: number;
}

answer({
  cpuMicroseconds: (): number => {
    const { user, system } = process.cpuUsage();
    return user + system;
  },
  memory: async (): Promise<Memory> => {
    for (let round = 0; round < 2; round += 1) {
      globalThis.gc!({ type: 'major', execution: 'sync', flavor: 'last-resort' });
      await wait(SETTLE_MS);
    }
    const { rss, heapUsed, external } = process.memoryUsage();
    return { resident: rss, live: heapUsed + external };
  },
});

// Nothing outlives the driver.
process.once('disconnect', () => process.exit(1));
