import { importLoans } from '../../app/facility/import-loans.ts';
import type { LoanRow } from '../../app/facility/loan-row.ts';
import { Decimal } from '../../domain/shared/decimal.ts';
import { importBatches, writeRefused } from '../import-batches.ts';
import type { Placed } from '../import-batches.ts';
import { ImportRefused } from '../import-target.ts';
import type { ImportSummary, ImportTarget } from '../import-target.ts';
import type { OnBytes } from '../text-source.ts';
import { readIbrdLoans } from './ibrd-loan-reader.ts';
import type { IbrdLoanRecord } from './ibrd-loan.ts';

/** Small enough for a transaction that others hardly notice. */
const LOANS_AT_ONCE = 200;

/** Takes in the loans of the World Bank's statement of loans, with their borrowers. */
export function importIbrdLoans(target: ImportTarget, file: string, onBytes: OnBytes): Promise<ImportSummary> {
  return importBatches(target, readIbrdLoans(file, onBytes), {
    recordsAtOnce: LOANS_AT_ONCE,
    take: (batch, summary) => recordLoans(target, file, batch, summary),
  });
}

async function recordLoans(
  target: ImportTarget,
  file: string,
  batch: readonly Placed<IbrdLoanRecord>[],
  summary: ImportSummary,
): Promise<void> {
  const { commands, institutionId } = target;
  const result = await commands.run(
    importLoans,
    { userId: null, subject: 'system', institutionId },
    { loans: batch.map(({ record }) => ibrdLoanRow(record)) },
  );
  if (!result.ok)
    throw new ImportRefused(
      `${file}: the batch that begins at line ${batch[0]!.line} was refused: ${result.failure.message}`,
    );
  const { clientsCreated, facilitiesCreated, facilitiesUpdated, unchanged, rejected } = result.value;
  await writeRefused(target, file, batch, rejected, (index) => batch[index]!.record.facility.reference, summary);
  summary.clientsCreated += clientsCreated;
  summary.recorded += facilitiesCreated;
  summary.restated += facilitiesUpdated;
  summary.unchanged += unchanged;
}

/**
 * A loan as our books keep it. What is owed is the borrower's obligation, at today's rates and without what was sold;
 * so that drawn − repaid is just that, drawn is taken as repaid + obligation and not as what was disbursed at the time.
 */
export function ibrdLoanRow({ borrower, facility }: IbrdLoanRecord): LoanRow {
  const { interestRatePercent } = facility;
  return {
    client: { reference: borrower.reference, name: borrower.name, country: borrower.countryCode, segment: 'SOVEREIGN' },
    facility: {
      reference: facility.reference,
      product: facility.product,
      purpose: facility.projectName,
      currency: facility.currency,
      committed: facility.originalPrincipal,
      cancelled: facility.cancelled,
      drawn: new Decimal(facility.repaid).plus(facility.obligation).toFixed(),
      repaid: facility.repaid,
      rate: interestRatePercent === null ? null : new Decimal(interestRatePercent).dividedBy(100).toFixed(),
      dayCount: 'ACT_360',
      status: facility.state,
      startsOn: facility.effectiveOn ?? facility.signedOn ?? facility.approvedOn,
      availableUntil: facility.closedOn,
      maturesOn: facility.lastRepaymentDate,
    },
  };
}
