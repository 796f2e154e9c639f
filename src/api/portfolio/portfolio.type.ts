import { Float, Int } from 'type-graphql';
import type { ClientCriteria } from '../../persistence/client/client.repository.ts';
import { SegmentEnum, StageEnum, TierEnum } from '../client/client.type.ts';
import { MoneyType } from '../shared/money.type.ts';
import { SeverityEnum } from '../warning/severity.enum.ts';
import { field, hidden, objectType } from '../shared/declared.ts';
import { STAFF_AND_WALL } from '../../security/duty-sets.ts';

const EXPOSURE =
  'Outstanding principal plus what may still be drawn, one amount for each currency; currencies are never added up.';
const WEIGHT = 'Open alerts weighted by severity: YELLOW 1, ORANGE 3, RED 9. Set it against `clientCount` to compare.';
const ALERTS = 'Open alerts of each severity, the gravest first; none left out.';

export const TierCountType = objectType(
  'TierCount',
  { description: 'How many clients are in a tier.' },
  {
    tier: field(() => TierEnum, { duties: STAFF_AND_WALL, description: 'The tier.' }),
    clientCount: field(() => Int, { duties: STAFF_AND_WALL, description: 'How many.' }),
  },
);
export type TierCountType = InstanceType<typeof TierCountType>;

export const StageCountType = objectType(
  'StageCount',
  { description: 'How many clients are in a stage.' },
  {
    stage: field(() => StageEnum, { duties: STAFF_AND_WALL, description: 'The stage.' }),
    clientCount: field(() => Int, { duties: STAFF_AND_WALL, description: 'How many.' }),
  },
);
export type StageCountType = InstanceType<typeof StageCountType>;

export const SeverityCountType = objectType(
  'SeverityCount',
  { description: 'How many open alerts have a severity.' },
  {
    severity: field(() => SeverityEnum, { duties: STAFF_AND_WALL, description: 'The severity.' }),
    alertCount: field(() => Int, { duties: STAFF_AND_WALL, description: 'How many.' }),
  },
);
export type SeverityCountType = InstanceType<typeof SeverityCountType>;

export const SegmentTotalsType = objectType(
  'SegmentTotals',
  { description: 'Totals of one segment.' },
  {
    segment: field(() => SegmentEnum, { duties: STAFF_AND_WALL, description: 'The segment.' }),
    clientCount: field(() => Int, { duties: STAFF_AND_WALL, description: 'Its clients.' }),
    exposure: field(() => [MoneyType], { duties: STAFF_AND_WALL, description: EXPOSURE }),
    openAlertsBySeverity: field(() => [SeverityCountType], { duties: STAFF_AND_WALL, description: ALERTS }),
  },
);
export type SegmentTotalsType = InstanceType<typeof SegmentTotalsType>;

export const IndustryTotalsType = objectType(
  'IndustryTotals',
  { description: 'Totals of one industry.' },
  {
    industryCode: hidden<string | null>(),
    clientCount: field(() => Int, { duties: STAFF_AND_WALL, description: 'Its clients.' }),
    exposure: field(() => [MoneyType], { duties: STAFF_AND_WALL, description: EXPOSURE }),
    openAlertsBySeverity: field(() => [SeverityCountType], { duties: STAFF_AND_WALL, description: ALERTS }),
    alertWeight: field(() => Int, { duties: STAFF_AND_WALL, description: WEIGHT }),
  },
);
export type IndustryTotalsType = InstanceType<typeof IndustryTotalsType>;

export const UnitTotalsType = objectType(
  'UnitTotals',
  { description: 'Totals of one unit by itself, those below it left out.' },
  {
    unitRowId: hidden<string>(),
    clientCount: field(() => Int, { duties: STAFF_AND_WALL, description: 'Its clients.' }),
    exposure: field(() => [MoneyType], { duties: STAFF_AND_WALL, description: EXPOSURE }),
    openAlertsBySeverity: field(() => [SeverityCountType], { duties: STAFF_AND_WALL, description: ALERTS }),
    alertWeight: field(() => Int, { duties: STAFF_AND_WALL, description: WEIGHT }),
  },
);
export type UnitTotalsType = InstanceType<typeof UnitTotalsType>;

export const AlertActivityType = objectType(
  'AlertActivity',
  {
    description: 'What became of the alerts of one severity in some days of business time.',
  },
  {
    severity: field(() => SeverityEnum, { duties: STAFF_AND_WALL, description: 'The severity.' }),
    raisedCount: field(() => Int, { duties: STAFF_AND_WALL, description: 'How many were raised.' }),
    closedCount: field(() => Int, { duties: STAFF_AND_WALL, description: 'How many were closed.' }),
    acknowledgedCount: field(() => Int, {
      duties: STAFF_AND_WALL,
      description: 'How many were acknowledged for the first time.',
    }),
    medianHoursToAcknowledge: field(() => Float, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description:
        'Hours of business time from being raised to being acknowledged: the median of those that were acknowledged; null where none was.',
    }),
    medianHoursDemanded: field(() => Float, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description:
        'Hours within which their rules demand a response: the median of the same alerts; null where none was owed one.',
    }),
  },
);
export type AlertActivityType = InstanceType<typeof AlertActivityType>;

export const PortfolioType = objectType(
  'Portfolio',
  { description: 'Totals over the clients that your units cover, all of one moment.' },
  {
    criteria: hidden<ClientCriteria>(),
    clientCount: field(() => Int, { duties: STAFF_AND_WALL, description: 'Clients in all.' }),
    countsByTier: field(() => [TierCountType], {
      duties: STAFF_AND_WALL,
      description: 'By tier; tiers without clients are left out.',
    }),
    countsByStage: field(() => [StageCountType], {
      duties: STAFF_AND_WALL,
      description: 'By stage; stages without clients are left out.',
    }),
    bySegment: field(() => [SegmentTotalsType], {
      duties: STAFF_AND_WALL,
      description: 'By segment; segments without clients are left out.',
    }),
    byIndustry: field(() => [IndustryTotalsType], {
      duties: STAFF_AND_WALL,
      description: 'By industry, the heaviest in alerts first.',
    }),
    byUnit: field(() => [UnitTotalsType], {
      duties: STAFF_AND_WALL,
      description: 'By unit, the heaviest in alerts first; units without clients are left out.',
    }),
    openAlertsBySeverity: field(() => [SeverityCountType], { duties: STAFF_AND_WALL, description: ALERTS }),
    exposure: field(() => [MoneyType], { duties: STAFF_AND_WALL, description: EXPOSURE }),
    exposureUnderAlert: field(() => [MoneyType], {
      duties: STAFF_AND_WALL,
      description: 'The part of the exposure to clients with an open alert; currencies without any are left out.',
    }),
    alertCursor: field(() => String, {
      duties: STAFF_AND_WALL,
      description:
        'Where the alert log stood at that moment: pass it as `after` to `alertFeed`, and nothing is missed or told twice between the two.',
    }),
  },
);
export type PortfolioType = InstanceType<typeof PortfolioType>;
