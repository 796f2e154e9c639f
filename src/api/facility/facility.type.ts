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
  { description: 'A quotient, or the reason why there is none.' },
  {
    value: field(() => DecimalScalar, {
      duties: EVERY_DUTY,
      nullable: true,
      description: 'Exact to 12 decimals, 0.9 for nine tenths; null where `reason` says why.',
    }),
    reason: field(() => String, {
      duties: EVERY_DUTY,
      nullable: true,
      description: 'Why there is no value, for programs, such as NO_VALUATION; null where there is one.',
    }),
  },
);
export type RatioType = InstanceType<typeof RatioType>;

@ObjectType('Facility', {
  implements: NodeType,
  description: 'Money the institution bound itself to lend to a client, and how it stands.',
})
export class FacilityType extends NodeType {
  /** The row id; not part of the API. */
  rowId!: string;
  clientRowId!: string;
  /** The row itself, for figures that are worked out from it. */
  row!: FacilityRow;

  @Field(() => String, {
    duties: EVERY_DUTY,
    description: "The institution's own number for the facility; unique in it.",
  })
  reference!: string;

  @Field(() => String, {
    duties: EVERY_DUTY,
    description: "The kind of facility in the institution's own words, such as TERM_LOAN.",
  })
  product!: string;

  @Field(() => String, {
    duties: EVERY_DUTY,
    nullable: true,
    description: 'What the money is for; null where nothing was said.',
  })
  purpose!: string | null;

  @Field(() => FacilityStatusEnum, { duties: EVERY_DUTY, description: 'Where it stands in its life.' })
  status!: FacilityState;

  @Field(() => [FacilityCommandEnum], {
    duties: STAFF,
    description: 'What `changeFacilityStatus` can do in this status; CLOSE and CANCEL also need that nothing is owed.',
  })
  allowedCommands!: FacilityCommand[];

  @Field(() => String, { duties: EVERY_DUTY, description: 'ISO 4217 code; all amounts of the facility are in it.' })
  currency!: string;

  @Field(() => MoneyType, { duties: EVERY_DUTY, description: 'What was agreed at signing, 0 or more.' })
  committed!: MoneyType;

  @Field(() => MoneyType, {
    duties: EVERY_DUTY,
    description: 'How much of the commitment was cancelled since, 0 or more.',
  })
  cancelled!: MoneyType;

  @Field(() => MoneyType, { duties: EVERY_DUTY, description: 'All drawings so far, repaid or not.' })
  drawn!: MoneyType;

  @Field(() => MoneyType, { duties: EVERY_DUTY, description: 'Principal repaid so far.' })
  repaid!: MoneyType;

  @Field(() => MoneyType, { duties: EVERY_DUTY, description: 'Principal owed: drawn − repaid.' })
  outstanding!: MoneyType;

  @Field(() => MoneyType, {
    duties: EVERY_DUTY,
    description:
      'What may still be drawn of the commitment, whatever the status says; of a revolving facility what was repaid counts again.',
  })
  undrawn!: MoneyType;

  @Field(() => RatioType, {
    duties: EVERY_DUTY,
    description:
      'Used over what is committed now: above 1 over the limit. Of a revolving facility what is owed is used, of another what was ever drawn. No value: NOTHING_COMMITTED.',
  })
  utilisation!: RatioType;

  @Field(() => Boolean, { duties: EVERY_DUTY, description: 'Whether what was repaid can be drawn again.' })
  revolving!: boolean;

  @Field(() => DecimalScalar, {
    duties: STAFF,
    nullable: true,
    description: "A year's rate as a fraction, 0.045 for 4.5 %; null where none is agreed.",
  })
  rate!: string | null;

  @Field(() => DayCountEnum, { duties: EVERY_DUTY, description: 'How interest days are counted.' })
  dayCount!: DayCount;

  @Field(() => Int, {
    duties: EVERY_DUTY,
    nullable: true,
    description: 'Months from start to maturity as agreed; null where none is.',
  })
  tenorMonths!: number | null;

  @Field(() => DateScalar, {
    duties: EVERY_DUTY,
    nullable: true,
    description: 'The first day it can be drawn; null where open.',
  })
  startsOn!: string | null;

  @Field(() => DateScalar, {
    duties: EVERY_DUTY,
    nullable: true,
    description: 'The last day it can be drawn; null where open.',
  })
  availableUntil!: string | null;

  @Field(() => DateScalar, {
    duties: EVERY_DUTY,
    nullable: true,
    description: 'The day all of it is to be repaid by; null where open.',
  })
  maturesOn!: string | null;

  @Field(() => RepaymentStyleEnum, {
    duties: EVERY_DUTY,
    nullable: true,
    description: 'How principal comes back; null where nothing is agreed.',
  })
  repaymentStyle!: (typeof REPAYMENT_STYLES)[number] | null;

  @Field(() => Int, {
    duties: EVERY_DUTY,
    description:
      'Days since the oldest unpaid instalment fell due, as of the last close of a business day or the last change; 0 where nothing is late. `arrears` works it out as of today.',
  })
  daysPastDue!: number;

  @Field(() => Int, { duties: EVERY_DUTY, description: 'Raised by each change.' })
  version!: number;

  @Field(() => DateTimeScalar, { duties: EVERY_DUTY, description: 'When the record was made.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { duties: EVERY_DUTY, description: 'When the record last changed.' })
  updatedAt!: Date;
}

export const FacilityConnectionType = connectionOf('Facility', FacilityType, EVERY_DUTY);
