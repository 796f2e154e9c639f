import { ID, Int } from 'type-graphql';
import type { ObservationSource } from '../../app/observation/record-values.ts';
import type { StatementLineage } from '../../persistence/indicator/indicator.entity.ts';
import { IndicatorType } from '../indicator/indicator.type.ts';
import { enumOf } from '../shared/enum.ts';
import { DateScalar, DateTimeScalar, DecimalScalar } from '../shared/scalars.ts';
import { FinancialStatementType, StatementLineType } from '../statement/statement.type.ts';
import { field, hidden, objectType } from '../shared/declared.ts';
import { STAFF_AND_WALL } from '../../security/duty-sets.ts';

export const ObservationSourceEnum = enumOf<ObservationSource>('ObservationSource', 'Source of a value.', {
  STATEMENT: "Computed from the client's financial statements.",
  FACILITY: 'Computed from facilities, repayments and collateral.',
  EXTERNAL: 'Supplied as an observation.',
});

export const ObservationLineageType = objectType(
  'ObservationLineage',
  {
    description: 'A statement version from which a value was computed, with the lines used.',
  },
  {
    statement: field(() => FinancialStatementType, {
      duties: STAFF_AND_WALL,
      description: 'The statement version as it was when the value was computed.',
    }),
    lines: field(() => [StatementLineType], {
      duties: STAFF_AND_WALL,
      description: 'The lines used; lines that were looked for but not reported are not included.',
    }),
  },
);
export type ObservationLineageType = InstanceType<typeof ObservationLineageType>;

export const ObservationType = objectType(
  'Observation',
  { description: 'One value of one indicator, for a client or facility.' },
  {
    indicatorRowId: hidden<string>(),
    storedLineage: hidden<StatementLineage | null>(),
    id: field(() => ID, {
      duties: STAFF_AND_WALL,
      description: 'Opaque ID, unique across all types; an observation is not a `Node`.',
    }),
    value: field(() => DecimalScalar, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description:
        "In the indicator's unit: a ratio as a fraction, money in the statement's currency, days. Null with a `nullReason` if there is none, never 0 or infinity.",
    }),
    nullReason: field(() => String, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description: 'Why there is no value, such as a denominator of zero; null if there is one.',
    }),
    asOf: field(() => DateScalar, { duties: STAFF_AND_WALL, description: 'The business date the value refers to.' }),
    recordedAt: field(() => DateTimeScalar, { duties: STAFF_AND_WALL, description: 'When it was recorded here.' }),
    source: field(() => ObservationSourceEnum, { duties: STAFF_AND_WALL, description: 'Source of the value.' }),
    facilityId: field(() => ID, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description: 'The facility it is about; null if it is about the client.',
    }),
  },
);
export type ObservationType = InstanceType<typeof ObservationType>;

export const IndustryPositionType = objectType(
  'IndustryPosition',
  {
    description: "How a client's newest value compares with those of its industry's clients.",
  },
  {
    indicator: field(() => IndicatorType, { duties: STAFF_AND_WALL, description: 'The indicator.' }),
    value: field(() => DecimalScalar, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description: "The client's newest value; null if it has none.",
    }),
    percentile: field(() => DecimalScalar, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description:
        'Percentage of peers below it, with ties counted half (midrank), 0 to 100; null without a value or without peers.',
    }),
    median: field(() => DecimalScalar, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description: "The peers' median; null without peers.",
    }),
    lowerQuartile: field(() => DecimalScalar, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description: 'A quarter of the peers lie below this value; null without peers.',
    }),
    upperQuartile: field(() => DecimalScalar, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description: 'A quarter of the peers lie above this value; null without peers.',
    }),
    peerCount: field(() => Int, {
      duties: STAFF_AND_WALL,
      description: 'Number of other clients in the industry that have a value.',
    }),
    asOf: field(() => DateScalar, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description: "As-of date of the client's value; null if it has none.",
    }),
  },
);
export type IndustryPositionType = InstanceType<typeof IndustryPositionType>;
