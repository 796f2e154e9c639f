import { Int } from 'type-graphql';
import type { InstalmentStatusCode } from '../../domain/facility/owed-instalments.ts';
import { MoneyType } from '../shared/money.type.ts';
import { DateScalar, DateTimeScalar } from '../shared/scalars.ts';
import { InstalmentStatusEnum } from './facility.enum.ts';
import { Field, ObjectType } from '../shared/fields.ts';
import { EVERY_DUTY, STAFF } from '../../security/duty-sets.ts';

@ObjectType('Drawdown', { description: 'Money paid out under a facility. Never changed.' })
export class DrawdownType {
  @Field(() => MoneyType, { duties: STAFF, description: 'Above 0.' })
  amount!: MoneyType;

  @Field(() => DateScalar, { duties: STAFF, description: 'The day interest begins to run on it.' })
  valueDate!: string;

  @Field(() => String, { duties: STAFF, nullable: true, description: 'What it was for; null where nothing was said.' })
  purpose!: string | null;

  @Field(() => String, {
    duties: STAFF,
    nullable: true,
    description: 'Who was paid; null where it went to the borrower.',
  })
  payee!: string | null;

  @Field(() => DateTimeScalar, { duties: STAFF, description: 'When it was recorded.' })
  recordedAt!: Date;
}

@ObjectType('Repayment', { description: 'Money received on a facility: amount = principal + interest. Never changed.' })
export class RepaymentType {
  @Field(() => MoneyType, { duties: STAFF, description: 'All that was received, above 0.' })
  amount!: MoneyType;

  @Field(() => MoneyType, { duties: STAFF, description: 'What it paid of principal, early where none was due.' })
  principal!: MoneyType;

  @Field(() => MoneyType, { duties: STAFF, description: 'What it paid of interest.' })
  interest!: MoneyType;

  @Field(() => DateScalar, { duties: STAFF, description: 'The day it was received.' })
  paidOn!: string;

  @Field(() => DateTimeScalar, { duties: STAFF, description: 'When it was recorded.' })
  recordedAt!: Date;
}

@ObjectType('RepaymentInstalment', {
  description:
    'One payment of a schedule, and how it stands on the business date. Repayments are set against the oldest instalment first, and in it interest before principal.',
})
export class RepaymentInstalmentType {
  @Field(() => Int, { duties: STAFF, description: 'From 1 on.' })
  number!: number;

  @Field(() => DateScalar, { duties: STAFF, description: 'Paid on this day it is not late.' })
  dueDate!: string;

  @Field(() => MoneyType, { duties: STAFF, description: 'Principal as scheduled.' })
  principal!: MoneyType;

  @Field(() => MoneyType, { duties: STAFF, description: 'Interest as scheduled.' })
  interest!: MoneyType;

  @Field(() => MoneyType, {
    duties: STAFF,
    description: 'Paid of the principal; 0 before it is due, though money may have been paid early.',
  })
  principalPaid!: MoneyType;

  @Field(() => MoneyType, { duties: STAFF, description: 'Paid of the interest; 0 before it is due.' })
  interestPaid!: MoneyType;

  @Field(() => MoneyType, { duties: STAFF, description: 'What can still be asked for, on its date or since.' })
  unpaid!: MoneyType;

  @Field(() => InstalmentStatusEnum, { duties: STAFF, description: 'Where it stands.' })
  status!: InstalmentStatusCode;
}

@ObjectType('Arrears', { description: 'What is late on the business date.' })
export class ArrearsType {
  @Field(() => DateScalar, { duties: EVERY_DUTY, description: 'The business date it was worked out for.' })
  asOf!: string;

  @Field(() => MoneyType, {
    duties: EVERY_DUTY,
    description: 'Principal and interest together; 0 where nothing is late.',
  })
  amount!: MoneyType;

  @Field(() => MoneyType, { duties: EVERY_DUTY, description: 'Late principal.' })
  principal!: MoneyType;

  @Field(() => MoneyType, { duties: EVERY_DUTY, description: 'Late interest.' })
  interest!: MoneyType;

  @Field(() => DateScalar, {
    duties: EVERY_DUTY,
    nullable: true,
    description: 'Since when; null where nothing is late.',
  })
  oldestUnpaidDueDate!: string | null;

  @Field(() => Int, { duties: EVERY_DUTY, description: 'Days since then; 0 where nothing is late.' })
  daysPastDue!: number;
}
