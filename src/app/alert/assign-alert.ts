import { FRONT_AND_RISK } from '../../security/duty-sets.ts';
import { defineCommand } from '../command/command.ts';
import { refuseAssignee } from './authorise-assignee.ts';
import { changeAlert } from './change-alert.ts';
import type { AlertKey } from './change-alert.ts';

export interface AssignAlert extends AlertKey {
  readonly assigneeId: string;
  readonly note?: string | null;
}

/** Makes somebody answerable for an alert. */
export const assignAlert = defineCommand(
  { name: 'assignAlert', duties: FRONT_AND_RISK, reach: 'UNIT' },
  (context, input: AssignAlert) =>
    changeAlert(context, input, async ({ client }) => ({
      command: 'ASSIGN',
      event: 'ASSIGNED',
      set: { assignee_id: input.assigneeId },
      note: input.note ?? null,
      refusal: await refuseAssignee(context, input.assigneeId, client.unitPath, 'assigneeId'),
    })),
);
