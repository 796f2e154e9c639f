import { Field, Int, ObjectType } from 'type-graphql';
import type { InstalmentStatusCode } from '../../domain/facility/owed-instalments.ts';
import { MoneyType } from '../shared/money.type.ts';
import { DateScalar, DateTimeScalar } from '../shared/scalars.ts';
import { InstalmentStatusEnum } from './facility.enum.ts';

@ObjectType('Drawdown', { description: 'Money paid out under a facility. Never changed.' })
export class DrawdownType {
  @Field(() => MoneyType, { description: 'Above 0.' })
  amount!: MoneyType;

  @Field(() => DateScalar, { description: 'The day interest begins to run on it.' })
  valueDate!: string;

  @Field(() => String, { nullable: true, description: 'What it was for; null where nothing was said.' })
  purpose!: string | null;

  @Field(() => String, { nullable: true, description: 'Who was paid; null where it went to the borrower.' })
  payee!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  recordedAt!: Date;
}

@ObjectType('Repayment', { description: 'Money received on a facility: amount = principal + interest. Never changed.' })
export class RepaymentType {
  @Field(() => MoneyType, { description: 'All that was received, above 0.' })
  amount!: MoneyType;

  @Field(() => MoneyType, { description: 'What it paid of principal, early where none was due.' })
  principal!: MoneyType;

  @Field(() => MoneyType, { description: 'What it paid of interest.' })
  interest!: MoneyType;

  @Field(() => DateScalar, { description: 'The day it was received.' })
  paidOn!: string;

  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  recordedAt!: Date;
}

@ObjectType('RepaymentInstalment', {
  description:
    'One payment of a schedule, and how it stands on the business date. Repayments are set against the oldest instalment first, and in it interest before principal.',
})
export class RepaymentInstalmentType {
  @Field(() => Int, { description: 'From 1 on.' })
  number!: number;

  @Field(() => DateScalar, { description: 'Paid on this day it is not late.' })
  dueDate!: string;

  @Field(() => MoneyType, { description: 'Principal as scheduled.' })
  principal!: MoneyType;

  @Field(() => MoneyType, { description: 'Interest as scheduled.' })
  interest!: MoneyType;

  @Field(() => MoneyType, {
    description: 'Paid of the principal; 0 before it is due, though money may have been paid early.',
  })
  principalPaid!: MoneyType;

  @Field(() => MoneyType, { description: 'Paid of the interest; 0 before it is due.' })
  interestPaid!: MoneyType;

  @Field(() => MoneyType, { description: 'What can still be asked for, on its date or since.' })
  unpaid!: MoneyType;

  @Field(() => InstalmentStatusEnum, { description: 'Where it stands.' })
  status!: InstalmentStatusCode;
}

@ObjectType('Arrears', { description: 'What is late on the business date.' })
export class ArrearsType {
  @Field(() => DateScalar, { description: 'The business date it was worked out for.' })
  asOf!: string;

  @Field(() => MoneyType, { description: 'Principal and interest together; 0 where nothing is late.' })
  amount!: MoneyType;

  @Field(() => MoneyType, { description: 'Late principal.' })
  principal!: MoneyType;

  @Field(() => MoneyType, { description: 'Late interest.' })
  interest!: MoneyType;

  @Field(() => DateScalar, { nullable: true, description: 'Since when; null where nothing is late.' })
  oldestUnpaidDueDate!: string | null;

  @Field(() => Int, { description: 'Days since then; 0 where nothing is late.' })
  daysPastDue!: number;
}
