import { FRONT_AND_RISK } from '../../security/duty-sets.ts';
import { defineCommand } from '../command/command.ts';
import { changeAlert } from './change-alert.ts';
import type { AlertKey } from './change-alert.ts';

export interface StartAlertInvestigation extends AlertKey {
  readonly note?: string | null;
}

/** Begins to look into an alert. */
export const startAlertInvestigation = defineCommand(
  { name: 'startAlertInvestigation', duties: FRONT_AND_RISK, reach: 'UNIT' },
  (context, input: StartAlertInvestigation) =>
    changeAlert(context, input, () => ({
      command: 'INVESTIGATE',
      event: 'INVESTIGATION_STARTED',
      note: input.note ?? null,
    })),
);
