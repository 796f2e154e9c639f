import type { AlertEventKind } from '../../domain/warning/alert-event.ts';
import type { AlertResolution, AlertStatus } from '../../domain/warning/alert-machine.ts';
import type { AlertOption } from '../../domain/warning/alert-options.ts';
import type { Measure } from '../../domain/warning/verdict.ts';
import type { AlertOrdering } from '../../persistence/warning/alert.repository.ts';
import { enumOf, orderOf } from '../shared/enum.ts';

export const AlertStatusEnum = enumOf<AlertStatus>('AlertStatus', 'Where an alert stands in its life.', {
  OPEN: 'Raised; nobody has taken note yet.',
  ACKNOWLEDGED: 'Somebody has seen it.',
  INVESTIGATING: 'Its cause is being looked into.',
  ACTION_PLANNED: 'Something is being done about it.',
  RESOLVED: 'Dealt with, or its figures are sound again; awaits a checker.',
  CLOSED: 'Checked and ended. Final.',
  FALSE_POSITIVE: 'Not a warning after all. Final.',
  SNOOZED: 'Put off until a day.',
  ESCALATED: 'Its response was not given in time.',
  REOPENED: 'It fired again after being resolved.',
});

export const AlertResolutionEnum = enumOf<AlertResolution>('AlertResolution', 'How an alert came to be resolved.', {
  CONDITION_CLEARED: 'Its figures are sound again.',
  RESOLVED_BY_USER: 'A person dealt with it.',
});

export const MeasureEnum = enumOf<Measure>('EvidenceMeasure', 'What was held against the threshold.', {
  VALUE: "The value, in the indicator's unit.",
  CHANGE: 'A change of the value: in its unit, or as a share.',
  TREND: "The move over the run, in the indicator's unit.",
  PERCENTILE: "The value's percentile among its peers.",
  AGE_DAYS: 'The age of the newest observation in days.',
});

export const AlertOptionEnum = enumOf<AlertOption>(
  'AlertCommand',
  'A command on an alert, by the name of its mutation.',
  {
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
  },
);

export const AlertEventKindEnum = enumOf<AlertEventKind>('AlertEventKind', 'What happened to an alert.', {
  RAISED: 'A rule fired.',
  EVIDENCE_ADDED: 'It fired again, or graver.',
  REOPENED: 'It fired again after being resolved.',
  CONDITION_CLEARED: 'Its figures are sound again.',
  ESCALATED: 'Its response was not given in time.',
  ASSIGNED: 'Somebody was made answerable for it.',
  ACKNOWLEDGED: 'Somebody took note of it.',
  INVESTIGATION_STARTED: 'Its cause is being looked into.',
  ACTION_PLANNED: 'Something was undertaken about it.',
  ACTION_COMPLETED: 'Something undertaken was done.',
  SNOOZED: 'It was put off until a day.',
  WOKEN: 'That day came, or somebody ended the snooze.',
  FALSE_POSITIVE_PROPOSED: 'Somebody proposed it as a false positive.',
  FALSE_POSITIVE_CONFIRMED: 'It is a false positive.',
  FALSE_POSITIVE_REJECTED: 'The proposal was turned down.',
  RESOLVED: 'A person dealt with it.',
  CLOSED: 'A checker ended it.',
});

export const AlertOrderEnum = orderOf<AlertOrdering>('AlertOrder', 'How a list of alerts is ordered; ties by ID.', {
  RAISED_DESC: { description: 'The newest first.', reveals: 'Alert.raisedAt' },
  RAISED_ASC: { description: 'The oldest first.', reveals: 'Alert.raisedAt' },
  SEVERITY_DESC: { description: 'The gravest first, within a severity the newest.', reveals: 'Alert.severity' },
  DUE_ASC: { description: 'The first due first; those without a deadline last.', reveals: 'Alert.dueAt' },
});
