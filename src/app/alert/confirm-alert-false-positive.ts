import { RISK } from '../../security/duty-sets.ts';
import { fail } from '../../domain/shared/result.ts';
import { guardMarkFalsePositive } from '../../domain/warning/alert-guards.ts';
import { defineCommand } from '../command/command.ts';
import { changeAlert } from './change-alert.ts';
import type { AlertKey } from './change-alert.ts';
import { falsePositive, proposalOf } from './false-positive.ts';

/** Confirms what somebody else proposed: the alert is a false positive. */
export const confirmAlertFalsePositive = defineCommand(
  {
    name: 'confirmAlertFalsePositive',
    duties: RISK,
    reach: 'UNIT',
    separation: "Neither the person who proposed it nor the client's relationship manager.",
  },
  (context, input: AlertKey) =>
    changeAlert(context, input, (locked) => {
      const proposal = proposalOf(locked);
      const reason = locked.alert.false_positive_reason ?? '';
      const missing = fail(
        'PROPOSAL_MISSING',
        'Nobody proposed this alert as a false positive, or new evidence voided the proposal.',
      ).failure;
      return falsePositive(
        reason,
        proposal === null
          ? missing
          : guardMarkFalsePositive({ severity: locked.alert.severity, proposal, reason }, locked.actor),
      );
    }),
);
