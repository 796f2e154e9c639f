import { FRONT_AND_RISK } from '../../security/duty-sets.ts';
import type { IsoDate } from '../../domain/shared/time.ts';
import { guardPlanAction } from '../../domain/warning/alert-guards.ts';
import { newId } from '../../persistence/tenant.ts';
import { insertAlertAction } from '../../persistence/warning/alert-write.repository.ts';
import { defineCommand } from '../command/command.ts';
import { refuseAssignee } from './authorise-assignee.ts';
import { changeAlert } from './change-alert.ts';
import type { AlertKey } from './change-alert.ts';

export interface PlanAlertAction extends AlertKey {
  readonly description: string;
  readonly ownerId: string;
  readonly dueOn: IsoDate;
}

/** Undertakes something about an alert: who does what by when. */
export const planAlertAction = defineCommand(
  { name: 'planAlertAction', duties: FRONT_AND_RISK, reach: 'UNIT' },
  (context, input: PlanAlertAction) =>
    changeAlert(context, input, async ({ alert, client, actor }) => {
      const { description, ownerId, dueOn } = input;
      const refusal =
        guardPlanAction({ description, dueOn, today: context.businessDate }) ??
        (await refuseAssignee(context, ownerId, client.unitPath, 'ownerId'));
      if (refusal === null) {
        await insertAlertAction(context.query, {
          id: newId(),
          institution_id: context.institutionId,
          alert_id: alert.id,
          description,
          owner_id: ownerId,
          due_on: dueOn,
          planned_by_id: actor.actorId,
          planned_at: context.now,
          completed_by_id: null,
          completed_at: null,
          outcome: null,
        });
      }
      return { command: 'PLAN_ACTION', event: 'ACTION_PLANNED', note: `${description} (due ${dueOn})`, refusal };
    }),
);
