import { FRONT_AND_RISK } from '../../security/duty-sets.ts';
import { guardResolve } from '../../domain/warning/alert-guards.ts';
import { defineCommand } from '../command/command.ts';
import { changeAlert } from './change-alert.ts';
import type { AlertKey } from './change-alert.ts';

export interface ResolveAlert extends AlertKey {
  /** What was done, in words. */
  readonly resolution: string;
}

/** Declares an alert dealt with; somebody else has to close it. */
export const resolveAlert = defineCommand(
  { name: 'resolveAlert', duties: FRONT_AND_RISK, reach: 'UNIT' },
  (context, input: ResolveAlert) =>
    changeAlert(context, input, async ({ alert, actor }) => {
      const open = await context.query
        .selectFrom('alert_action')
        .select((select) => select.fn.countAll<string>().as('count'))
        .where('alert_id', '=', alert.id)
        .where('completed_at', 'is', null)
        .executeTakeFirstOrThrow();
      return {
        command: 'RESOLVE',
        event: 'RESOLVED',
        set: {
          resolved_by: 'RESOLVED_BY_USER',
          resolution: input.resolution,
          resolved_by_id: actor.actorId,
          resolved_at: context.now,
        },
        note: input.resolution,
        refusal: guardResolve(input.resolution, Number(open.count)),
      };
    }),
);
