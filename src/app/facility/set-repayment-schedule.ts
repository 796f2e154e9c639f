import { CREDIT } from '../../security/duty-sets.ts';
import { checkInstalments } from '../../domain/facility/agreed-instalments.ts';
import type { AgreedInstalment } from '../../domain/facility/agreed-instalments.ts';
import { ledgerAmount } from '../../domain/facility/ledger-amount.ts';
import type { ScheduledInstalment } from '../../domain/facility/owed-instalments.ts';
import { buildRepaymentSchedule } from '../../domain/facility/repayment-schedule.ts';
import type { REPAYMENT_STYLES, RepaymentStyle, RepaymentTerms } from '../../domain/facility/repayment-terms.ts';
import { Decimal, sumDecimals } from '../../domain/shared/decimal.ts';
import type { DecimalString } from '../../domain/shared/decimal.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import type { Result } from '../../domain/shared/result.ts';
import type { IsoDate } from '../../domain/shared/time.ts';
import type { FacilityRow } from '../../persistence/facility/facility.repository.ts';
import { replaceSchedule } from '../../persistence/facility/facility-write.repository.ts';
import { newId } from '../../persistence/tenant.ts';
import { defineCommand } from '../command/command.ts';
import type { CommandContext } from '../command/command.ts';
import { recordFacilityIndicators } from './facility-indicators.ts';
import { lockFacility, updateFacility } from './lock-facility.ts';
import type { FacilityKey } from './lock-facility.ts';

type StyleName = (typeof REPAYMENT_STYLES)[number];

/** Terms a schedule is built from; currency, rate and day count are the facility's. */
export interface ScheduleTerms {
  /** Null: what is committed. */
  readonly principal?: DecimalString | null;
  /** Null: the facility's own. */
  readonly style?: StyleName | null;
  /** The day interest begins to run; null: the facility's start. */
  readonly startDate?: IsoDate | null;
  readonly firstDueDate: IsoDate;
  readonly frequencyMonths: number;
  readonly instalmentCount: number;
  /** For CUSTOM. */
  readonly principalParts?: readonly DecimalString[] | null;
  /** For SCULPTED. */
  readonly targetDscr?: DecimalString | null;
  readonly cfads?: readonly DecimalString[] | null;
}

export interface SetRepaymentSchedule extends FacilityKey {
  readonly terms?: ScheduleTerms | null;
  readonly instalments?: readonly AgreedInstalment[] | null;
}

/** Agrees when a facility comes back: built from terms, or as listed. */
export const setRepaymentSchedule = defineCommand(
  { name: 'setRepaymentSchedule', duties: CREDIT, reach: 'UNIT' },
  async (context, input: SetRepaymentSchedule) => {
    const locked = await lockFacility(context, input);
    if (!locked.ok) return locked;
    const facility = locked.value;
    const repaid = await context.query
      .selectFrom('repayment')
      .select('id')
      .where('facility_id', '=', facility.id)
      .executeTakeFirst();
    if (repaid !== undefined)
      return fail(
        'SCHEDULE_IN_USE',
        'Repayments were booked against the schedule; it can be replaced only while nothing was repaid.',
      );
    const style = input.terms?.style ?? facility.repayment_style;
    const schedule = instalmentsOf(facility, style, input);
    if (!schedule.ok) return schedule;
    const commitment = new Decimal(facility.committed).minus(facility.cancelled);
    const principal = sumDecimals(schedule.value.map((instalment) => instalment.principal));
    if (principal.gt(commitment))
      return fail(
        'SCHEDULE_EXCEEDS_COMMITMENT',
        `The schedule repays ${principal} ${facility.currency}, but only ${commitment} is committed.`,
        'terms.principal',
      );
    await storeSchedule(context, facility.id, schedule.value);
    await updateFacility(context, facility.id, { repayment_style: input.instalments == null ? style : 'CUSTOM' });
    await recordFacilityIndicators(context, [facility.id]);
    return ok({ facilityId: facility.id });
  },
);

function instalmentsOf(
  facility: FacilityRow,
  style: StyleName | null,
  { terms, instalments }: SetRepaymentSchedule,
): Result<readonly ScheduledInstalment[]> {
  if ((terms == null) === (instalments == null))
    return fail(
      'SCHEDULE_SOURCE_REQUIRED',
      'Give `terms` to build a schedule from, or `instalments`, and one of them only.',
    );
  if (instalments != null) return checkInstalments(instalments);
  if (style === null)
    return fail(
      'REPAYMENT_TERMS_INVALID',
      'Neither the terms nor the facility say how principal is repaid; give a style.',
      'terms.style',
    );
  if (facility.rate === null)
    return fail(
      'RATE_REQUIRED',
      'The facility has no rate to compute interest from; list the instalments instead.',
      'terms',
    );
  const principal = ledgerAmount(
    terms!.principal ?? new Decimal(facility.committed).minus(facility.cancelled).toString(),
    'terms.principal',
  );
  if (!principal.ok) return principal;
  const built = buildRepaymentSchedule(termsOf(facility, facility.rate, style, principal.value, terms!));
  return built.ok
    ? built
    : {
        ok: false,
        failure: {
          ...built.failure,
          path: built.failure.path === undefined ? 'terms' : `terms.${built.failure.path.replace('repayment.', '')}`,
        },
      };
}

function termsOf(
  facility: FacilityRow,
  annualRate: DecimalString,
  style: StyleName,
  principal: DecimalString,
  terms: ScheduleTerms,
): RepaymentTerms {
  const { firstDueDate, frequencyMonths, instalmentCount } = terms;
  return {
    principal,
    currency: facility.currency,
    annualRate,
    dayCount: facility.day_count,
    startDate: terms.startDate ?? facility.starts_on ?? '',
    firstDueDate,
    frequencyMonths,
    instalmentCount,
    repayment: repaymentOf(style, terms),
  };
}

function repaymentOf(style: StyleName, { principalParts, targetDscr, cfads }: ScheduleTerms): RepaymentStyle {
  if (style === 'CUSTOM') return { style, principalParts: principalParts ?? [] };
  if (style === 'SCULPTED') return { style, targetDscr: targetDscr ?? '', cfads: cfads ?? [] };
  return { style };
}

function storeSchedule(
  { query, institutionId }: CommandContext,
  facilityId: string,
  instalments: readonly ScheduledInstalment[],
): Promise<void> {
  const rows = instalments.map(({ number, dueDate, principal, interest }) => ({
    id: newId(),
    institution_id: institutionId,
    facility_id: facilityId,
    number,
    due_date: dueDate,
    principal,
    interest,
  }));
  return replaceSchedule(query, facilityId, rows);
}
