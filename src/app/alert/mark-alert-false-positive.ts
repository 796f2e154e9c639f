import { FRONT_AND_RISK } from '../../security/duty-sets.ts';
import { guardMarkFalsePositive, guardReason } from '../../domain/warning/alert-guards.ts';
import { fail } from '../../domain/shared/result.ts';
import { defineCommand } from '../command/command.ts';
import { changeAlert } from './change-alert.ts';
import type { AlertChange, AlertKey, LockedAlert } from './change-alert.ts';
import { falsePositive, proposalOf } from './false-positive.ts';

export interface MarkAlertFalsePositive extends AlertKey {
  readonly reason: string;
}

/**
 * Calls an alert a false positive. Where that takes two people, on RED and when the client's own relationship manager
 * asks, it becomes a proposal that another one confirms or rejects; otherwise it is done at once.
 */
export const markAlertFalsePositive = defineCommand(
  {
    name: 'markAlertFalsePositive',
    duties: FRONT_AND_RISK,
    reach: 'UNIT',
    separation: "On RED, or by the client's relationship manager: only a proposal, which another person decides.",
  },
  (context, input: MarkAlertFalsePositive) =>
    changeAlert(context, input, (locked) => {
      if (needsChecker(locked)) return propose(locked, input.reason);
      const refusal = guardMarkFalsePositive(
        { severity: locked.alert.severity, proposal: proposalOf(locked), reason: input.reason },
        locked.actor,
      );
      return falsePositive(input.reason, refusal);
    }),
);

function needsChecker({ alert, actor }: LockedAlert): boolean {
  return alert.severity === 'RED' || actor.relationshipManagerIds.includes(actor.actorId);
}

function propose(locked: LockedAlert, reason: string): AlertChange {
  const pending = fail(
    'PROPOSAL_PENDING',
    'Somebody has proposed this alert as a false positive already; it waits for another one to confirm or reject it.',
  ).failure;
  return {
    command: 'PROPOSE_FALSE_POSITIVE',
    event: 'FALSE_POSITIVE_PROPOSED',
    set: { false_positive_proposed_by_id: locked.actor.actorId, false_positive_reason: reason },
    note: reason,
    refusal: proposalOf(locked) === null ? guardReason(reason) : pending,
  };
}
