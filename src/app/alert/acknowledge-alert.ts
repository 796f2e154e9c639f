import { FRONT_AND_RISK } from '../../security/duty-sets.ts';
import { defineCommand } from '../command/command.ts';
import { changeAlert } from './change-alert.ts';
import type { AlertKey } from './change-alert.ts';

export interface AcknowledgeAlert extends AlertKey {
  readonly note?: string | null;
}

/** Takes note of an alert: somebody has seen it. */
export const acknowledgeAlert = defineCommand(
  { name: 'acknowledgeAlert', duties: FRONT_AND_RISK, reach: 'UNIT' },
  (context, input: AcknowledgeAlert) =>
    changeAlert(context, input, () => ({
      command: 'ACKNOWLEDGE',
      event: 'ACKNOWLEDGED',
      set: { acknowledged_at: context.now },
      note: input.note ?? null,
    })),
);
