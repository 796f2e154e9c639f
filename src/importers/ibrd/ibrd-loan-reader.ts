import { rejectsOf, type FieldProblem, type ImportItem } from '../import-item.ts';
import { namedRows, type NamedRow } from '../named-rows.ts';
import { openByteSource, type OnBytes } from '../text-source.ts';
import { AMOUNT_COLUMNS, readAmounts, amountNotes } from './ibrd-amounts.ts';
import type { IbrdLoanRecord } from './ibrd-loan.ts';
import { facilityState } from './ibrd-status.ts';
import { RowCells } from './ibrd-cells.ts';

const REQUIRED_COLUMNS = [
  'End of Period',
  'Loan Number',
  'Region',
  'Country Code',
  'Country',
  'Borrower',
  'Guarantor',
  'Loan Type',
  'Loan Status',
  'Interest Rate',
  'Currency of Commitment',
  'Project ID',
  'Project Name',
  ...Object.values(AMOUNT_COLUMNS),
  'First Repayment Date',
  'Last Repayment Date',
  'Agreement Signing Date',
  'Board Approval Date',
  'Effective Date (Most Recent)',
  'Closed Date (Most Recent)',
  'Last Disbursement Date',
];

/** Loans of the World Bank's statement of loans and guarantees, one a row, with their borrower. */
export async function* readIbrdLoans(path: string, onBytes?: OnBytes): AsyncGenerator<ImportItem<IbrdLoanRecord>> {
  const source = await openByteSource(path, onBytes);
  for await (const row of namedRows(source, path, 'CSV', REQUIRED_COLUMNS)) {
    if (row.kind === 'reject') yield row;
    else yield* readRow(path, row);
  }
}

function* readRow(path: string, row: NamedRow): Generator<ImportItem<IbrdLoanRecord>> {
  const problems: FieldProblem[] = [];
  const record = readLoan(new RowCells(row, problems));
  if (problems.length > 0) yield* rejectsOf(path, row.line, problems);
  else yield { kind: 'record', line: row.line, record };
}

/** Reads every field so that all problems of a row are told at once; the result counts only when there are none. */
function readLoan(cells: RowCells): IbrdLoanRecord {
  const amounts = readAmounts(cells);
  const asOf = cells.date('End of Period');
  const lastRepaymentDate = cells.optionalDate('Last Repayment Date');
  const sourceStatus = cells.text('Loan Status');
  const state = facilityState(sourceStatus, { asOf, lastRepaymentDate, owed: amounts.obligation });
  if (state === null) cells.problem('Loan Status', "not a status with a place in a facility's life");
  return {
    borrower: readBorrower(cells),
    facility: {
      reference: cells.matching('Loan Number', /^IBRD[0-9A-Z]{4,8}$/, 'a loan number such as IBRD00010'),
      product: cells.text('Loan Type'),
      state: state ?? 'CLOSED',
      sourceStatus,
      currency: readCurrency(cells),
      ...amounts,
      interestRatePercent: cells.optionalAmount('Interest Rate'),
      asOf,
      approvedOn: cells.date('Board Approval Date'),
      signedOn: cells.optionalDate('Agreement Signing Date'),
      effectiveOn: cells.optionalDate('Effective Date (Most Recent)'),
      closedOn: cells.optionalDate('Closed Date (Most Recent)'),
      firstRepaymentDate: cells.optionalDate('First Repayment Date'),
      lastRepaymentDate,
      lastDisbursementDate: cells.optionalDate('Last Disbursement Date'),
      projectId: cells.text('Project ID'),
      projectName: cells.text('Project Name'),
      guarantor: cells.optionalText('Guarantor'),
    },
    notes: amountNotes(amounts),
  };
}

function readBorrower(cells: RowCells): IbrdLoanRecord['borrower'] {
  const countryCode = cells.matching('Country Code', /^[0-9A-Z]{2}$/, 'a two-character country code');
  const name = cells.text('Borrower');
  const reference = borrowerReference(countryCode, name);
  return { reference, name, countryCode, country: cells.text('Country'), region: cells.text('Region') };
}

/** The statement leaves the currency blank and gives every figure in US dollars. */
function readCurrency(cells: RowCells): string {
  return cells.optionalText('Currency of Commitment') === null
    ? 'USD'
    : cells.matching('Currency of Commitment', /^[A-Z]{3}$/, 'an ISO 4217 code');
}

/**
 * A stable key for a borrower the source gives no number: `id-ministry-of-finance`. Case, accents and punctuation vary
 * from loan to loan and do not count; two borrowers of one country under one name cannot be told apart.
 */
export function borrowerReference(countryCode: string, name: string): string {
  const plain = `${countryCode} ${name}`.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain
    .replace(/&/g, ' and ')
    .replace(/['’`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}
