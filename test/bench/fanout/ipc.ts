/** Questions and answers between the driver and its processes. */
import type { ChildProcess } from 'node:child_process';

interface Question {
  readonly id: number;
  readonly order: string;
  readonly argument: unknown;
}

interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

let asked = 0;

/** Gives an order to a process and waits for its answer. */
export function ask<T = void>(child: ChildProcess, order: string, argument?: unknown): Promise<T> {
  const id = (asked += 1);
  return new Promise((resolve, reject) => {
    const hear = (answer: Answer): void => {
      if (answer.id !== id) return;
      end();
      if (answer.error === undefined) resolve(answer.value as T);
      else reject(new Error(answer.error));
    };
    const gone = (): void => {
      end();
      reject(new Error(`a process ended while it was asked: ${order}`));
    };
    const end = (): void => {
      child.off('message', hear);
      child.off('exit', gone);
    };
    child.on('message', hear);
    child.once('exit', gone);
    child.send({ id, order, argument } satisfies Question, (error) => error && gone());
  });
}

/** Answers the driver's orders that are named here, and leaves others to others of this process. */
export function answer(orders: Readonly<Record<string, (argument: never) => unknown>>): void {
  process.on('message', ({ id, order, argument }: Question) => {
    const run = orders[order];
    if (run === undefined) return;
    Promise.resolve()
      .then(() => run(argument as never))
      .then(
        (value) => process.send!({ id, value } satisfies Answer),
        (error: unknown) => process.send!({ id, error: String(error) } satisfies Answer),
      );
  });
}
