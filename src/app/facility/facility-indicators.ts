import { facilityLoanToValue, isInForce } from '../../domain/collateral/secured-value.ts';
import { daysPastDue } from '../../domain/facility/arrears.ts';
import { loanAccount, owedInstalments } from '../../domain/facility/owed-instalments.ts';
import type { LoanAccount } from '../../domain/facility/owed-instalments.ts';
import { outstandingAmount, utilisation } from '../../domain/facility/utilisation.ts';
import { Decimal } from '../../domain/shared/decimal.ts';
import type { Ratio } from '../../domain/shared/money.ts';
import { daysBetween } from '../../domain/shared/time.ts';
import type { IsoDate } from '../../domain/shared/time.ts';
import { DEFAULT_VALUATION_RULE } from '../../domain/collateral/valuation.ts';
import { findSecuringAssets } from '../../persistence/collateral/collateral.repository.ts';
import type { SecuringAsset } from '../../persistence/collateral/collateral.repository.ts';
import { storeDaysPastDue } from '../../persistence/facility/facility-write.repository.ts';
import { findLoanAccounts } from '../../persistence/facility/facility.repository.ts';
import type { FacilityRow } from '../../persistence/facility/facility.repository.ts';
import { findLatest } from '../../persistence/indicator/observation-read.repository.ts';
import type { CommandContext } from '../command/command.ts';
import { lockClientsOfFacilities } from '../command/locks.ts';
import { recordValues } from '../observation/record-values.ts';
import type { NewValue } from '../observation/record-values.ts';

/** The indicators that come from the lender's own books. */
export const FACILITY_INDICATORS = ['days_past_due', 'utilisation', 'loan_to_value', 'valuation_age_days'] as const;
type FacilityIndicator = (typeof FACILITY_INDICATORS)[number];

/** Observes facilities as of the business date, and judges the rules that watch what was found. */
export async function recordFacilityIndicators(context: CommandContext, facilityIds: readonly string[]): Promise<void> {
  await recordValues(context, await observeFacilities(context, facilityIds, context.businessDate));
}

/**
 * What the books say of facilities on a date, in a fixed number of queries however many they are; it also brings
 * `facility.days_past_due` up to date. A figure that a facility never had (the loan to value of an unsecured one) is
 * left out; one that it had and has no longer is null with its reason.
 */
export async function observeFacilities(
  context: CommandContext,
  facilityIds: readonly string[],
  asOf: IsoDate,
): Promise<NewValue[]> {
  if (facilityIds.length === 0) return [];
  const { query } = context;
  await lockClientsOfFacilities(context, facilityIds);
  const facilities = await query
    .selectFrom('facility')
    .selectAll()
    .where('id', '=', ({ fn, val }) => fn.any(val([...facilityIds])))
    .orderBy('id')
    .execute();
  const accounts = await findLoanAccounts(query, facilityIds);
  const secured = await findSecuringAssets(query, facilityIds, asOf);
  const defined = await definedIndicators(context);
  const known = await knownSeries(context, facilityIds);
  const late: { id: string; days: number }[] = [];
  const values = facilities.flatMap((facility) => {
    const figures = figuresOf(
      facility,
      loanAccount(facility, accounts.get(facility.id)!),
      secured.get(facility.id)!,
      asOf,
    );
    late.push({ id: facility.id, days: Number(figures.days_past_due.value ?? 0) });
    return FACILITY_INDICATORS.filter(
      (code) => defined.has(code) && (figures[code].value !== null || known.has(`${facility.id} ${code}`)),
    ).map((code) => newValue(facility, code, figures[code], asOf));
  });
  await storeDaysPastDue(query, late);
  return values;
}

function newValue(
  facility: FacilityRow,
  indicatorCode: FacilityIndicator,
  { value, reason }: Ratio,
  asOf: IsoDate,
): NewValue {
  return {
    clientId: facility.client_id,
    facilityId: facility.id,
    indicatorCode,
    value,
    nullReason: reason,
    asOf,
    source: 'FACILITY',
    statementVersionId: null,
    lineage: null,
  };
}

function figuresOf(
  facility: FacilityRow,
  account: LoanAccount,
  secured: readonly SecuringAsset[],
  asOf: IsoDate,
): Record<FacilityIndicator, Ratio> {
  const outstanding = { amount: outstandingAmount(facility), currency: facility.currency };
  return {
    days_past_due: latenessOf(facility, account, asOf),
    utilisation: utilisation(facility),
    loan_to_value: facilityLoanToValue(outstanding, secured),
    valuation_age_days: valuationAge(secured, asOf),
  };
}

/**
 * A revolving facility has no instalments, yet all of it falls due when it matures; of another without a schedule
 * nothing is known.
 */
function latenessOf(facility: FacilityRow, account: LoanAccount, asOf: IsoDate): Ratio {
  if (account.schedule.length > 0) return figure(daysPastDue(owedInstalments(account), account.repayments, asOf));
  if (!facility.revolving) return { value: null, reason: 'NO_SCHEDULE' };
  const isOwed = new Decimal(outstandingAmount(facility)).gt(0);
  return figure(isOwed && facility.matures_on !== null ? Math.max(0, daysBetween(facility.matures_on, asOf)) : 0);
}

/** Days since the oldest of the valuations that count for the facility; face values never grow old. */
function valuationAge(secured: readonly SecuringAsset[], asOf: IsoDate): Ratio {
  const ageing = secured
    .map(({ asset }) => asset)
    .filter((asset) => isInForce(asset.state) && DEFAULT_VALUATION_RULE[asset.kind] !== null);
  if (ageing.length === 0) return { value: null, reason: 'NO_COLLATERAL' };
  const ages = ageing.flatMap(({ valuation }) => (valuation === null ? [] : [daysBetween(valuation.valuedOn, asOf)]));
  return ages.length === 0 ? { value: null, reason: 'NO_VALUATION' } : figure(Math.max(...ages));
}

function figure(value: number): Ratio {
  return { value: String(value), reason: null };
}

async function definedIndicators({ query }: CommandContext): Promise<Set<string>> {
  const rows = await query
    .selectFrom('indicator')
    .select('code')
    .where('code', 'in', [...FACILITY_INDICATORS])
    .execute();
  return new Set(rows.map((row) => row.code));
}

/** Series whose latest value is a figure: they are told when it is gone. */
async function knownSeries({ query }: CommandContext, facilityIds: readonly string[]): Promise<Set<string>> {
  const indicators = await query
    .selectFrom('indicator')
    .select(['id', 'code'])
    .where('code', 'in', [...FACILITY_INDICATORS])
    .execute();
  const codeOf = new Map(indicators.map(({ id, code }) => [id, code]));
  const latest = await findLatest(query, facilityIds, { indicatorIds: [...codeOf.keys()] });
  return new Set(
    latest
      .filter(({ value }) => value !== null)
      .map(({ subjectId, indicatorId }) => `${subjectId} ${codeOf.get(indicatorId)}`),
  );
}
