import { FRONT_AND_RISK } from '../../security/duty-sets.ts';
import { isDecimalString } from '../../domain/shared/decimal.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import type { Failure, Result } from '../../domain/shared/result.ts';
import { isIsoDate } from '../../domain/shared/time.ts';
import { indicatorIds } from '../../persistence/indicator/indicator.repository.ts';
import { authoriseClients } from '../command/authorise.ts';
import type { ClientKey } from '../command/authorise.ts';
import { defineCommand } from '../command/command.ts';
import type { CommandContext } from '../command/command.ts';
import { countRaised, recordValues } from './record-values.ts';
import type { NewValue } from './record-values.ts';

export const MAX_OBSERVATIONS = 10_000;

/** One observation as it comes in from outside; about the client, or about one facility where that is named. */
export interface ObservationInput extends ClientKey {
  readonly facilityId?: string | null;
  readonly facilityReference?: string | null;
  /** The indicator's code. */
  readonly indicator: string;
  readonly value?: string | null;
  readonly nullReason?: string | null;
  readonly asOf: string;
}

export interface RecordObservations {
  readonly observations: readonly ObservationInput[];
}

export interface RejectedRow {
  /** Place in the input, from 0. */
  readonly index: number;
  readonly failure: Failure;
}

/** Records a batch of observations: good rows are kept, bad ones named, and the rules that watch them judged. */
export const recordObservations = defineCommand(
  { name: 'recordObservations', duties: [...FRONT_AND_RISK, 'PARTNER'], reach: 'UNIT' },
  async (context, { observations }: RecordObservations) => {
    if (observations.length === 0) return fail('BATCH_EMPTY', 'The batch has no observations.', 'observations');
    if (observations.length > MAX_OBSERVATIONS)
      return fail(
        'BATCH_TOO_LARGE',
        `The batch has ${observations.length} observations; ${MAX_OBSERVATIONS} is the most. Send several.`,
        'observations',
      );
    const known = await loadKnown(context, observations);
    const values: NewValue[] = [];
    const rejected: RejectedRow[] = [];
    observations.forEach((observation, index) => {
      const checked = check(observation, known, `observations.${index}`);
      if (checked.ok) values.push(checked.value);
      else rejected.push({ index, failure: checked.failure });
    });
    const { recorded, judgements } = await recordValues(context, values, known.clients.byId);
    context.audit.addFigures({ recorded, rejected: rejected.length, alertsRaised: countRaised(judgements) });
    return ok({
      recorded,
      rejected,
      alertsRaised: countRaised(judgements),
      alertIds: [...new Set(judgements.map((judgement) => judgement.alertId))],
    });
  },
);

interface Known {
  readonly clients: Awaited<ReturnType<typeof authoriseClients>>;
  readonly facilitiesById: ReadonlyMap<string, { id: string; clientId: string }>;
  readonly facilitiesByReference: ReadonlyMap<string, { id: string; clientId: string }>;
  /** By code. */
  readonly indicators: ReadonlyMap<string, string>;
}

async function loadKnown(context: CommandContext, observations: readonly ObservationInput[]): Promise<Known> {
  const distinct = (value: (observation: ObservationInput) => string | null | undefined): string[] => [
    ...new Set(observations.flatMap((observation) => value(observation) ?? [])),
  ];
  const [facilityIds, facilityReferences] = [distinct((o) => o.facilityId), distinct((o) => o.facilityReference)];
  const facilities =
    facilityIds.length + facilityReferences.length === 0
      ? []
      : await context.query
          .selectFrom('facility')
          .select(['id', 'reference', 'client_id as clientId'])
          .where((where) =>
            where.or([
              where('id', '=', where.fn.any(where.val(facilityIds))),
              where('reference', '=', where.fn.any(where.val(facilityReferences))),
            ]),
          )
          .execute();
  const ids = new Set([...distinct((o) => o.clientId), ...facilities.map((facility) => facility.clientId)]);
  const clients = await authoriseClients(context, {
    ids: [...ids],
    references: distinct((o) => o.clientReference),
  });
  return {
    clients,
    facilitiesById: new Map(facilities.map((facility) => [facility.id, facility])),
    facilitiesByReference: new Map(facilities.map((facility) => [facility.reference, facility])),
    indicators: await indicatorIds(context.query),
  };
}

function check(row: ObservationInput, known: Known, path: string): Result<NewValue> {
  const facility =
    row.facilityId != null
      ? known.facilitiesById.get(row.facilityId)
      : row.facilityReference != null
        ? known.facilitiesByReference.get(row.facilityReference)
        : null;
  if (facility === undefined)
    return fail(
      'FACILITY_NOT_FOUND',
      `There is no facility ${row.facilityReference ?? 'with this ID'} in the units your duty covers.`,
      `${path}.facilityId`,
    );
  const client =
    row.clientId != null
      ? known.clients.byId.get(row.clientId)
      : row.clientReference != null
        ? known.clients.byReference.get(row.clientReference)
        : facility === null
          ? undefined
          : known.clients.byId.get(facility.clientId);
  if (client === undefined)
    return fail(
      'CLIENT_NOT_FOUND',
      `There is no client ${row.clientReference ?? 'with this ID'} in the units your duty covers. Name it by clientId or clientReference, or name its facility.`,
      `${path}.clientId`,
    );
  if (facility !== null && facility.clientId !== client.id)
    return fail('FACILITY_NOT_FOUND', 'The facility is not one of this client.', `${path}.facilityId`);
  if (!known.indicators.has(row.indicator))
    return fail(
      'INDICATOR_UNKNOWN',
      `There is no indicator ${row.indicator}. \`indicators\` lists them.`,
      `${path}.indicator`,
    );
  if (!isIsoDate(row.asOf))
    return fail('DATE_INVALID', `${row.asOf} is not a date of the form YYYY-MM-DD.`, `${path}.asOf`);
  const value = row.value ?? null;
  if (value !== null && !isDecimalString(value))
    return fail('VALUE_INVALID', `${value} is not a decimal such as 1250000.50.`, `${path}.value`);
  const nullReason = row.nullReason ?? null;
  if ((value === null) !== (nullReason !== null && nullReason.trim() !== ''))
    return fail(
      'VALUE_OR_REASON',
      'Give a value, or the reason why there is none, and one of them only.',
      `${path}.value`,
    );
  return ok({
    clientId: client.id,
    facilityId: facility?.id ?? null,
    indicatorCode: row.indicator,
    value,
    nullReason,
    asOf: row.asOf,
    source: 'EXTERNAL',
    statementVersionId: null,
    lineage: null,
  });
}
