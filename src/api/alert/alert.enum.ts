import type { AlertEventKind } from '../../domain/warning/alert-event.ts';
import type { AlertResolution, AlertStatus } from '../../domain/warning/alert-machine.ts';
import type { AlertOption } from '../../domain/warning/alert-options.ts';
import type { Measure } from '../../domain/warning/verdict.ts';
import type { AlertOrdering } from '../../persistence/warning/alert.repository.ts';
import { enumOf, orderOf } from '../shared/enum.ts';

export const AlertStatusEnum = enumOf<AlertStatus>('AlertStatus', 'Status of an alert.', {
  OPEN: 'Raised; not yet acknowledged.',
  ACKNOWLEDGED: 'A user has taken note of it.',
  INVESTIGATING: 'Its cause is being investigated.',
  ACTION_PLANNED: 'An action is planned in response.',
  RESOLVED: 'Dealt with, or its figures are back to normal; awaits a checker.',
  CLOSED: 'Checked and closed. Final.',
  FALSE_POSITIVE: 'Not a genuine warning. Final.',
  SNOOZED: 'Postponed until a given day.',
  ESCALATED: 'The required response was not given in time.',
  REOPENED: 'It fired again after being resolved.',
});

export const AlertResolutionEnum = enumOf<AlertResolution>('AlertResolution', 'How an alert was resolved.', {
  CONDITION_CLEARED: 'Its figures are back to normal.',
  RESOLVED_BY_USER: 'A person dealt with it.',
});

export const MeasureEnum = enumOf<Measure>('EvidenceMeasure', 'What was compared with the threshold.', {
  VALUE: "The value, in the indicator's unit.",
  CHANGE: 'Change of the value, in its unit or as a fraction.',
  TREND: "The move over the run, in the indicator's unit.",
  PERCENTILE: "The value's percentile among its peers.",
  AGE_DAYS: 'Age of the newest observation, in days.',
});

export const AlertOptionEnum = enumOf<AlertOption>('AlertCommand', 'A command on an alert, named after its mutation.', {
  ACKNOWLEDGE: '`acknowledgeAlert`',
  INVESTIGATE: '`startAlertInvestigation`',
  ASSIGN: '`assignAlert`',
  PLAN_ACTION: '`planAlertAction`',
  COMPLETE_ACTION: '`completeAlertAction`',
  RESOLVE: '`resolveAlert`',
  CLOSE: '`closeAlert`',
  SNOOZE: '`snoozeAlert`',
  WAKE: '`wakeAlert`',
  MARK_FALSE_POSITIVE: '`markAlertFalsePositive`, which may only propose it',
  CONFIRM_FALSE_POSITIVE: '`confirmAlertFalsePositive`',
  REJECT_FALSE_POSITIVE: '`rejectAlertFalsePositive`',
});

export const AlertEventKindEnum = enumOf<AlertEventKind>('AlertEventKind', 'What happened to an alert.', {
  RAISED: 'A rule fired.',
  EVIDENCE_ADDED: 'It fired again, or at a higher severity.',
  REOPENED: 'It fired again after being resolved.',
  CONDITION_CLEARED: 'Its figures are back to normal.',
  ESCALATED: 'The required response was not given in time.',
  ASSIGNED: 'A user was made responsible for it.',
  ACKNOWLEDGED: 'It was acknowledged.',
  INVESTIGATION_STARTED: 'Its cause is being investigated.',
  ACTION_PLANNED: 'An action was planned.',
  ACTION_COMPLETED: 'A planned action was completed.',
  SNOOZED: 'It was snoozed until a given day.',
  WOKEN: 'The snooze ended, on its day or early by a user.',
  FALSE_POSITIVE_PROPOSED: 'It was proposed as a false positive.',
  FALSE_POSITIVE_CONFIRMED: 'It was confirmed as a false positive.',
  FALSE_POSITIVE_REJECTED: 'The false positive proposal was rejected.',
  RESOLVED: 'A person dealt with it.',
  CLOSED: 'A checker closed it.',
});

export const AlertOrderEnum = orderOf<AlertOrdering>('AlertOrder', 'Sort order for alerts; ties are broken by ID.', {
  RAISED_DESC: { description: 'Newest first.', reveals: 'Alert.raisedAt' },
  RAISED_ASC: { description: 'Oldest first.', reveals: 'Alert.raisedAt' },
  SEVERITY_DESC: { description: 'Most severe first; within a severity, newest first.', reveals: 'Alert.severity' },
  DUE_ASC: { description: 'Earliest due first; alerts without a deadline last.', reveals: 'Alert.dueAt' },
});
