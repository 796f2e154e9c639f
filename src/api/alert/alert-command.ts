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
  note: input(() => String, { nullable: true, description: "For the alert's history; null: nothing to say." }),
};

const REASON = input(() => String, { description: 'Why, in words.' });

const ALERT = part(
  () => AlertType,
  (context, { alertId }: AlertOutput) => ALERT_NODE.show(context, alertId),
);
const ALERT_RESULT = resultType('AlertResult', 'An alert as a command left it.', { alert: ALERT }, STAFF);

export const ALERT_MUTATIONS = [
  mutation(acknowledgeAlert, {
    description: 'Takes note of an alert: OPEN, REOPENED or ESCALATED becomes ACKNOWLEDGED.',
    result: ALERT_RESULT,
    input: NOTED_ALERT,
  }),
  mutation(startAlertInvestigation, {
    description: 'Begins to look into an alert: it becomes INVESTIGATING.',
    result: ALERT_RESULT,
    input: NOTED_ALERT,
  }),
  mutation(assignAlert, {
    description: 'Makes somebody answerable for an alert; its status stays.',
    inputDescription: 'Fails with ASSIGNEE_UNSUITABLE.',
    result: ALERT_RESULT,
    input: {
      ...NOTED_ALERT,
      assigneeId: idInput('User', {
        description:
          "Who is to be answerable: an active relationship manager, credit officer or risk manager over the client's unit.",
      }),
    },
  }),
  mutation(planAlertAction, {
    description: 'Undertakes something about an alert: it becomes ACTION_PLANNED.',
    inputDescription: 'Fails with ACTION_PLAN_INCOMPLETE and ASSIGNEE_UNSUITABLE.',
    result: ALERT_RESULT,
    input: {
      ...ALERT_KEY,
      description: input(() => String, { description: 'What is to be done, in words.' }),
      ownerId: idInput('User', {
        description:
          "Who is to do it: an active relationship manager, credit officer or risk manager over the client's unit.",
      }),
      dueOn: input(() => DateScalar, { description: 'By when: the business date or later.' }),
    },
  }),
  mutation(completeAlertAction, {
    description: "Reports a planned action as done; the alert's status stays.",
    inputDescription: 'Fails with ALERT_ACTION_NOT_FOUND, ALERT_ACTION_COMPLETED and REASON_REQUIRED.',
    result: ALERT_RESULT,
    input: {
      actionId: idInput('AlertAction', { description: 'The action.' }),
      outcome: input(() => String, { description: 'What came of it, in words.' }),
    },
  }),
  mutation(resolveAlert, {
    description: 'Declares an alert dealt with: it becomes RESOLVED and awaits a checker.',
    inputDescription: 'Fails with ACTIONS_OPEN while a planned action is to be done, and with REASON_REQUIRED.',
    result: ALERT_RESULT,
    input: { ...ALERT_KEY, resolution: input(() => String, { description: 'What was done, in words.' }) },
  }),
  mutation(closeAlert, {
    description: 'Checks a resolved alert and ends it: it becomes CLOSED.',
    inputDescription:
      "Fails with SEPARATION_OF_DUTIES for whoever resolved it and for the client's relationship manager.",
    result: ALERT_RESULT,
    input: NOTED_ALERT,
  }),
  mutation(snoozeAlert, {
    description: 'Puts an alert off until a day: it becomes SNOOZED.',
    inputDescription: 'Fails with SNOOZE_DATE_INVALID and REASON_REQUIRED.',
    result: ALERT_RESULT,
    input: {
      ...ALERT_KEY,
      until: input(() => DateScalar, {
        description: 'The day it wakes: after the business date, within 30 days, and not after its response is due.',
      }),
      reason: REASON,
    },
  }),
  mutation(wakeAlert, {
    description: 'Ends a snooze before its day: the alert becomes ACKNOWLEDGED.',
    result: ALERT_RESULT,
    input: NOTED_ALERT,
  }),
  mutation(markAlertFalsePositive, {
    description:
      "Calls an alert a false positive. On RED, and by the client's own relationship manager, it is a proposal that somebody else confirms or rejects; otherwise it is done at once.",
    inputDescription:
      'Fails with REASON_REQUIRED, and with PROPOSAL_PENDING or SEPARATION_OF_DUTIES where it was proposed already.',
    result: ALERT_RESULT,
    input: { ...ALERT_KEY, reason: REASON },
  }),
  mutation(confirmAlertFalsePositive, {
    description: 'Confirms what somebody else proposed: the alert becomes FALSE_POSITIVE.',
    inputDescription:
      "Fails with PROPOSAL_MISSING, and with SEPARATION_OF_DUTIES for whoever proposed it and for the client's relationship manager.",
    result: ALERT_RESULT,
    input: ALERT_KEY,
  }),
  mutation(rejectAlertFalsePositive, {
    description: 'Turns a proposed false positive down; the alert goes on as it was.',
    inputDescription: 'Fails with PROPOSAL_MISSING and REASON_REQUIRED.',
    result: ALERT_RESULT,
    input: { ...ALERT_KEY, reason: REASON },
  }),
];
