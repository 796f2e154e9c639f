import { Field, ObjectType } from 'type-graphql';
import { DecimalScalar } from '../shared/scalars.ts';

@ObjectType('Ratio', { description: 'A quotient, or the reason why there is none.' })
export class RatioType {
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Exact to 12 decimals, 0.9 for nine tenths; null where `reason` says why.',
  })
  value!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why there is no value, for programs, such as NO_VALUATION; null where there is one.',
  })
  reason!: string | null;
}
