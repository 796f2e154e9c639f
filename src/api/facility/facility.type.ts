import { Int } from 'type-graphql';
import type { DayCount } from '../../domain/facility/day-count.ts';
import type { FacilityCommand, FacilityState } from '../../domain/facility/facility-machine.ts';
import type { REPAYMENT_STYLES } from '../../domain/facility/repayment-terms.ts';
import type { FacilityRow } from '../../persistence/facility/facility.repository.ts';
import { connectionOf } from '../shared/connection.ts';
import { field, objectType } from '../shared/declared.ts';
import { MoneyType } from '../shared/money.type.ts';
import { NodeType } from '../shared/node.type.ts';
import { DateScalar, DateTimeScalar, DecimalScalar } from '../shared/scalars.ts';
import { DayCountEnum, FacilityCommandEnum, FacilityStatusEnum, RepaymentStyleEnum } from './facility.enum.ts';
import { Field, ObjectType } from '../shared/fields.ts';
import { EVERY_DUTY, STAFF } from '../../security/duty-sets.ts';

export const RatioType = objectType(
  'Ratio',
  { description: 'A ratio, or the reason why there is none.' },
  {
    value: field(() => DecimalScalar, {
      duties: EVERY_DUTY,
      nullable: true,
      description: 'Exact to 12 decimals, 0.9 for nine tenths; null if there is a `reason`.',
    }),
    reason: field(() => String, {
      duties: EVERY_DUTY,
      nullable: true,
      description: 'Code for why there is no value, such as NO_VALUATION; null if there is one.',
    }),
  },
);
export type RatioType = InstanceType<typeof RatioType>;

@ObjectType('Facility', {
  implements: NodeType,
  description: "A credit facility: the institution's commitment to lend to a client, and its current state.",
})
export class FacilityType extends NodeType {
  /** The row id; not part of the API. */
  rowId!: string;
  clientRowId!: string;
  /** The row itself, for figures that are worked out from it. */
  row!: FacilityRow;

  @Field(() => String, {
    duties: EVERY_DUTY,
    description: "The institution's own number for the facility; unique in the institution.",
  })
  reference!: string;

  @Field(() => String, {
    duties: EVERY_DUTY,
    description: "The kind of facility, in the institution's own terms, such as TERM_LOAN.",
  })
  product!: string;

  @Field(() => String, {
    duties: EVERY_DUTY,
    nullable: true,
    description: 'Purpose of the loan; null if none was given.',
  })
  purpose!: string | null;

  @Field(() => FacilityStatusEnum, { duties: EVERY_DUTY, description: 'Current status.' })
  status!: FacilityState;

  @Field(() => [FacilityCommandEnum], {
    duties: STAFF,
    description:
      'Steps that `changeFacilityStatus` can take in this status; CLOSE and CANCEL also require that nothing is owed.',
  })
  allowedCommands!: FacilityCommand[];

  @Field(() => String, {
    duties: EVERY_DUTY,
    description: 'ISO 4217 code; all amounts of the facility are in this currency.',
  })
  currency!: string;

  @Field(() => MoneyType, { duties: EVERY_DUTY, description: 'Amount committed at signing, 0 or more.' })
  committed!: MoneyType;

  @Field(() => MoneyType, {
    duties: EVERY_DUTY,
    description: 'Amount of the commitment cancelled since signing, 0 or more.',
  })
  cancelled!: MoneyType;

  @Field(() => MoneyType, { duties: EVERY_DUTY, description: 'Total of all drawdowns so far, repaid or not.' })
  drawn!: MoneyType;

  @Field(() => MoneyType, { duties: EVERY_DUTY, description: 'Principal repaid so far.' })
  repaid!: MoneyType;

  @Field(() => MoneyType, { duties: EVERY_DUTY, description: 'Principal outstanding: drawn − repaid.' })
  outstanding!: MoneyType;

  @Field(() => MoneyType, {
    duties: EVERY_DUTY,
    description:
      'Commitment still available to draw, regardless of status; for a revolving facility, repaid amounts become available again.',
  })
  undrawn!: MoneyType;

  @Field(() => RatioType, {
    duties: EVERY_DUTY,
    description:
      'Utilisation: used ÷ currently committed; above 1 means over the limit. For a revolving facility, used is what is owed; for any other, all that was ever drawn. Reason for no value: NOTHING_COMMITTED.',
  })
  utilisation!: RatioType;

  @Field(() => Boolean, { duties: EVERY_DUTY, description: 'Whether repaid amounts can be drawn again.' })
  revolving!: boolean;

  @Field(() => DecimalScalar, {
    duties: STAFF,
    nullable: true,
    description: 'Annual interest rate as a fraction, 0.045 for 4.5 %; null if none is agreed.',
  })
  rate!: string | null;

  @Field(() => DayCountEnum, { duties: EVERY_DUTY, description: 'Day count convention for interest.' })
  dayCount!: DayCount;

  @Field(() => Int, {
    duties: EVERY_DUTY,
    nullable: true,
    description: 'Agreed tenor in months, from start to maturity; null if none is agreed.',
  })
  tenorMonths!: number | null;

  @Field(() => DateScalar, {
    duties: EVERY_DUTY,
    nullable: true,
    description: 'First day for drawdown; null if open.',
  })
  startsOn!: string | null;

  @Field(() => DateScalar, {
    duties: EVERY_DUTY,
    nullable: true,
    description: 'Last day for drawdown; null if open.',
  })
  availableUntil!: string | null;

  @Field(() => DateScalar, {
    duties: EVERY_DUTY,
    nullable: true,
    description: 'Final maturity: the day by which everything must be repaid; null if open.',
  })
  maturesOn!: string | null;

  @Field(() => RepaymentStyleEnum, {
    duties: EVERY_DUTY,
    nullable: true,
    description: 'How principal is repaid; null if nothing is agreed.',
  })
  repaymentStyle!: (typeof REPAYMENT_STYLES)[number] | null;

  @Field(() => Int, {
    duties: EVERY_DUTY,
    description:
      'Days since the oldest unpaid instalment fell due, as of the last business day close or the last change; 0 if nothing is past due. `arrears` calculates it as of today.',
  })
  daysPastDue!: number;

  @Field(() => Int, { duties: EVERY_DUTY, description: 'Incremented by each change.' })
  version!: number;

  @Field(() => DateTimeScalar, { duties: EVERY_DUTY, description: 'When the record was created.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { duties: EVERY_DUTY, description: 'When the record last changed.' })
  updatedAt!: Date;
}

export const FacilityConnectionType = connectionOf('Facility', FacilityType, EVERY_DUTY);
