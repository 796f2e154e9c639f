/**
 * Who may do what to an alert, beyond what its life cycle allows. Each guard gives null when it may be done. Maker and
 * checker are different people, and a client's own relationship manager is no checker on it: they may propose that an
 * alert is a false positive, and neither confirm that nor close it. There is no exception for anybody.
 */
import { fail } from '../shared/result.ts';
import type { Failure } from '../shared/result.ts';
import { addDays } from '../shared/time.ts';
import type { IsoDate, IsoInstant } from '../shared/time.ts';
import type { Severity } from './severity.ts';

export const ALERT_GUARD_CODES = [
  'SEPARATION_OF_DUTIES',
  'CHECKER_REQUIRED',
  'PROPOSAL_MISSING',
  'REASON_REQUIRED',
  'SNOOZE_DATE_INVALID',
  'ACTIONS_OPEN',
  'ACTION_PLAN_INCOMPLETE',
] as const;
export type AlertGuardCode = (typeof ALERT_GUARD_CODES)[number];
/** Why it may not be done; null when it may. */
export type Refusal = Failure<AlertGuardCode> | null;

/** Who acts, and who manages the relationship with the alert's client. */
export interface GuardedActor {
  readonly actorId: string;
  readonly relationshipManagerIds: readonly string[];
}

/** Days that an alert may be snoozed for at most, unless the institution says otherwise. */
export const DEFAULT_SNOOZE_CAP_DAYS = 30;

/** A reason must be given in words. */
export function guardReason(reason: string, path = 'reason'): Refusal {
  return /\p{L}/u.test(reason) ? null : refuse('REASON_REQUIRED', 'A reason is required, in words.', path);
}

/**
 * Closing is checking: neither by who resolved it (null: the figures did) nor by the client's own relationship manager.
 */
export function guardClose(resolvedById: string | null, actor: GuardedActor): Refusal {
  if (resolvedById === actor.actorId) {
    return refuse('SEPARATION_OF_DUTIES', 'Who resolved an alert cannot close it; have someone else check it.');
  }
  return guardNotOwnClient(actor, 'close an alert on it');
}

/** Resolving by hand needs words on what was done, and every planned action done. */
export function guardResolve(resolution: string, openActions: number): Refusal {
  if (openActions > 0) {
    return refuse(
      'ACTIONS_OPEN',
      `${openActions} planned ${openActions === 1 ? 'action is' : 'actions are'} not completed; complete them before resolving the alert.`,
    );
  }
  return guardReason(resolution, 'resolution');
}

/** A pending proposal to treat an alert as a false positive. New evidence on the alert voids it. */
export interface FalsePositiveProposal {
  readonly proposedById: string;
}

/**
 * Marking a false positive: on YELLOW and ORANGE by anybody but the client's own relationship manager; on RED only by
 * confirming what somebody else proposed.
 */
export function guardMarkFalsePositive(
  alert: { readonly severity: Severity; readonly proposal: FalsePositiveProposal | null; readonly reason: string },
  actor: GuardedActor,
): Refusal {
  if (alert.severity === 'RED' && alert.proposal === null) {
    return refuse(
      'CHECKER_REQUIRED',
      'A RED alert becomes a false positive by two people: propose it, and have someone else confirm it.',
    );
  }
  if (alert.proposal?.proposedById === actor.actorId) {
    return refuse(
      'SEPARATION_OF_DUTIES',
      'Who proposed a false positive cannot confirm it; have someone else check it.',
    );
  }
  return guardNotOwnClient(actor, 'mark an alert on it as a false positive') ?? guardReason(alert.reason);
}

/** Rejecting a proposed false positive: there must be one; its maker may withdraw it. The reason says why. */
export function guardRejectFalsePositive(proposal: FalsePositiveProposal | null, reason: string): Refusal {
  if (proposal === null)
    return refuse(
      'PROPOSAL_MISSING',
      'Nobody proposed this alert as a false positive, or new evidence voided the proposal.',
    );
  return guardReason(reason);
}

/** Snoozing: until a later day, within the cap, and not past the response's deadline: putting off is not responding. */
export function guardSnooze(
  snooze: {
    readonly until: IsoDate;
    readonly today: IsoDate;
    readonly dueAt: IsoInstant | null;
    readonly reason: string;
  },
  capDays: number = DEFAULT_SNOOZE_CAP_DAYS,
): Refusal {
  const cap = addDays(snooze.today, capDays);
  const due = snooze.dueAt?.slice(0, 10);
  const latest = due !== undefined && due < cap ? due : cap;
  if (snooze.until > snooze.today && snooze.until <= latest) return guardReason(snooze.reason);
  const hint =
    latest > snooze.today
      ? `give a day from ${addDays(snooze.today, 1)} to ${latest}`
      : 'its response is due today or overdue';
  return refuse('SNOOZE_DATE_INVALID', `The alert cannot be snoozed until ${snooze.until}: ${hint}.`, 'until');
}

/** Planning an action: what, and by when; who owns it is an id the caller has resolved. */
export function guardPlanAction(plan: {
  readonly description: string;
  readonly dueOn: IsoDate;
  readonly today: IsoDate;
}): Refusal {
  if (!/\p{L}/u.test(plan.description))
    return refuse('ACTION_PLAN_INCOMPLETE', 'Say in words what is to be done.', 'description');
  if (plan.dueOn >= plan.today) return null;
  return refuse(
    'ACTION_PLAN_INCOMPLETE',
    `The action would be due on ${plan.dueOn}, before today, ${plan.today}; give a day from today on.`,
    'dueOn',
  );
}

function guardNotOwnClient(actor: GuardedActor, act: string): Refusal {
  if (!actor.relationshipManagerIds.includes(actor.actorId)) return null;
  return refuse(
    'SEPARATION_OF_DUTIES',
    `A client's own relationship manager cannot ${act}; have independent credit risk do it.`,
  );
}

function refuse(code: AlertGuardCode, message: string, path?: string): Failure<AlertGuardCode> {
  return fail(code, message, path).failure;
}
