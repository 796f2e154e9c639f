/**
 * Virtual time. Everything that waits in the simulated world is a task here; one at a time is done, with all promises
 * that follow from it, before time goes on to the next. So a seed gives the same run each time, and an hour takes a
 * second.
 */
import type { Clock } from '../../../src/realtime/clock.ts';
import type { Process } from './process.ts';
import { TaskQueue } from './task-queue.ts';
import type { Task } from './task-queue.ts';

/** Promises are settled between two immediates of a turn of Node's loop as well, and a turn costs more than a task. */
const TASKS_A_TURN = 64;

export class Scheduler {
  nowMs = 0;
  steps = 0;
  readonly #queue = new TaskQueue();
  #order = 0;
  #isStopped = false;

  /** Does `work` after `ms`, unless the returned function is called before, or the process has ended by then. */
  after(ms: number, process: Process | null, work: () => void): () => void {
    return this.at(this.nowMs + ms, process, work);
  }

  /** The same at a moment. */
  at(atMs: number, process: Process | null, work: () => void): () => void {
    const task: Task = { atMs, order: (this.#order += 1), process, work };
    this.#queue.push(task);
    return () => (task.work = null);
  }

  /** The clock that a process sees. */
  clockOf(process: Process): Clock {
    return {
      nowMs: () => this.nowMs,
      after: (ms, work) => {
        let isSet = true;
        process.timers += 1;
        const unset = (): void => {
          if (isSet) process.timers -= 1;
          isSet = false;
        };
        const cancel = this.after(Math.max(0, ms), process, () => {
          unset();
          work();
        });
        return () => {
          unset();
          cancel();
        };
      },
    };
  }

  hold(process: Process): void {
    process.held(this.nowMs);
  }

  /** Lets a process go on with what came due while it was held, in the order that `arrange` gives. */
  release(process: Process, arrange: (backlog: Task[]) => Task[]): void {
    process.released(this.nowMs);
    const backlog = arrange(process.backlog);
    process.backlog = [];
    for (const task of backlog) {
      [task.atMs, task.order] = [this.nowMs, (this.#order += 1)];
      this.#queue.push(task);
    }
  }

  end(process: Process): void {
    process.state = 'ended';
    process.backlog = [];
  }

  /** Nothing more is done. */
  stop(): void {
    this.#isStopped = true;
  }

  /** Does all that comes due until then. */
  runUntil(untilMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      let isOver = false;
      const step = (): void => {
        if (isOver) return;
        try {
          isOver = !this.#step(untilMs);
          if (isOver) resolve();
        } catch (error) {
          isOver = true;
          reject(error);
        }
      };
      const turn = (): void => {
        if (isOver) return;
        for (let count = 0; count < TASKS_A_TURN; count += 1) setImmediate(step);
        setImmediate(turn);
      };
      turn();
    });
  }

  /** Does one task; false where none is left to do. */
  #step(untilMs: number): boolean {
    for (
      let task = this.#queue.peek();
      task !== undefined && task.atMs <= untilMs && !this.#isStopped;
      task = this.#queue.peek()
    ) {
      this.#queue.pop();
      const { work, process } = task;
      if (work === null || process?.state === 'ended') continue;
      this.nowMs = task.atMs;
      if (process?.state === 'held') {
        process.backlog.push(task);
        continue;
      }
      // Cleared, so that calling it off afterwards is as harmless as with a timer.
      task.work = null;
      this.steps += 1;
      work();
      return true;
    }
    if (!this.#isStopped) this.nowMs = untilMs;
    return false;
  }
}
