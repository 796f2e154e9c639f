import { DecimalScalar } from '../shared/scalars.ts';
import { Field, ObjectType } from '../shared/fields.ts';
import { EVERY_DUTY } from '../../security/duty-sets.ts';

@ObjectType('Ratio', { description: 'A quotient, or the reason why there is none.' })
export class RatioType {
  @Field(() => DecimalScalar, {
    duties: EVERY_DUTY,
    nullable: true,
    description: 'Exact to 12 decimals, 0.9 for nine tenths; null where `reason` says why.',
  })
  value!: string | null;

  @Field(() => String, {
    duties: EVERY_DUTY,
    nullable: true,
    description: 'Why there is no value, for programs, such as NO_VALUATION; null where there is one.',
  })
  reason!: string | null;
}
