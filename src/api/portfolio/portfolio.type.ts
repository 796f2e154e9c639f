import { Float, Int } from 'type-graphql';
import type { ClientSegment } from '../../domain/client/client-segment.ts';
import type { ClientTier } from '../../domain/client/client-tier.ts';
import type { ClientStage } from '../../domain/client/stage-machine.ts';
import type { ClientCriteria } from '../../persistence/client/client.repository.ts';
import type { Severity } from '../../domain/warning/severity.ts';
import { SegmentEnum, StageEnum, TierEnum } from '../client/client.type.ts';
import { MoneyType } from '../shared/money.type.ts';
import { SeverityEnum } from '../warning/severity.enum.ts';
import { Field, ObjectType } from '../shared/fields.ts';
import { STAFF_AND_WALL } from '../../security/duty-sets.ts';

const EXPOSURE =
  'Outstanding principal plus what may still be drawn, one amount for each currency; currencies are never added up.';
const WEIGHT = 'Open alerts weighted by severity: YELLOW 1, ORANGE 3, RED 9. Set it against `clientCount` to compare.';
const ALERTS = 'Open alerts of each severity, the gravest first; none left out.';

@ObjectType('TierCount', { description: 'How many clients are in a tier.' })
export class TierCountType {
  @Field(() => TierEnum, { duties: STAFF_AND_WALL, description: 'The tier.' })
  tier!: ClientTier;

  @Field(() => Int, { duties: STAFF_AND_WALL, description: 'How many.' })
  clientCount!: number;
}

@ObjectType('StageCount', { description: 'How many clients are in a stage.' })
export class StageCountType {
  @Field(() => StageEnum, { duties: STAFF_AND_WALL, description: 'The stage.' })
  stage!: ClientStage;

  @Field(() => Int, { duties: STAFF_AND_WALL, description: 'How many.' })
  clientCount!: number;
}

@ObjectType('SeverityCount', { description: 'How many open alerts have a severity.' })
export class SeverityCountType {
  @Field(() => SeverityEnum, { duties: STAFF_AND_WALL, description: 'The severity.' })
  severity!: Severity;

  @Field(() => Int, { duties: STAFF_AND_WALL, description: 'How many.' })
  alertCount!: number;
}

@ObjectType('SegmentTotals', { description: 'Totals of one segment.' })
export class SegmentTotalsType {
  @Field(() => SegmentEnum, { duties: STAFF_AND_WALL, description: 'The segment.' })
  segment!: ClientSegment;

  @Field(() => Int, { duties: STAFF_AND_WALL, description: 'Its clients.' })
  clientCount!: number;

  @Field(() => [MoneyType], { duties: STAFF_AND_WALL, description: EXPOSURE })
  exposure!: MoneyType[];

  @Field(() => [SeverityCountType], { duties: STAFF_AND_WALL, description: ALERTS })
  openAlertsBySeverity!: SeverityCountType[];
}

@ObjectType('IndustryTotals', { description: 'Totals of one industry.' })
export class IndustryTotalsType {
  industryCode!: string | null;

  @Field(() => Int, { duties: STAFF_AND_WALL, description: 'Its clients.' })
  clientCount!: number;

  @Field(() => [MoneyType], { duties: STAFF_AND_WALL, description: EXPOSURE })
  exposure!: MoneyType[];

  @Field(() => [SeverityCountType], { duties: STAFF_AND_WALL, description: ALERTS })
  openAlertsBySeverity!: SeverityCountType[];

  @Field(() => Int, { duties: STAFF_AND_WALL, description: WEIGHT })
  alertWeight!: number;
}

@ObjectType('UnitTotals', { description: 'Totals of one unit by itself, those below it left out.' })
export class UnitTotalsType {
  unitRowId!: string;

  @Field(() => Int, { duties: STAFF_AND_WALL, description: 'Its clients.' })
  clientCount!: number;

  @Field(() => [MoneyType], { duties: STAFF_AND_WALL, description: EXPOSURE })
  exposure!: MoneyType[];

  @Field(() => [SeverityCountType], { duties: STAFF_AND_WALL, description: ALERTS })
  openAlertsBySeverity!: SeverityCountType[];

  @Field(() => Int, { duties: STAFF_AND_WALL, description: WEIGHT })
  alertWeight!: number;
}

@ObjectType('AlertActivity', {
  description: 'What became of the alerts of one severity in some days of business time.',
})
export class AlertActivityType {
  @Field(() => SeverityEnum, { duties: STAFF_AND_WALL, description: 'The severity.' })
  severity!: Severity;

  @Field(() => Int, { duties: STAFF_AND_WALL, description: 'How many were raised.' })
  raisedCount!: number;

  @Field(() => Int, { duties: STAFF_AND_WALL, description: 'How many were closed.' })
  closedCount!: number;

  @Field(() => Int, { duties: STAFF_AND_WALL, description: 'How many were acknowledged for the first time.' })
  acknowledgedCount!: number;

  @Field(() => Float, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description:
      'Hours of business time from being raised to being acknowledged: the median of those that were acknowledged; null where none was.',
  })
  medianHoursToAcknowledge!: number | null;

  @Field(() => Float, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description:
      'Hours within which their rules demand a response: the median of the same alerts; null where none was owed one.',
  })
  medianHoursDemanded!: number | null;
}

@ObjectType('Portfolio', { description: 'Totals over the clients that your units cover, all of one moment.' })
export class PortfolioType {
  criteria!: ClientCriteria;

  @Field(() => Int, { duties: STAFF_AND_WALL, description: 'Clients in all.' })
  clientCount!: number;

  @Field(() => [TierCountType], { duties: STAFF_AND_WALL, description: 'By tier; tiers without clients are left out.' })
  countsByTier!: TierCountType[];

  @Field(() => [StageCountType], {
    duties: STAFF_AND_WALL,
    description: 'By stage; stages without clients are left out.',
  })
  countsByStage!: StageCountType[];

  @Field(() => [SegmentTotalsType], {
    duties: STAFF_AND_WALL,
    description: 'By segment; segments without clients are left out.',
  })
  bySegment!: SegmentTotalsType[];

  @Field(() => [IndustryTotalsType], {
    duties: STAFF_AND_WALL,
    description: 'By industry, the heaviest in alerts first.',
  })
  byIndustry!: IndustryTotalsType[];

  @Field(() => [UnitTotalsType], {
    duties: STAFF_AND_WALL,
    description: 'By unit, the heaviest in alerts first; units without clients are left out.',
  })
  byUnit!: UnitTotalsType[];

  @Field(() => [SeverityCountType], { duties: STAFF_AND_WALL, description: ALERTS })
  openAlertsBySeverity!: SeverityCountType[];

  @Field(() => [MoneyType], { duties: STAFF_AND_WALL, description: EXPOSURE })
  exposure!: MoneyType[];

  @Field(() => [MoneyType], {
    duties: STAFF_AND_WALL,
    description: 'The part of the exposure to clients with an open alert; currencies without any are left out.',
  })
  exposureUnderAlert!: MoneyType[];

  @Field(() => String, {
    duties: STAFF_AND_WALL,
    description:
      'Where the alert log stood at that moment: pass it as `after` to `alertFeed`, and nothing is missed or told twice between the two.',
  })
  alertCursor!: string;
}
