import { RISK } from '../../security/duty-sets.ts';
import { guardClose } from '../../domain/warning/alert-guards.ts';
import { defineCommand } from '../command/command.ts';
import { changeAlert } from './change-alert.ts';
import type { AlertKey } from './change-alert.ts';

export interface CloseAlert extends AlertKey {
  readonly note?: string | null;
}

/** Checks a resolved alert and ends it: by someone else than who resolved it, and not by the client's own manager. */
export const closeAlert = defineCommand(
  {
    name: 'closeAlert',
    duties: RISK,
    reach: 'UNIT',
    separation: "Neither the person who resolved the alert nor the client's relationship manager.",
  },
  (context, input: CloseAlert) =>
    changeAlert(context, input, ({ alert, actor }) => ({
      command: 'CLOSE',
      event: 'CLOSED',
      set: { closed_by_id: actor.actorId, closed_at: context.now },
      note: input.note ?? null,
      refusal: guardClose(alert.resolved_by_id, actor),
    })),
);
