import { describe, expect, it } from 'vitest';
import { WakeUp } from '../../src/realtime/wake-up.ts';
import { Process } from '../simulation/machine/process.ts';
import { Scheduler } from '../simulation/machine/scheduler.ts';

const LONG_MS = 1_000;

function bench() {
  const [scheduler, process] = [new Scheduler(), new Process('sleeper')];
  const wakeUp = new WakeUp(scheduler.clockOf(process));
  const woken: string[] = [];
  const wait = (name: string, ms = LONG_MS, signal = new AbortController().signal): void =>
    void wakeUp.wait(ms, signal).then(() => woken.push(`${name} at ${scheduler.nowMs}`));
  const at = (ms: number, work: () => void): void => void scheduler.after(ms, null, work);
  return { scheduler, process, wakeUp, woken, wait, at };
}

describe('a wake-up', () => {
  it('wakes all who wait', async () => {
    const { scheduler, wakeUp, woken, wait, at, process } = bench();
    wait('one');
    wait('other');
    at(5, () => wakeUp.notify());
    await scheduler.runUntil(10);
    expect(woken).toEqual(['one at 5', 'other at 5']);
    expect(process.timers).toBe(0);
  });

  it('wakes the next one where nobody waits, and only that one, however often it rang', async () => {
    const { scheduler, wakeUp, woken, wait } = bench();
    wakeUp.notify();
    wakeUp.notify();
    wait('one');
    wait('other', 7);
    await scheduler.runUntil(10);
    expect(woken).toEqual(['one at 0', 'other at 7']);
  });

  it('lets who waited long enough go', async () => {
    const { scheduler, wakeUp, woken, wait, at, process } = bench();
    wait('one', 3);
    at(4, () => wakeUp.notify());
    at(5, () => wait('other'));
    await scheduler.runUntil(10);
    expect(woken).toEqual(['one at 3', 'other at 5']);
    expect(process.timers).toBe(0);
  });

  it('lets who is called off go, and does not keep the ring for them', async () => {
    const { scheduler, wakeUp, woken, wait, at, process } = bench();
    const stopping = new AbortController();
    wait('one', LONG_MS, stopping.signal);
    wait('other');
    at(2, () => stopping.abort());
    at(4, () => wakeUp.notify());
    at(5, () => wait('third', LONG_MS, stopping.signal));
    await scheduler.runUntil(10);
    expect(woken).toEqual(['one at 2', 'other at 4', 'third at 5']);
    expect(process.timers).toBe(0);
  });
});
