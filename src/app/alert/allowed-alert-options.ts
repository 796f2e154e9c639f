import type { CommandDeclaration } from '../command/command.ts';
import { acknowledgeAlert } from './acknowledge-alert.ts';
import { startAlertInvestigation } from './start-alert-investigation.ts';
import { assignAlert } from './assign-alert.ts';
import { planAlertAction } from './plan-alert-action.ts';
import { completeAlertAction } from './complete-alert-action.ts';
import { resolveAlert } from './resolve-alert.ts';
import { closeAlert } from './close-alert.ts';
import { snoozeAlert } from './snooze-alert.ts';
import { wakeAlert } from './wake-alert.ts';
import { markAlertFalsePositive } from './mark-alert-false-positive.ts';
import { confirmAlertFalsePositive } from './confirm-alert-false-positive.ts';
import { rejectAlertFalsePositive } from './reject-alert-false-positive.ts';
import { alertOptions } from '../../domain/warning/alert-options.ts';
import type { AlertOption, OptionFacts } from '../../domain/warning/alert-options.ts';
import { holdsAnyAt } from '../../security/actor.ts';
import type { Actor } from '../../security/actor.ts';

const COMMANDS: Readonly<Record<AlertOption, CommandDeclaration>> = {
  ACKNOWLEDGE: acknowledgeAlert,
  INVESTIGATE: startAlertInvestigation,
  ASSIGN: assignAlert,
  PLAN_ACTION: planAlertAction,
  COMPLETE_ACTION: completeAlertAction,
  RESOLVE: resolveAlert,
  CLOSE: closeAlert,
  SNOOZE: snoozeAlert,
  WAKE: wakeAlert,
  MARK_FALSE_POSITIVE: markAlertFalsePositive,
  CONFIRM_FALSE_POSITIVE: confirmAlertFalsePositive,
  REJECT_FALSE_POSITIVE: rejectAlertFalsePositive,
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
    holdsAnyAt(actor, COMMANDS[option].duties, client.unitPath),
  );
}
