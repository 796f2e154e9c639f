import { Int } from 'type-graphql';
import { field, objectType } from '../shared/declared.ts';
import { MoneyType } from '../shared/money.type.ts';
import { DateScalar, DateTimeScalar } from '../shared/scalars.ts';
import { InstalmentStatusEnum } from './facility.enum.ts';
import { EVERY_DUTY, STAFF } from '../../security/duty-sets.ts';

export const DrawdownType = objectType(
  'Drawdown',
  { description: 'Money paid out under a facility. Immutable.' },
  {
    amount: field(() => MoneyType, { duties: STAFF, description: 'Above 0.' }),
    valueDate: field(() => DateScalar, {
      duties: STAFF,
      description: 'Value date: the day interest starts to accrue on it.',
    }),
    purpose: field(() => String, {
      duties: STAFF,
      nullable: true,
      description: 'Purpose of the drawdown; null if none was given.',
    }),
    payee: field(() => String, {
      duties: STAFF,
      nullable: true,
      description: 'Who was paid; null if it was the borrower.',
    }),
    recordedAt: field(() => DateTimeScalar, { duties: STAFF, description: 'When it was recorded.' }),
  },
);
export type DrawdownType = InstanceType<typeof DrawdownType>;

export const RepaymentType = objectType(
  'Repayment',
  { description: 'Money received for a facility: amount = principal + interest. Immutable.' },
  {
    amount: field(() => MoneyType, { duties: STAFF, description: 'Total received, above 0.' }),
    principal: field(() => MoneyType, {
      duties: STAFF,
      description: 'Amount applied to principal, early if none was due.',
    }),
    interest: field(() => MoneyType, { duties: STAFF, description: 'Amount applied to interest.' }),
    paidOn: field(() => DateScalar, { duties: STAFF, description: 'The day it was received.' }),
    recordedAt: field(() => DateTimeScalar, { duties: STAFF, description: 'When it was recorded.' }),
  },
);
export type RepaymentType = InstanceType<typeof RepaymentType>;

export const RepaymentInstalmentType = objectType(
  'RepaymentInstalment',
  {
    description:
      'One instalment of a schedule, and its status on the business date. Repayments are applied to the oldest instalment first, and within it to interest before principal.',
  },
  {
    number: field(() => Int, { duties: STAFF, description: 'Instalment number, from 1.' }),
    dueDate: field(() => DateScalar, { duties: STAFF, description: 'Due date: payment on this day is not late.' }),
    principal: field(() => MoneyType, { duties: STAFF, description: 'Scheduled principal.' }),
    interest: field(() => MoneyType, { duties: STAFF, description: 'Scheduled interest.' }),
    principalPaid: field(() => MoneyType, {
      duties: STAFF,
      description: 'Principal paid; 0 before it is due, even if money was paid early.',
    }),
    interestPaid: field(() => MoneyType, { duties: STAFF, description: 'Interest paid; 0 before it is due.' }),
    unpaid: field(() => MoneyType, {
      duties: STAFF,
      description: 'Amount still payable, on the due date or since.',
    }),
    status: field(() => InstalmentStatusEnum, { duties: STAFF, description: 'Status on the business date.' }),
  },
);
export type RepaymentInstalmentType = InstanceType<typeof RepaymentInstalmentType>;

export const ArrearsType = objectType(
  'Arrears',
  { description: 'Amounts past due on the business date.' },
  {
    asOf: field(() => DateScalar, { duties: EVERY_DUTY, description: 'The business date it was calculated for.' }),
    amount: field(() => MoneyType, {
      duties: EVERY_DUTY,
      description: 'Principal and interest together; 0 if nothing is past due.',
    }),
    principal: field(() => MoneyType, { duties: EVERY_DUTY, description: 'Principal past due.' }),
    interest: field(() => MoneyType, { duties: EVERY_DUTY, description: 'Interest past due.' }),
    oldestUnpaidDueDate: field(() => DateScalar, {
      duties: EVERY_DUTY,
      nullable: true,
      description: 'Oldest due date still unpaid; null if nothing is past due.',
    }),
    daysPastDue: field(() => Int, {
      duties: EVERY_DUTY,
      description: 'Days since the oldest unpaid due date; 0 if nothing is past due.',
    }),
  },
);
export type ArrearsType = InstanceType<typeof ArrearsType>;
