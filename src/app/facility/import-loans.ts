import type { FacilityState } from '../../domain/facility/facility-machine.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import type { Failure, Result } from '../../domain/shared/result.ts';
import { importFacilities } from '../../persistence/facility/facility-write.repository.ts';
import type { NewRow } from '../../persistence/row-writes.ts';
import { newId } from '../../persistence/tenant.ts';
import { defineCommand } from '../command/command.ts';
import type { CommandContext } from '../command/command.ts';
import { recordFacilityIndicators } from './facility-indicators.ts';
import { recordTransitions } from './facility-transitions.ts';
import type { FacilityTransition } from './facility-transitions.ts';
import { importLoanClients } from './import-loan-clients.ts';
import { checkLoanRow } from './loan-row.ts';
import type { LoanRow } from './loan-row.ts';

export const MAX_LOANS = 5_000;

/** What came of a batch; facilitiesCreated + facilitiesUpdated + unchanged + rejected are all of its rows. */
export interface ImportedLoans {
  readonly clientsCreated: number;
  readonly facilitiesCreated: number;
  readonly facilitiesUpdated: number;
  readonly unchanged: number;
  /** `index` is the row's place in the batch, from 0; it changed nothing and stopped nothing. */
  readonly rejected: readonly { readonly index: number; readonly failure: Failure }[];
}

/**
 * Takes in loans with their totals as another book has them, each as often as it comes: borrowers and facilities are
 * found again by reference, and a second run changes nothing. New borrowers enter the root unit as active clients.
 */
export const importLoans = defineCommand(
  { name: 'importLoans', reach: 'SYSTEM' },
  async (context, { loans }: { readonly loans: readonly LoanRow[] }): Promise<Result<ImportedLoans>> => {
    if (loans.length > MAX_LOANS)
      return fail(
        'BATCH_TOO_LARGE',
        `The batch has ${loans.length} loans; ${MAX_LOANS} is the most. Send several.`,
        'loans',
      );
    const root = await context.query
      .selectFrom('organisation_unit')
      .select('id')
      .where('parent_id', 'is', null)
      .orderBy('path')
      .executeTakeFirst();
    if (root === undefined)
      return fail(
        'ROOT_UNIT_MISSING',
        'The institution has no organisation unit to put clients into; create one first.',
      );
    const known = await knownFacilities(
      context,
      loans.map(({ facility }) => facility.reference),
    );
    const { accepted, rejected } = classify(loans, known);
    if (accepted.length === 0)
      return ok({ clientsCreated: 0, facilitiesCreated: 0, facilitiesUpdated: 0, unchanged: 0, rejected });
    const clients = await importLoanClients(
      context,
      root.id,
      accepted.map(({ client }) => client),
    );
    // Read again now that the borrowers are locked.
    const before = await knownFacilities(
      context,
      accepted.map(({ facility }) => facility.reference),
    );
    const written = await upsertFacilities(context, clients.ids, accepted);
    await recordTransitions(context, statusChanges(accepted, before), 'Imported');
    await recordFacilityIndicators(
      context,
      written.map(({ id }) => id),
    );
    const facilitiesUpdated = written.filter(({ reference }) => before.has(reference)).length;
    const figures = {
      clientsCreated: clients.created,
      facilitiesCreated: written.length - facilitiesUpdated,
      facilitiesUpdated,
      unchanged: accepted.length - written.length,
    };
    context.audit.addFigures({ ...figures, rejected: rejected.length });
    return ok({ ...figures, rejected });
  },
);

/** A facility as it was before the import. */
interface KnownFacility {
  readonly id: string;
  readonly reference: string;
  readonly status: FacilityState;
  readonly clientReference: string;
}

/** The facilities that exist, by reference. */
async function knownFacilities(
  { query }: CommandContext,
  references: readonly string[],
): Promise<Map<string, KnownFacility>> {
  const rows = await query
    .selectFrom('facility as f')
    .innerJoin('client as c', 'c.id', 'f.client_id')
    .select(['f.id', 'f.reference', 'f.status', 'c.reference as clientReference'])
    .where('f.reference', '=', ({ fn, val }) => fn.any(val([...references])))
    .execute();
  return new Map(rows.map((row) => [row.reference, row]));
}

function statusChanges(loans: readonly LoanRow[], known: ReadonlyMap<string, KnownFacility>): FacilityTransition[] {
  return loans.flatMap(({ facility }) => {
    const before = known.get(facility.reference);
    return before === undefined || before.status === facility.status
      ? []
      : [{ facilityId: before.id, from: before.status, to: facility.status }];
  });
}

function classify(
  loans: readonly LoanRow[],
  known: ReadonlyMap<string, KnownFacility>,
): { accepted: LoanRow[]; rejected: ImportedLoans['rejected'] } {
  const accepted: LoanRow[] = [];
  const rejected: { index: number; failure: Failure }[] = [];
  const seen = new Set<string>();
  for (const [index, loan] of loans.entries()) {
    const { reference } = loan.facility;
    const checked = checkLoanRow(loan);
    const borrower = known.get(reference)?.clientReference ?? loan.client.reference;
    if (!checked.ok) rejected.push({ index, failure: checked.failure });
    else if (seen.has(reference))
      rejected.push({
        index,
        failure: fail('FACILITY_DUPLICATE', `The facility ${reference} is in the batch already.`, 'facility.reference')
          .failure,
      });
    else if (borrower !== loan.client.reference)
      rejected.push({
        index,
        failure: fail(
          'FACILITY_OF_OTHER_CLIENT',
          `The facility ${reference} belongs to the client ${borrower}.`,
          'client.reference',
        ).failure,
      });
    else accepted.push(checked.value);
    if (checked.ok) seen.add(reference);
  }
  return { accepted, rejected };
}

/**
 * Writes what is new or differs, and names just that. Rows go in by reference, so that two imports cannot wait for each
 * other.
 */
function upsertFacilities(
  context: CommandContext,
  clientIds: ReadonlyMap<string, string>,
  loans: readonly LoanRow[],
): Promise<{ id: string; reference: string }[]> {
  const rows = loans
    .map((loan) => facilityValues(context, clientIds.get(loan.client.reference)!, loan))
    .toSorted((a, b) => (a.reference < b.reference ? -1 : 1));
  return importFacilities(context.query, rows, context.recordedAt);
}

function facilityValues(
  { institutionId, recordedAt }: CommandContext,
  clientId: string,
  { facility }: LoanRow,
): NewRow<'facility'> {
  return {
    id: newId(),
    institution_id: institutionId,
    client_id: clientId,
    reference: facility.reference,
    product: facility.product,
    purpose: facility.purpose ?? null,
    currency: facility.currency,
    committed: facility.committed,
    drawn: facility.drawn,
    repaid: facility.repaid,
    cancelled: facility.cancelled,
    rate: facility.rate,
    day_count: facility.dayCount,
    tenor_months: null,
    repayment_style: null,
    status: facility.status,
    starts_on: facility.startsOn,
    available_until: facility.availableUntil ?? null,
    matures_on: facility.maturesOn,
    revolving: facility.revolving ?? false,
    days_past_due: 0,
    version: 1,
    created_at: recordedAt,
    updated_at: recordedAt,
  };
}
