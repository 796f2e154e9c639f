import { describe, expect, test } from 'vitest';
import { Decimal } from '../../../src/domain/shared/decimal.ts';
import { borrowerReference, readIbrdLoans } from '../../../src/importers/ibrd/ibrd-loan-reader.ts';
import { describeWithData, sharedDataFile } from '../../support/shared-data.ts';
import { collect, temporaryFile } from '../collect.ts';

const CELLS: Record<string, string> = {
  'End of Period': '05/31/2023 12:00:00 AM',
  'Loan Number': 'IBRD00010',
  Region: 'EUROPE AND CENTRAL ASIA',
  'Country Code': 'FR',
  Country: 'France',
  Borrower: 'CREDIT NATIONAL',
  'Guarantor Country Code': 'FR',
  Guarantor: 'France',
  'Loan Type': 'NPL',
  'Loan Status': 'Repaying',
  'Interest Rate': '4.25',
  'Currency of Commitment': '',
  'Project ID': 'P037383',
  'Project Name': 'RECONSTRUCTION, "PHASE" I',
  'Original Principal Amount': '250',
  'Cancelled Amount': '50',
  'Undisbursed Amount': '20',
  'Disbursed Amount': '180',
  'Repaid to IBRD': '100',
  'Due to IBRD': '80',
  'Exchange Adjustment': '-1.5',
  "Borrower's Obligation": '78.5',
  'Sold 3rd Party': '0',
  'Repaid 3rd Party': '0',
  'Due 3rd Party': '0',
  'Loans Held': '98.5',
  'First Repayment Date': '11/01/1952 12:00:00 AM',
  'Last Repayment Date': '05/01/2030 12:00:00 AM',
  'Agreement Signing Date': '',
  'Board Approval Date': '05/09/1947 12:00:00 AM',
  'Effective Date (Most Recent)': '06/09/1947 12:00:00 AM',
  'Closed Date (Most Recent)': '',
  'Last Disbursement Date': '',
};

async function read(...changes: Record<string, string>[]) {
  const quote = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
  const rows = changes.map((change) =>
    Object.values({ ...CELLS, ...change })
      .map(quote)
      .join(','),
  );
  return collect(
    readIbrdLoans(temporaryFile('loans.csv', [Object.keys(CELLS).map(quote).join(','), ...rows].join('\r\n'))),
  );
}

describe('a loan', () => {
  test('becomes a borrower and a facility, with cancellations kept apart', async () => {
    const { records, rejects } = await read({});
    expect(rejects).toEqual([]);
    expect(records[0]?.borrower).toEqual({
      reference: 'fr-credit-national',
      name: 'CREDIT NATIONAL',
      countryCode: 'FR',
      country: 'France',
      region: 'EUROPE AND CENTRAL ASIA',
    });
    expect(records[0]?.facility).toMatchObject({
      reference: 'IBRD00010',
      product: 'NPL',
      state: 'AVAILABLE',
      currency: 'USD',
      originalPrincipal: '250',
      cancelled: '50',
      committed: '200',
      undisbursed: '20',
      disbursed: '180',
      repaid: '100',
      due: '80',
      exchangeAdjustment: '-1.5',
      obligation: '78.5',
      interestRatePercent: '4.25',
      asOf: '2023-05-31',
      approvedOn: '1947-05-09',
      signedOn: null,
      firstRepaymentDate: '1952-11-01',
      projectName: 'RECONSTRUCTION, "PHASE" I',
    });
    expect(records[0]?.notes).toEqual([]);
  });

  test.each([
    ['Approved', 'CONDITIONS_PENDING'],
    ['Signed', 'CONDITIONS_PENDING'],
    ['Effective', 'AVAILABLE'],
    ['Disbursing&Repaying', 'AVAILABLE'],
    ['Fully Disbursed', 'AVAILABLE'],
    ['Fully Repaid', 'CLOSED'],
    ['Fully Cancelled', 'CLOSED'],
    ['Terminated', 'CLOSED'],
    ['Fully Transferred', 'CLOSED'],
  ])('%s is %s', async (status, state) => {
    expect((await read({ 'Loan Status': status })).records[0]?.facility.state).toBe(state);
  });

  test('that owes past its last repayment date has matured', async () => {
    const past = { 'Last Repayment Date': '05/01/2020 12:00:00 AM' };
    const { records } = await read(past, { ...past, "Borrower's Obligation": '0.01' });
    expect(records.map((record) => record.facility.state)).toEqual(['MATURED', 'AVAILABLE']);
  });

  test.each([
    ['Borrower', ''],
    ['Loan Number', '10'],
    ['Loan Status', 'Draft'],
    ['Board Approval Date', '31/05/1947 12:00:00 AM'],
    ['Board Approval Date', ''],
    ['Last Repayment Date', '02/30/2020 12:00:00 AM'],
    ['Disbursed Amount', 'lots'],
    ['Disbursed Amount', '-10'],
    ['Country Code', 'FRA'],
    ['Currency of Commitment', 'euro'],
  ])('is rejected for %s = "%s"', async (field, value) => {
    const { records, rejects } = await read({}, { [field]: value }, {});
    expect(rejects).toMatchObject([{ line: 3, field, value }]);
    expect(records).toHaveLength(2);
  });

  test('takes a few cents below zero as rounding, and tells sums that do not hold', async () => {
    const { records } = await read({ 'Undisbursed Amount': '-0.01' });
    expect(records[0]?.facility.undisbursed).toBe('0');
    expect(records[0]?.notes.map((note) => note.code)).toEqual(['IDENTITY_COMMITTED']);
  });
});

test.each([
  ['BR', 'Ministério da Fazenda', 'br-ministerio-da-fazenda'],
  ['IN', 'CONTROLLER OF AID ACCOUNTS & AUDIT', 'in-controller-of-aid-accounts-and-audit'],
  ['FR', "  MINISTERE DE L'ECONOMIE ", 'fr-ministere-de-leconomie'],
])('the reference of %s %s', (country, name, reference) => {
  expect(borrowerReference(country, name)).toBe(reference);
});

const FILE = 'ibrd_statement_of_loans.csv.gz';
describeWithData('the published loans', [FILE], () => {
  test('read whole but for those without a borrower', async () => {
    const { records, rejects } = await collect(readIbrdLoans(sharedDataFile(FILE)));
    expect(records).toHaveLength(8955);
    expect(rejects).toHaveLength(57);
    expect(new Set(rejects.map((reject) => reject.field))).toEqual(new Set(['Borrower']));
    const total = records.reduce((sum, { facility }) => sum.plus(facility.disbursed), new Decimal(0));
    expect(total.gt('6e11') && total.lt('8e11')).toBe(true);
  });
});
