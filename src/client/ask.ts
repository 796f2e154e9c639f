import { ClcError } from './clc-error.ts';
import { Deadline } from './deadline.ts';
import type { Link, LinkMember } from './link.ts';
import type { OperationPayload } from './operation.ts';
import type { Scheduler } from './scheduler.ts';
import type { Timing } from './timing.ts';

export interface AskOptions {
  readonly link: Link;
  readonly scheduler: Scheduler;
  readonly timing: Pick<Timing, 'answerMs' | 'lingerMs'>;
}

/**
 * One answer. Waits for the connection for as long as it takes. Once sent it is not sent again, since it may be a
 * mutation: when the connection is lost before the answer it is rejected with CONNECTION_LOST.
 */
export function ask(payload: OperationPayload, { link, scheduler, timing }: AskOptions): Promise<unknown> {
  return new Promise((resolve, reject) => {
    let end: (() => void) | null = null;
    const deadline = new Deadline(scheduler);
    const cleanUp = (): void => {
      deadline.clear();
      end?.();
      link.leave(member, timing.lingerMs);
    };
    const fail = (error: ClcError): void => {
      cleanUp();
      reject(error);
    };
    const member: LinkMember = {
      attempt: () => undefined,
      up: (connection) => {
        deadline.set(timing.answerMs, () => fail(new ClcError('ANSWER_TIMEOUT', 'The server did not answer in time.')));
        end = connection.run(payload, {
          next: ({ data, errors }) => {
            if (errors !== undefined && errors.length > 0) return fail(ClcError.of(errors, data));
            cleanUp();
            resolve(data);
          },
          error: fail,
          complete: () => fail(new ClcError('NO_ANSWER', 'The server ended the operation without an answer.')),
        });
      },
      down: (loss) => {
        if (end !== null)
          fail(new ClcError(['CONNECTION_LOST', loss.reason], 'The connection was lost before the answer.'));
      },
      end: fail,
    };
    link.join(member);
  });
}
