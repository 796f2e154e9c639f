import { Args, Ctx, Resolver, Root } from 'type-graphql';
import type { ObservationSource } from '../../app/observation/record-values.ts';
import { medianOf, quartileOf } from '../../domain/warning/decimal-order.ts';
import { peerPosition } from '../../domain/warning/peer-position.ts';
import type { ObservationReadRow } from '../../persistence/indicator/observation-read.repository.ts';
import { ClientType } from '../client/client.type.ts';
import { FacilityType } from '../facility/facility.type.ts';
import { INDICATOR_NODE, indicatorByCode } from '../indicator/indicator.loader.ts';
import { presentIndicator } from '../indicator/indicator.presenter.ts';
import { IndicatorType } from '../indicator/indicator.type.ts';
import { badUserInput } from '../shared/errors.ts';
import { toGlobalId } from '../shared/global-id.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { statementVersionById } from '../statement/statement.loader.ts';
import { presentLines, presentStatement } from '../statement/statement.presenter.ts';
import { LatestArgs, SeriesArgs } from './observation.input.ts';
import { latestOfSubject, peersOfIndustry, seriesOfSubject } from './observation.loader.ts';
import { IndustryPositionType, ObservationLineageType, ObservationType } from './observation.type.ts';
import { link } from '../shared/declared.ts';
import { Argument, FieldResolver } from '../shared/fields.ts';
import { STAFF_AND_WALL } from '../../security/duty-sets.ts';

const MAX_SERIES = 1_000;
const DEFAULT_SERIES = 200;

export function presentObservation(row: ObservationReadRow): ObservationType {
  return {
    id: toGlobalId('Observation', row.id),
    indicatorRowId: row.indicatorId,
    storedLineage: row.lineage,
    value: row.value,
    nullReason: row.nullReason,
    asOf: row.asOf,
    recordedAt: row.recordedAt,
    source: row.source as ObservationSource,
    facilityId: row.facilityId === null ? null : toGlobalId('Facility', row.facilityId),
  };
}

/** A stretch of the series of a client or facility. */
async function observationsOf(
  context: RequestContext,
  subjectId: string,
  { indicator, last, ...range }: SeriesArgs,
): Promise<ObservationType[]> {
  const size = last ?? DEFAULT_SERIES;
  if (size < 1 || size > MAX_SERIES) throw badUserInput(`\`last\` is 1 to ${MAX_SERIES}, not ${size}.`);
  const { id } = await requireIndicator(context, indicator);
  return (await context.load(seriesOfSubject, { key: subjectId, args: { ...range, indicatorId: id, last: size } })).map(
    presentObservation,
  );
}

/** The newest observations of a client or facility. */
async function latestObservationsOf(
  context: RequestContext,
  subjectId: string,
  { indicators, ...at }: LatestArgs,
): Promise<ObservationType[]> {
  const indicatorIds =
    indicators == null
      ? null
      : await Promise.all(indicators.map(async (code) => (await requireIndicator(context, code)).id));
  return (await context.load(latestOfSubject, { key: subjectId, args: { ...at, indicatorIds } })).map(
    presentObservation,
  );
}

async function requireIndicator(context: RequestContext, code: string) {
  const row = await context.load(indicatorByCode, code);
  if (row === null) throw badUserInput(`There is no indicator ${code.slice(0, 80)}. \`indicators\` lists them.`);
  return row;
}

export const OBSERVATION_LINKS = [
  link(
    () => ObservationType,
    'indicator',
    () => IndicatorType,
    { duties: STAFF_AND_WALL, description: 'The indicator observed.' },
    async (context, { indicatorRowId }) => (await INDICATOR_NODE.show(context, indicatorRowId))!,
  ),
  link(
    () => ObservationType,
    'lineage',
    () => [ObservationLineageType],
    {
      duties: STAFF_AND_WALL,
      description: 'What it was computed from, down to statement lines; empty for values supplied from outside.',
    },
    async (context, { storedLineage }) => {
      const parts = (storedLineage?.statements ?? []).map(async ({ versionId, lines }) => {
        const row = await context.load(statementVersionById, versionId);
        return row === null ? [] : [{ statement: presentStatement(row), lines: presentLines(row, lines) }];
      });
      return (await Promise.all(parts)).flat();
    },
  ),
];

@Resolver(() => ClientType)
export class ClientObservationsResolver {
  @FieldResolver(() => [ObservationType], {
    duties: STAFF_AND_WALL,
    description: 'Time series of one indicator, newest first: one value per date, the last one recorded for it.',
  })
  observations(
    @Ctx() context: RequestContext,
    @Root() client: ClientType,
    @Args(() => SeriesArgs) args: SeriesArgs,
  ): Promise<ObservationType[]> {
    return observationsOf(context, client.rowId, args);
  }

  @FieldResolver(() => [ObservationType], {
    duties: STAFF_AND_WALL,
    description: 'The newest value of each indicator; a single indexed read, however long the history.',
  })
  latestObservations(
    @Ctx() context: RequestContext,
    @Root() client: ClientType,
    @Args(() => LatestArgs) args: LatestArgs,
  ): Promise<ObservationType[]> {
    return latestObservationsOf(context, client.rowId, args);
  }

  @FieldResolver(() => IndustryPositionType, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description:
      "How the client's newest value compares with its industry's clients; null if the client has no industry.",
  })
  async industryPosition(
    @Ctx() context: RequestContext,
    @Root() client: ClientType,
    @Argument('indicator', () => String, { reveals: null, description: "The indicator's code." }) code: string,
  ): Promise<IndustryPositionType | null> {
    if (client.industryCode === null) return null;
    const indicator = await requireIndicator(context, code);
    const [latest] = await context.load(latestOfSubject, { key: client.rowId, args: { indicatorIds: [indicator.id] } });
    const peers = await context.load(peersOfIndustry, { industryCode: client.industryCode, indicatorId: indicator.id });
    const values = peers.filter((peer) => peer.clientId !== client.rowId).map((peer) => peer.value);
    const position = latest?.value == null ? null : peerPosition(latest.value, values);
    return {
      indicator: presentIndicator(indicator),
      value: latest?.value ?? null,
      percentile: position?.percentile ?? null,
      median: medianOf(values),
      lowerQuartile: quartileOf(values, 1),
      upperQuartile: quartileOf(values, 3),
      peerCount: values.length,
      asOf: latest?.asOf ?? null,
    };
  }
}

@Resolver(() => FacilityType)
export class FacilityObservationsResolver {
  @FieldResolver(() => [ObservationType], {
    duties: STAFF_AND_WALL,
    description: 'Time series of one indicator, newest first: one value per date, the last one recorded for it.',
  })
  observations(
    @Ctx() context: RequestContext,
    @Root() facility: FacilityType,
    @Args(() => SeriesArgs) args: SeriesArgs,
  ): Promise<ObservationType[]> {
    return observationsOf(context, facility.rowId, args);
  }

  @FieldResolver(() => [ObservationType], {
    duties: STAFF_AND_WALL,
    description: 'The newest value of each indicator.',
  })
  latestObservations(
    @Ctx() context: RequestContext,
    @Root() facility: FacilityType,
    @Args(() => LatestArgs) args: LatestArgs,
  ): Promise<ObservationType[]> {
    return latestObservationsOf(context, facility.rowId, args);
  }
}
