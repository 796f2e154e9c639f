import type { Failure } from '../../domain/shared/result.ts';
import type { FalsePositiveProposal } from '../../domain/warning/alert-guards.ts';
import type { AlertChange, LockedAlert } from './change-alert.ts';

/** The pending proposal to call an alert a false positive; null where there is none. */
export function proposalOf({ alert }: Pick<LockedAlert, 'alert'>): FalsePositiveProposal | null {
  return alert.false_positive_proposed_by_id === null ? null : { proposedById: alert.false_positive_proposed_by_id };
}

/** Makes an alert a false positive, for good; who proposed it, if anybody did, stays on record. */
export function falsePositive(reason: string, refusal: Failure | null): AlertChange {
  return {
    command: 'MARK_FALSE_POSITIVE',
    event: 'FALSE_POSITIVE_CONFIRMED',
    set: { false_positive_reason: reason, snoozed_until: null },
    note: reason,
    refusal,
  };
}
