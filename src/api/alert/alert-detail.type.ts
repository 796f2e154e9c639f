import { ID } from 'type-graphql';
import { field, hidden, objectType } from '../shared/declared.ts';
import { DateScalar, DateTimeScalar, DecimalScalar } from '../shared/scalars.ts';
import { AlertEventKindEnum, AlertStatusEnum, MeasureEnum } from './alert.enum.ts';
import { STAFF, STAFF_AND_WALL } from '../../security/duty-sets.ts';

export const AlertEvidenceType = objectType(
  'AlertEvidence',
  {
    description: 'Evidence for an alert: figures of one indicator compared with a threshold at one point in time.',
  },
  {
    alertRowId: hidden<string>(),
    /** In English, as it was recorded. */
    explanation: hidden<string>(),
    clientRowId: hidden<string>(),
    ruleRowId: hidden<string>(),
    indicatorCode: hidden<string>(),
    observationRowIds: hidden<string[]>(),
    measure: field(() => MeasureEnum, { duties: STAFF_AND_WALL, description: 'What was compared with the threshold.' }),
    value: field(() => DecimalScalar, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description: "Value of the newest observation, in the indicator's unit; null if there is none.",
    }),
    measured: field(() => DecimalScalar, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description: 'The figure compared with the threshold; null if it could not be measured.',
    }),
    threshold: field(() => DecimalScalar, {
      duties: STAFF_AND_WALL,
      description: "The rule's threshold, in the unit of `measured`.",
    }),
    distance: field(() => DecimalScalar, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description:
        'How far `measured` is beyond the threshold in the adverse direction; negative on the healthy side, null if unknown.',
    }),
    distanceRatio: field(() => DecimalScalar, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description:
        "The distance as a fraction of the threshold's absolute value; null if unknown or the threshold is zero.",
    }),
    asOf: field(() => DateScalar, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description: 'As-of date of the newest observation; null if there is none.',
    }),
    peerMedian: field(() => DecimalScalar, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description: "Median of the industry's other clients; null if there are none.",
    }),
    peerPercentile: field(() => DecimalScalar, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description: "Midrank percentile among the industry's other clients, 0 to 100; null if there are none.",
    }),
    recordedAt: field(() => DateTimeScalar, { duties: STAFF_AND_WALL, description: 'When it was recorded.' }),
  },
);
export type AlertEvidenceType = InstanceType<typeof AlertEvidenceType>;

export const AlertActionType = objectType(
  'AlertAction',
  { description: 'An action planned in response to an alert.' },
  {
    ownerRowId: hidden<string>(),
    plannedByRowId: hidden<string>(),
    completedByRowId: hidden<string | null>(),
    id: field(() => ID, { duties: STAFF, description: 'Pass it to `completeAlertAction`.' }),
    description: field(() => String, { duties: STAFF, description: 'What is to be done.' }),
    dueOn: field(() => DateScalar, { duties: STAFF, description: 'Due date.' }),
    plannedAt: field(() => DateTimeScalar, { duties: STAFF, description: 'Business time at which it was planned.' }),
    completedAt: field(() => DateTimeScalar, {
      duties: STAFF,
      nullable: true,
      description: 'Business time at which it was completed; null until then.',
    }),
    outcome: field(() => String, {
      duties: STAFF,
      nullable: true,
      description: 'The outcome; null until it is completed.',
    }),
  },
);
export type AlertActionType = InstanceType<typeof AlertActionType>;

export const AlertHistoryEntryType = objectType(
  'AlertHistoryEntry',
  { description: 'Who did what to an alert, and when. Immutable.' },
  {
    alertRowId: hidden<string>(),
    /** As the person who did it wrote it; in English where the system did. */
    note: hidden<string | null>(),
    actorRowId: hidden<string | null>(),
    kind: field(() => AlertEventKindEnum, { duties: STAFF, description: 'What happened.' }),
    fromStatus: field(() => AlertStatusEnum, {
      duties: STAFF,
      nullable: true,
      description: 'Status before; null when the alert was raised.',
    }),
    toStatus: field(() => AlertStatusEnum, { duties: STAFF, description: 'Status after.' }),
    occurredAt: field(() => DateTimeScalar, { duties: STAFF, description: 'Business time.' }),
    recordedAt: field(() => DateTimeScalar, { duties: STAFF, description: 'Record time.' }),
  },
);
export type AlertHistoryEntryType = InstanceType<typeof AlertHistoryEntryType>;
