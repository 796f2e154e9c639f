import { ID, Int } from 'type-graphql';
import type { ObservationSource } from '../../app/observation/record-values.ts';
import type { StatementLineage } from '../../persistence/indicator/indicator.entity.ts';
import { IndicatorType } from '../indicator/indicator.type.ts';
import { enumOf } from '../shared/enum.ts';
import { DateScalar, DateTimeScalar, DecimalScalar } from '../shared/scalars.ts';
import { FinancialStatementType, StatementLineType } from '../statement/statement.type.ts';
import { field, hidden, objectType } from '../shared/declared.ts';
import { STAFF_AND_WALL } from '../../security/duty-sets.ts';

export const ObservationSourceEnum = enumOf<ObservationSource>('ObservationSource', 'Where a value comes from.', {
  STATEMENT: "Computed from the client's statements.",
  FACILITY: 'Computed from facilities, repayments and collateral.',
  EXTERNAL: 'Came in as an observation.',
});

export const ObservationLineageType = objectType(
  'ObservationLineage',
  {
    description: 'A statement version that a value stands on, with the lines that entered it.',
  },
  {
    statement: field(() => FinancialStatementType, {
      duties: STAFF_AND_WALL,
      description: 'The version as it was when the value was computed.',
    }),
    lines: field(() => [StatementLineType], {
      duties: STAFF_AND_WALL,
      description: 'The lines that entered the value; a line that was looked for and not reported is not among them.',
    }),
  },
);
export type ObservationLineageType = InstanceType<typeof ObservationLineageType>;

export const ObservationType = objectType(
  'Observation',
  { description: 'One value of one indicator of a client or facility.' },
  {
    indicatorRowId: hidden<string>(),
    storedLineage: hidden<StatementLineage | null>(),
    id: field(() => ID, {
      duties: STAFF_AND_WALL,
      description: 'Opaque and unique over all types; an observation is no `Node`.',
    }),
    value: field(() => DecimalScalar, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description:
        "In the indicator's unit: a ratio as a fraction, money in the statement's currency, days; null with a `nullReason`, never 0 or infinity.",
    }),
    nullReason: field(() => String, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description: 'Why there is no value, such as a denominator of zero; null where there is one.',
    }),
    asOf: field(() => DateScalar, { duties: STAFF_AND_WALL, description: 'The business date the value is of.' }),
    recordedAt: field(() => DateTimeScalar, { duties: STAFF_AND_WALL, description: 'When it became known here.' }),
    source: field(() => ObservationSourceEnum, { duties: STAFF_AND_WALL, description: 'Where it comes from.' }),
    facilityId: field(() => ID, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description: 'The facility it is about; null where it is about the client.',
    }),
  },
);
export type ObservationType = InstanceType<typeof ObservationType>;

export const IndustryPositionType = objectType(
  'IndustryPosition',
  {
    description: "Where a client's newest value stands among the clients of its industry.",
  },
  {
    indicator: field(() => IndicatorType, { duties: STAFF_AND_WALL, description: 'The indicator.' }),
    value: field(() => DecimalScalar, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description: "The client's newest value; null where it has none.",
    }),
    percentile: field(() => DecimalScalar, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description:
        'Share of peers below it, equal ones counted half (midrank), 0 to 100; null without a value or without peers.',
    }),
    median: field(() => DecimalScalar, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description: "The peers' median; null without peers.",
    }),
    lowerQuartile: field(() => DecimalScalar, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description: 'A quarter of the peers lie below it; null without peers.',
    }),
    upperQuartile: field(() => DecimalScalar, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description: 'A quarter of the peers lie above it; null without peers.',
    }),
    peerCount: field(() => Int, {
      duties: STAFF_AND_WALL,
      description: 'How many other clients of the industry have a value.',
    }),
    asOf: field(() => DateScalar, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description: "The date of the client's value; null where it has none.",
    }),
  },
);
export type IndustryPositionType = InstanceType<typeof IndustryPositionType>;
