import { Int } from 'type-graphql';
import { field, objectType } from '../shared/declared.ts';
import { MoneyType } from '../shared/money.type.ts';
import { DateScalar, DateTimeScalar } from '../shared/scalars.ts';
import { InstalmentStatusEnum } from './facility.enum.ts';
import { EVERY_DUTY, STAFF } from '../../security/duty-sets.ts';

export const DrawdownType = objectType(
  'Drawdown',
  { description: 'Money paid out under a facility. Never changed.' },
  {
    amount: field(() => MoneyType, { duties: STAFF, description: 'Above 0.' }),
    valueDate: field(() => DateScalar, { duties: STAFF, description: 'The day interest begins to run on it.' }),
    purpose: field(() => String, {
      duties: STAFF,
      nullable: true,
      description: 'What it was for; null where nothing was said.',
    }),
    payee: field(() => String, {
      duties: STAFF,
      nullable: true,
      description: 'Who was paid; null where it went to the borrower.',
    }),
    recordedAt: field(() => DateTimeScalar, { duties: STAFF, description: 'When it was recorded.' }),
  },
);
export type DrawdownType = InstanceType<typeof DrawdownType>;

export const RepaymentType = objectType(
  'Repayment',
  { description: 'Money received on a facility: amount = principal + interest. Never changed.' },
  {
    amount: field(() => MoneyType, { duties: STAFF, description: 'All that was received, above 0.' }),
    principal: field(() => MoneyType, {
      duties: STAFF,
      description: 'What it paid of principal, early where none was due.',
    }),
    interest: field(() => MoneyType, { duties: STAFF, description: 'What it paid of interest.' }),
    paidOn: field(() => DateScalar, { duties: STAFF, description: 'The day it was received.' }),
    recordedAt: field(() => DateTimeScalar, { duties: STAFF, description: 'When it was recorded.' }),
  },
);
export type RepaymentType = InstanceType<typeof RepaymentType>;

export const RepaymentInstalmentType = objectType(
  'RepaymentInstalment',
  {
    description:
      'One payment of a schedule, and how it stands on the business date. Repayments are set against the oldest instalment first, and in it interest before principal.',
  },
  {
    number: field(() => Int, { duties: STAFF, description: 'From 1 on.' }),
    dueDate: field(() => DateScalar, { duties: STAFF, description: 'Paid on this day it is not late.' }),
    principal: field(() => MoneyType, { duties: STAFF, description: 'Principal as scheduled.' }),
    interest: field(() => MoneyType, { duties: STAFF, description: 'Interest as scheduled.' }),
    principalPaid: field(() => MoneyType, {
      duties: STAFF,
      description: 'Paid of the principal; 0 before it is due, though money may have been paid early.',
    }),
    interestPaid: field(() => MoneyType, { duties: STAFF, description: 'Paid of the interest; 0 before it is due.' }),
    unpaid: field(() => MoneyType, {
      duties: STAFF,
      description: 'What can still be asked for, on its date or since.',
    }),
    status: field(() => InstalmentStatusEnum, { duties: STAFF, description: 'Where it stands.' }),
  },
);
export type RepaymentInstalmentType = InstanceType<typeof RepaymentInstalmentType>;

export const ArrearsType = objectType(
  'Arrears',
  { description: 'What is late on the business date.' },
  {
    asOf: field(() => DateScalar, { duties: EVERY_DUTY, description: 'The business date it was worked out for.' }),
    amount: field(() => MoneyType, {
      duties: EVERY_DUTY,
      description: 'Principal and interest together; 0 where nothing is late.',
    }),
    principal: field(() => MoneyType, { duties: EVERY_DUTY, description: 'Late principal.' }),
    interest: field(() => MoneyType, { duties: EVERY_DUTY, description: 'Late interest.' }),
    oldestUnpaidDueDate: field(() => DateScalar, {
      duties: EVERY_DUTY,
      nullable: true,
      description: 'Since when; null where nothing is late.',
    }),
    daysPastDue: field(() => Int, { duties: EVERY_DUTY, description: 'Days since then; 0 where nothing is late.' }),
  },
);
export type ArrearsType = InstanceType<typeof ArrearsType>;
