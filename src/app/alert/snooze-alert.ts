import { FRONT_AND_RISK } from '../../security/duty-sets.ts';
import type { IsoDate } from '../../domain/shared/time.ts';
import { guardSnooze } from '../../domain/warning/alert-guards.ts';
import { defineCommand } from '../command/command.ts';
import { changeAlert } from './change-alert.ts';
import type { AlertKey } from './change-alert.ts';

export interface SnoozeAlert extends AlertKey {
  readonly until: IsoDate;
  readonly reason: string;
}

/** Puts an alert off until a day; who does so has seen it. */
export const snoozeAlert = defineCommand(
  { name: 'snoozeAlert', duties: FRONT_AND_RISK, reach: 'UNIT' },
  (context, input: SnoozeAlert) =>
    changeAlert(context, input, ({ alert }) => ({
      command: 'SNOOZE',
      event: 'SNOOZED',
      set: { snoozed_until: input.until, acknowledged_at: alert.acknowledged_at ?? context.now },
      note: input.reason,
      refusal: guardSnooze({
        until: input.until,
        today: context.businessDate,
        dueAt: alert.due_at?.toISOString() ?? null,
        reason: input.reason,
      }),
    })),
);
