import { alertOptions } from '../../domain/warning/alert-options.ts';
import type { AlertOption, OptionFacts } from '../../domain/warning/alert-options.ts';
import { holdsAnyAt } from '../../security/actor.ts';
import type { Actor } from '../../security/actor.ts';
import { COMMAND_DUTIES } from '../../security/command-permissions.ts';
import type { CommandName } from '../../security/command-permissions.ts';

const COMMANDS: Readonly<Record<AlertOption, CommandName>> = {
  ACKNOWLEDGE: 'acknowledgeAlert',
  INVESTIGATE: 'startAlertInvestigation',
  ASSIGN: 'assignAlert',
  PLAN_ACTION: 'planAlertAction',
  COMPLETE_ACTION: 'completeAlertAction',
  RESOLVE: 'resolveAlert',
  CLOSE: 'closeAlert',
  SNOOZE: 'snoozeAlert',
  WAKE: 'wakeAlert',
  MARK_FALSE_POSITIVE: 'markAlertFalsePositive',
  CONFIRM_FALSE_POSITIVE: 'confirmAlertFalsePositive',
  REJECT_FALSE_POSITIVE: 'rejectAlertFalsePositive',
};

/** The alert's client as far as it decides who may act: its unit's path, and its relationship manager. */
export interface OptionClient {
  readonly unitPath: string;
  readonly relationshipManagerId: string | null;
}

/**
 * What the actor may do to an alert, by its state, their duties over the client's unit, and the separation of duties.
 */
export function allowedAlertOptions(facts: OptionFacts, client: OptionClient, actor: Actor): AlertOption[] {
  const relationshipManagerIds = client.relationshipManagerId === null ? [] : [client.relationshipManagerId];
  return alertOptions(facts, { actorId: actor.userId, relationshipManagerIds }).filter((option) =>
    holdsAnyAt(actor, COMMAND_DUTIES[COMMANDS[option]], client.unitPath),
  );
}
