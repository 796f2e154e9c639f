import { InputType } from 'type-graphql';
import type { Money } from '../../domain/shared/money.ts';
import { DecimalScalar } from './scalars.ts';
import { Field, InputField, ObjectType } from './fields.ts';
import { EVERY_DUTY } from '../../security/duty-sets.ts';

@ObjectType('Money', { description: 'An exact amount in one currency.' })
export class MoneyType {
  @Field(() => DecimalScalar, { duties: EVERY_DUTY, description: 'In major units of the currency, not cents.' })
  amount!: string;

  @Field(() => String, { duties: EVERY_DUTY, description: 'ISO 4217 code.' })
  currency!: string;
}

@InputType({ description: 'An exact amount in one currency.' })
export class MoneyInput implements Money {
  @InputField(() => DecimalScalar, { description: 'In major units of the currency, not cents.' })
  amount!: string;

  @InputField(() => String, { description: 'ISO 4217 code.' })
  currency!: string;
}
