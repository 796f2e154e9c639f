import { acknowledgeAlert } from '../../app/alert/acknowledge-alert.ts';
import { assignAlert } from '../../app/alert/assign-alert.ts';
import type { AlertOutput } from '../../app/alert/change-alert.ts';
import { closeAlert } from '../../app/alert/close-alert.ts';
import { completeAlertAction } from '../../app/alert/complete-alert-action.ts';
import { confirmAlertFalsePositive } from '../../app/alert/confirm-alert-false-positive.ts';
import { markAlertFalsePositive } from '../../app/alert/mark-alert-false-positive.ts';
import { planAlertAction } from '../../app/alert/plan-alert-action.ts';
import { rejectAlertFalsePositive } from '../../app/alert/reject-alert-false-positive.ts';
import { resolveAlert } from '../../app/alert/resolve-alert.ts';
import { snoozeAlert } from '../../app/alert/snooze-alert.ts';
import { startAlertInvestigation } from '../../app/alert/start-alert-investigation.ts';
import { wakeAlert } from '../../app/alert/wake-alert.ts';
import { STAFF } from '../../security/duty-sets.ts';
import { idInput, input, mutation, part, resultType } from '../shared/declared.ts';
import { DateScalar } from '../shared/scalars.ts';
import { ALERT_NODE } from './alert.loader.ts';
import { AlertType } from './alert.type.ts';

/**
 * What every command on an alert takes. It fails with ALERT_NOT_FOUND where there is none on a client that the duty
 * covers, and with INVALID_TRANSITION where its status does not allow the command.
 */
const ALERT_KEY = { alertId: idInput('Alert', { description: 'The alert.' }) };

/** What a command takes that needs no reason. */
const NOTED_ALERT = {
  ...ALERT_KEY,
  note: input(() => String, { nullable: true, description: "Note for the alert's history; null for none." }),
};

const REASON = input(() => String, { description: 'The reason, in words.' });

const ALERT = part(
  () => AlertType,
  (context, { alertId }: AlertOutput) => ALERT_NODE.show(context, alertId),
);
const ALERT_RESULT = resultType('AlertResult', 'The alert after the command.', { alert: ALERT }, STAFF);

export const ALERT_MUTATIONS = [
  mutation(acknowledgeAlert, {
    description: 'Acknowledges an alert: OPEN, REOPENED or ESCALATED becomes ACKNOWLEDGED.',
    result: ALERT_RESULT,
    input: NOTED_ALERT,
  }),
  mutation(startAlertInvestigation, {
    description: 'Starts the investigation of an alert: it becomes INVESTIGATING.',
    result: ALERT_RESULT,
    input: NOTED_ALERT,
  }),
  mutation(assignAlert, {
    description: 'Makes a user responsible for an alert; its status does not change.',
    inputDescription: 'Fails with ASSIGNEE_UNSUITABLE.',
    result: ALERT_RESULT,
    input: {
      ...NOTED_ALERT,
      assigneeId: idInput('User', {
        description:
          "The user to make responsible: an active relationship manager, credit officer or risk manager whose duty covers the client's unit.",
      }),
    },
  }),
  mutation(planAlertAction, {
    description: 'Plans an action in response to an alert: it becomes ACTION_PLANNED.',
    inputDescription: 'Fails with ACTION_PLAN_INCOMPLETE and ASSIGNEE_UNSUITABLE.',
    result: ALERT_RESULT,
    input: {
      ...ALERT_KEY,
      description: input(() => String, { description: 'What is to be done, in words.' }),
      ownerId: idInput('User', {
        description:
          "Who is responsible for it: an active relationship manager, credit officer or risk manager whose duty covers the client's unit.",
      }),
      dueOn: input(() => DateScalar, { description: 'Due date: the business date or later.' }),
    },
  }),
  mutation(completeAlertAction, {
    description: "Reports a planned action as done; the alert's status does not change.",
    inputDescription: 'Fails with ALERT_ACTION_NOT_FOUND, ALERT_ACTION_COMPLETED and REASON_REQUIRED.',
    result: ALERT_RESULT,
    input: {
      actionId: idInput('AlertAction', { description: 'The action.' }),
      outcome: input(() => String, { description: 'The outcome, in words.' }),
    },
  }),
  mutation(resolveAlert, {
    description: 'Declares an alert dealt with: it becomes RESOLVED and awaits a checker.',
    inputDescription: 'Fails with ACTIONS_OPEN while a planned action is not completed, and with REASON_REQUIRED.',
    result: ALERT_RESULT,
    input: { ...ALERT_KEY, resolution: input(() => String, { description: 'What was done, in words.' }) },
  }),
  mutation(closeAlert, {
    description: 'Checks a resolved alert and closes it: it becomes CLOSED.',
    inputDescription:
      "Fails with SEPARATION_OF_DUTIES for the user who resolved the alert and for the client's relationship manager.",
    result: ALERT_RESULT,
    input: NOTED_ALERT,
  }),
  mutation(snoozeAlert, {
    description: 'Postpones an alert until a given day: it becomes SNOOZED.',
    inputDescription: 'Fails with SNOOZE_DATE_INVALID and REASON_REQUIRED.',
    result: ALERT_RESULT,
    input: {
      ...ALERT_KEY,
      until: input(() => DateScalar, {
        description:
          'The day the snooze ends: after the business date, within 30 days, and not after the response is due.',
      }),
      reason: REASON,
    },
  }),
  mutation(wakeAlert, {
    description: 'Ends a snooze early: the alert becomes ACKNOWLEDGED.',
    result: ALERT_RESULT,
    input: NOTED_ALERT,
  }),
  mutation(markAlertFalsePositive, {
    description:
      "Marks an alert as a false positive. For a RED alert, or when done by the client's own relationship manager, this is a proposal that another user confirms or rejects; otherwise it takes effect at once.",
    inputDescription:
      'Fails with REASON_REQUIRED, and with PROPOSAL_PENDING or SEPARATION_OF_DUTIES if it was already proposed.',
    result: ALERT_RESULT,
    input: { ...ALERT_KEY, reason: REASON },
  }),
  mutation(confirmAlertFalsePositive, {
    description: 'Confirms a false positive that another user proposed: the alert becomes FALSE_POSITIVE.',
    inputDescription:
      "Fails with PROPOSAL_MISSING, and with SEPARATION_OF_DUTIES for the user who proposed it and for the client's relationship manager.",
    result: ALERT_RESULT,
    input: ALERT_KEY,
  }),
  mutation(rejectAlertFalsePositive, {
    description: 'Rejects a proposed false positive; the alert continues as before.',
    inputDescription: 'Fails with PROPOSAL_MISSING and REASON_REQUIRED.',
    result: ALERT_RESULT,
    input: { ...ALERT_KEY, reason: REASON },
  }),
];
