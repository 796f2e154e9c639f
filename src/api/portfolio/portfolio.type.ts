import { Float, Int } from 'type-graphql';
import type { ClientCriteria } from '../../persistence/client/client.repository.ts';
import { SegmentEnum, StageEnum, TierEnum } from '../client/client.type.ts';
import { MoneyType } from '../shared/money.type.ts';
import { SeverityEnum } from '../warning/severity.enum.ts';
import { field, hidden, objectType } from '../shared/declared.ts';
import { STAFF_AND_WALL } from '../../security/duty-sets.ts';

const EXPOSURE =
  'Outstanding principal plus what may still be drawn, one amount per currency; currencies are never added up.';
const WEIGHT = 'Open alerts weighted by severity: YELLOW 1, ORANGE 3, RED 9. Divide by `clientCount` to compare.';
const ALERTS = 'Open alerts by severity, most severe first; every severity is listed.';

export const TierCountType = objectType(
  'TierCount',
  { description: 'Number of clients in one tier.' },
  {
    tier: field(() => TierEnum, { duties: STAFF_AND_WALL, description: 'The tier.' }),
    clientCount: field(() => Int, { duties: STAFF_AND_WALL, description: 'How many.' }),
  },
);
export type TierCountType = InstanceType<typeof TierCountType>;

export const StageCountType = objectType(
  'StageCount',
  { description: 'Number of clients in one stage.' },
  {
    stage: field(() => StageEnum, { duties: STAFF_AND_WALL, description: 'The stage.' }),
    clientCount: field(() => Int, { duties: STAFF_AND_WALL, description: 'How many.' }),
  },
);
export type StageCountType = InstanceType<typeof StageCountType>;

export const SeverityCountType = objectType(
  'SeverityCount',
  { description: 'Number of open alerts of one severity.' },
  {
    severity: field(() => SeverityEnum, { duties: STAFF_AND_WALL, description: 'The severity.' }),
    alertCount: field(() => Int, { duties: STAFF_AND_WALL, description: 'How many.' }),
  },
);
export type SeverityCountType = InstanceType<typeof SeverityCountType>;

export const SegmentTotalsType = objectType(
  'SegmentTotals',
  { description: 'Totals for one segment.' },
  {
    segment: field(() => SegmentEnum, { duties: STAFF_AND_WALL, description: 'The segment.' }),
    clientCount: field(() => Int, { duties: STAFF_AND_WALL, description: 'Number of clients.' }),
    exposure: field(() => [MoneyType], { duties: STAFF_AND_WALL, description: EXPOSURE }),
    openAlertsBySeverity: field(() => [SeverityCountType], { duties: STAFF_AND_WALL, description: ALERTS }),
  },
);
export type SegmentTotalsType = InstanceType<typeof SegmentTotalsType>;

export const IndustryTotalsType = objectType(
  'IndustryTotals',
  { description: 'Totals for one industry.' },
  {
    industryCode: hidden<string | null>(),
    clientCount: field(() => Int, { duties: STAFF_AND_WALL, description: 'Number of clients.' }),
    exposure: field(() => [MoneyType], { duties: STAFF_AND_WALL, description: EXPOSURE }),
    openAlertsBySeverity: field(() => [SeverityCountType], { duties: STAFF_AND_WALL, description: ALERTS }),
    alertWeight: field(() => Int, { duties: STAFF_AND_WALL, description: WEIGHT }),
  },
);
export type IndustryTotalsType = InstanceType<typeof IndustryTotalsType>;

export const UnitTotalsType = objectType(
  'UnitTotals',
  { description: 'Totals for one unit, excluding the units below it.' },
  {
    unitRowId: hidden<string>(),
    clientCount: field(() => Int, { duties: STAFF_AND_WALL, description: 'Number of clients.' }),
    exposure: field(() => [MoneyType], { duties: STAFF_AND_WALL, description: EXPOSURE }),
    openAlertsBySeverity: field(() => [SeverityCountType], { duties: STAFF_AND_WALL, description: ALERTS }),
    alertWeight: field(() => Int, { duties: STAFF_AND_WALL, description: WEIGHT }),
  },
);
export type UnitTotalsType = InstanceType<typeof UnitTotalsType>;

export const AlertActivityType = objectType(
  'AlertActivity',
  {
    description: 'What happened to the alerts of one severity over a number of days of business time.',
  },
  {
    severity: field(() => SeverityEnum, { duties: STAFF_AND_WALL, description: 'The severity.' }),
    raisedCount: field(() => Int, { duties: STAFF_AND_WALL, description: 'Alerts raised.' }),
    closedCount: field(() => Int, { duties: STAFF_AND_WALL, description: 'Alerts closed.' }),
    acknowledgedCount: field(() => Int, {
      duties: STAFF_AND_WALL,
      description: 'Alerts acknowledged for the first time.',
    }),
    medianHoursToAcknowledge: field(() => Float, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description:
        'Median time from raised to acknowledged, in hours of business time, over the alerts that were acknowledged; null if there were none.',
    }),
    medianHoursDemanded: field(() => Float, {
      duties: STAFF_AND_WALL,
      nullable: true,
      description:
        'Median time, in hours, within which their rules require a response, over the alerts counted in `medianHoursToAcknowledge`; null if none of them required one.',
    }),
  },
);
export type AlertActivityType = InstanceType<typeof AlertActivityType>;

export const PortfolioType = objectType(
  'Portfolio',
  { description: 'Totals over the clients within your units, all as of one moment.' },
  {
    criteria: hidden<ClientCriteria>(),
    clientCount: field(() => Int, { duties: STAFF_AND_WALL, description: 'Total number of clients.' }),
    countsByTier: field(() => [TierCountType], {
      duties: STAFF_AND_WALL,
      description: 'By tier; tiers without clients are omitted.',
    }),
    countsByStage: field(() => [StageCountType], {
      duties: STAFF_AND_WALL,
      description: 'By stage; stages without clients are omitted.',
    }),
    bySegment: field(() => [SegmentTotalsType], {
      duties: STAFF_AND_WALL,
      description: 'By segment; segments without clients are omitted.',
    }),
    byIndustry: field(() => [IndustryTotalsType], {
      duties: STAFF_AND_WALL,
      description: 'By industry, highest alert weight first.',
    }),
    byUnit: field(() => [UnitTotalsType], {
      duties: STAFF_AND_WALL,
      description: 'By unit, highest alert weight first; units without clients are omitted.',
    }),
    openAlertsBySeverity: field(() => [SeverityCountType], { duties: STAFF_AND_WALL, description: ALERTS }),
    exposure: field(() => [MoneyType], { duties: STAFF_AND_WALL, description: EXPOSURE }),
    exposureUnderAlert: field(() => [MoneyType], {
      duties: STAFF_AND_WALL,
      description: 'Exposure to clients with an open alert; currencies without any are omitted.',
    }),
    alertCursor: field(() => String, {
      duties: STAFF_AND_WALL,
      description:
        'Position of the alert log at that moment: pass it as `after` to `alertFeed`, and nothing between the two is missed or repeated.',
    }),
  },
);
export type PortfolioType = InstanceType<typeof PortfolioType>;
