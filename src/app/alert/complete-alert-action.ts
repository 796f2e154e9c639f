import { FRONT_AND_RISK } from '../../security/duty-sets.ts';
import { fail } from '../../domain/shared/result.ts';
import type { Failure, Result } from '../../domain/shared/result.ts';
import { guardReason } from '../../domain/warning/alert-guards.ts';
import { completeAction } from '../../persistence/warning/alert-write.repository.ts';
import type { CommandContext } from '../command/command.ts';
import { defineCommand } from '../command/command.ts';
import { changeAlert } from './change-alert.ts';
import type { AlertOutput } from './change-alert.ts';

export interface CompleteAlertAction {
  readonly actionId: string;
  /** What came of it, in words. */
  readonly outcome: string;
}

/** Reports a planned action as done, with what came of it. */
export const completeAlertAction = defineCommand(
  { name: 'completeAlertAction', duties: FRONT_AND_RISK, reach: 'UNIT' },
  async (context, input: CompleteAlertAction): Promise<Result<AlertOutput>> => {
    const notFound = fail(
      'ALERT_ACTION_NOT_FOUND',
      'There is no planned action with this ID on a client of the units your duty covers.',
      'actionId',
    );
    const action = await context.query
      .selectFrom('alert_action')
      .select('alert_id')
      .where('id', '=', input.actionId)
      .executeTakeFirst();
    if (action === undefined) return notFound;
    const result = await changeAlert(context, { alertId: action.alert_id }, async () => ({
      command: 'COMPLETE_ACTION',
      event: 'ACTION_COMPLETED',
      note: input.outcome,
      refusal: guardReason(input.outcome, 'outcome') ?? (await complete(context, input)),
    }));
    return !result.ok && result.failure.code === 'ALERT_NOT_FOUND' ? notFound : result;
  },
);

async function complete(
  { query, actor, now }: CommandContext,
  { actionId, outcome }: CompleteAlertAction,
): Promise<Failure | null> {
  return (await completeAction(query, actionId, { completed_by_id: actor.userId, completed_at: now, outcome }))
    ? null
    : fail('ALERT_ACTION_COMPLETED', 'This action was completed already.', 'actionId').failure;
}
