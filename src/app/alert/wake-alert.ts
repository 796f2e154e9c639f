import { FRONT_AND_RISK } from '../../security/duty-sets.ts';
import { defineCommand } from '../command/command.ts';
import { changeAlert } from './change-alert.ts';
import type { AlertKey } from './change-alert.ts';

export interface WakeAlert extends AlertKey {
  readonly note?: string | null;
}

/** Ends a snooze before its day. */
export const wakeAlert = defineCommand(
  { name: 'wakeAlert', duties: FRONT_AND_RISK, reach: 'UNIT' },
  (context, input: WakeAlert) =>
    changeAlert(context, input, () => ({
      command: 'WAKE',
      event: 'WOKEN',
      set: { snoozed_until: null },
      note: input.note ?? null,
    })),
);
