import { RISK } from '../../security/duty-sets.ts';
import { guardRejectFalsePositive } from '../../domain/warning/alert-guards.ts';
import { defineCommand } from '../command/command.ts';
import { changeAlert } from './change-alert.ts';
import type { AlertKey } from './change-alert.ts';
import { proposalOf } from './false-positive.ts';

export interface RejectAlertFalsePositive extends AlertKey {
  readonly reason: string;
}

/** Turns a proposed false positive down: the alert goes on as it was. */
export const rejectAlertFalsePositive = defineCommand(
  { name: 'rejectAlertFalsePositive', duties: RISK, reach: 'UNIT' },
  (context, input: RejectAlertFalsePositive) =>
    changeAlert(context, input, (locked) => ({
      command: 'REJECT_FALSE_POSITIVE',
      event: 'FALSE_POSITIVE_REJECTED',
      set: { false_positive_proposed_by_id: null, false_positive_reason: null },
      note: input.reason,
      refusal: guardRejectFalsePositive(proposalOf(locked), input.reason),
    })),
);
