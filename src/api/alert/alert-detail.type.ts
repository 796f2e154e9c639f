import { ID } from 'type-graphql';
import { field, hidden, objectType } from '../shared/declared.ts';
import { DateScalar, DateTimeScalar, DecimalScalar } from '../shared/scalars.ts';
import { AlertEventKindEnum, AlertStatusEnum, MeasureEnum } from './alert.enum.ts';
import { STAFF, STAFF_AND_WALL } from '../../security/duty-sets.ts';

export const AlertEvidenceType = objectType(
  'AlertEvidence',
  {
    description: 'What an alert stands on: figures of one indicator, held against a threshold at one moment.',
  },
  {
    alertRowId: hidden<string>(),
    /** In English, as it was recorded. */
    explanation: hidden<string>(),
    clientRowId: hidden<string>(),
    ruleRowId: hidden<string>(),
    indicatorCode: hidden<string>(),
    observationRowIds: hidden<string[]>(),
    measure: field(() => MeasureEnum, { duties: STAFF_AND_WALL, description: 'What was held against the threshold.' }),
    value: field(() => DecimalScalar, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description: "The newest observation's value, in the indicator's unit; null where there is none.",
    }),
    measured: field(() => DecimalScalar, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description: 'What was held against the threshold; null where it could not be measured.',
    }),
    threshold: field(() => DecimalScalar, {
      duties: STAFF_AND_WALL,
      description: "The rule's threshold, in the unit of `measured`.",
    }),
    distance: field(() => DecimalScalar, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description:
        'How far `measured` is beyond the threshold in the bad direction; negative on the healthy side, null where unknown.',
    }),
    distanceRatio: field(() => DecimalScalar, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description: "The distance as a share of the threshold's size; null where unknown or the threshold is zero.",
    }),
    asOf: field(() => DateScalar, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description: 'As-of date of the newest observation; null where there is none.',
    }),
    peerMedian: field(() => DecimalScalar, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description: "Median of the industry's other clients; null where there are none.",
    }),
    peerPercentile: field(() => DecimalScalar, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description: 'Midrank percentile among them, 0 to 100; null where there are none.',
    }),
    recordedAt: field(() => DateTimeScalar, { duties: STAFF_AND_WALL, description: 'When it was recorded.' }),
  },
);
export type AlertEvidenceType = InstanceType<typeof AlertEvidenceType>;

export const AlertActionType = objectType(
  'AlertAction',
  { description: 'Something someone undertook to do about an alert.' },
  {
    ownerRowId: hidden<string>(),
    plannedByRowId: hidden<string>(),
    completedByRowId: hidden<string | null>(),
    id: field(() => ID, { duties: STAFF, description: 'For `completeAlertAction`.' }),
    description: field(() => String, { duties: STAFF, description: 'What is to be done.' }),
    dueOn: field(() => DateScalar, { duties: STAFF, description: 'By when.' }),
    plannedAt: field(() => DateTimeScalar, { duties: STAFF, description: 'Business time of planning it.' }),
    completedAt: field(() => DateTimeScalar, {
      duties: STAFF,
      nullable: true,
      description: 'Business time of completing it; null while it is to be done.',
    }),
    outcome: field(() => String, {
      duties: STAFF,
      nullable: true,
      description: 'What came of it; null while it is to be done.',
    }),
  },
);
export type AlertActionType = InstanceType<typeof AlertActionType>;

export const AlertHistoryEntryType = objectType(
  'AlertHistoryEntry',
  { description: 'Who did what to an alert, when. Never changed.' },
  {
    alertRowId: hidden<string>(),
    /** As the person who did it wrote it; in English where the system did. */
    note: hidden<string | null>(),
    actorRowId: hidden<string | null>(),
    kind: field(() => AlertEventKindEnum, { duties: STAFF, description: 'What happened.' }),
    fromStatus: field(() => AlertStatusEnum, {
      duties: STAFF,
      nullable: true,
      description: 'Status before; null where it was raised.',
    }),
    toStatus: field(() => AlertStatusEnum, { duties: STAFF, description: 'Status after.' }),
    occurredAt: field(() => DateTimeScalar, { duties: STAFF, description: 'Business time.' }),
    recordedAt: field(() => DateTimeScalar, { duties: STAFF, description: 'Record time.' }),
  },
);
export type AlertHistoryEntryType = InstanceType<typeof AlertHistoryEntryType>;
