import { guardClose, guardMarkFalsePositive } from './alert-guards.ts';
import type { FalsePositiveProposal, GuardedActor } from './alert-guards.ts';
import { ALERT_MACHINE } from './alert-machine.ts';
import type { AlertCommand, AlertStatus } from './alert-machine.ts';
import type { Severity } from './severity.ts';

/** What a person may do to an alert; the machine's other commands are the engine's. */
export const ALERT_OPTIONS = [
  'ACKNOWLEDGE',
  'INVESTIGATE',
  'ASSIGN',
  'PLAN_ACTION',
  'COMPLETE_ACTION',
  'RESOLVE',
  'CLOSE',
  'SNOOZE',
  'WAKE',
  'MARK_FALSE_POSITIVE',
  'CONFIRM_FALSE_POSITIVE',
  'REJECT_FALSE_POSITIVE',
] as const;
export type AlertOption = (typeof ALERT_OPTIONS)[number];

/** What of an alert decides who may do what. */
export interface OptionFacts {
  readonly status: AlertStatus;
  readonly severity: Severity;
  readonly resolvedById: string | null;
  readonly proposal: FalsePositiveProposal | null;
}

/**
 * The options that neither the alert's state nor the separation of duties rules out. What depends on the words and
 * dates that would be given, or on planned actions, is decided by the command.
 */
export function alertOptions(facts: OptionFacts, actor: GuardedActor): AlertOption[] {
  return ALERT_OPTIONS.filter(
    (option) =>
      ALERT_MACHINE.transitions[stepOf(option)].from.includes(facts.status) && isFreeOfConflict(option, facts, actor),
  );
}

function stepOf(option: AlertOption): AlertCommand {
  return option === 'CONFIRM_FALSE_POSITIVE' ? 'MARK_FALSE_POSITIVE' : option;
}

function isFreeOfConflict(
  option: AlertOption,
  { severity, resolvedById, proposal }: OptionFacts,
  actor: GuardedActor,
): boolean {
  const canMark = guardMarkFalsePositive({ severity, proposal, reason: 'any' }, actor) === null;
  switch (option) {
    case 'CLOSE':
      return guardClose(resolvedById, actor) === null;
    case 'MARK_FALSE_POSITIVE':
      // Without a proposal anybody may at least make one.
      return proposal === null || (severity !== 'RED' && canMark);
    case 'CONFIRM_FALSE_POSITIVE':
      return proposal !== null && canMark;
    case 'REJECT_FALSE_POSITIVE':
      return proposal !== null;
    default:
      return true;
  }
}
