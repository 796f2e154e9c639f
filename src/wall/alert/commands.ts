import * as operations from '../../../schema/generated/graphql.ts';
import type { AlertCommand } from '../../../schema/generated/graphql.ts';
import type { Persisted } from '../persisted.ts';

export type FieldName =
  | 'note'
  | 'assigneeId'
  | 'description'
  | 'dueOn'
  | 'ownerId'
  | 'actionId'
  | 'outcome'
  | 'resolution'
  | 'reason'
  | 'until';

/** How a command on an alert is asked for: the document that gives it, and what it must be told. */
export interface CommandForm {
  readonly document: Persisted;
  readonly fields: readonly FieldName[];
}

/** Whatever is not among these must be filled in. */
export const OPTIONAL: ReadonlySet<FieldName> = new Set(['note']);

export const COMMANDS: Readonly<Record<AlertCommand, CommandForm>> = {
  ACKNOWLEDGE: { document: operations.AcknowledgeAlertDocument, fields: ['note'] },
  ASSIGN: { document: operations.AssignAlertDocument, fields: ['assigneeId', 'note'] },
  INVESTIGATE: { document: operations.StartAlertInvestigationDocument, fields: ['note'] },
  PLAN_ACTION: { document: operations.PlanAlertActionDocument, fields: ['description', 'ownerId', 'dueOn'] },
  COMPLETE_ACTION: { document: operations.CompleteAlertActionDocument, fields: ['actionId', 'outcome'] },
  RESOLVE: { document: operations.ResolveAlertDocument, fields: ['resolution'] },
  CLOSE: { document: operations.CloseAlertDocument, fields: ['note'] },
  SNOOZE: { document: operations.SnoozeAlertDocument, fields: ['until', 'reason'] },
  WAKE: { document: operations.WakeAlertDocument, fields: ['note'] },
  MARK_FALSE_POSITIVE: { document: operations.MarkAlertFalsePositiveDocument, fields: ['reason'] },
  CONFIRM_FALSE_POSITIVE: { document: operations.ConfirmAlertFalsePositiveDocument, fields: [] },
  REJECT_FALSE_POSITIVE: { document: operations.RejectAlertFalsePositiveDocument, fields: ['reason'] },
};

/** The order in which an alert is worked on. */
export const COMMAND_ORDER = Object.keys(COMMANDS) as readonly AlertCommand[];

/** What the input names beside its fields: the alert, unless it names an action of it. */
export function inputOf(
  command: AlertCommand,
  alertId: string,
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  return { ...(COMMANDS[command].fields.includes('actionId') ? {} : { alertId }), ...given };
}
