import type { DecimalString } from '../shared/decimal.ts';
import { fail, ok } from '../shared/result.ts';
import type { Failure, Result } from '../shared/result.ts';
import type { IsoDate } from '../shared/time.ts';
import { ledgerAmount } from './ledger-amount.ts';
import type { ScheduledInstalment } from './owed-instalments.ts';

/** An instalment as the contract lists it, in the loan's currency. */
export interface AgreedInstalment {
  readonly dueDate: IsoDate;
  readonly principal: DecimalString;
  readonly interest: DecimalString;
}

export type InstalmentsFailure = Failure<'SCHEDULE_INVALID' | 'AMOUNT_OUT_OF_RANGE'>;

const MAX_INSTALMENTS = 1200;

/** Numbers instalments that come one after the other and ask for something each. */
export function checkInstalments(
  instalments: readonly AgreedInstalment[],
): Result<ScheduledInstalment[], InstalmentsFailure> {
  if (instalments.length < 1 || instalments.length > MAX_INSTALMENTS)
    return fail(
      'SCHEDULE_INVALID',
      `A schedule has 1 to ${MAX_INSTALMENTS} instalments, not ${instalments.length}.`,
      'instalments',
    );
  const numbered: ScheduledInstalment[] = [];
  for (const [index, { dueDate, ...parts }] of instalments.entries()) {
    const path = `instalments.${index}`;
    const principal = ledgerAmount(parts.principal, `${path}.principal`);
    if (!principal.ok) return principal;
    const interest = ledgerAmount(parts.interest, `${path}.interest`);
    if (!interest.ok) return interest;
    if (principal.value === '0' && interest.value === '0')
      return fail('SCHEDULE_INVALID', 'An instalment asks for principal, interest or both.', path);
    const before = numbered.at(-1);
    if (before !== undefined && dueDate <= before.dueDate)
      return fail(
        'SCHEDULE_INVALID',
        `Instalments come in the order of their due dates; ${dueDate} does not follow ${before.dueDate}.`,
        `${path}.dueDate`,
      );
    numbered.push({ number: index + 1, dueDate, principal: principal.value, interest: interest.value });
  }
  return ok(numbered);
}
