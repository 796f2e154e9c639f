import { Field, InputType, ObjectType } from 'type-graphql';
import type { Money } from '../../domain/shared/money.ts';
import { DecimalScalar } from './scalars.ts';

@ObjectType('Money', { description: 'An exact amount in one currency.' })
export class MoneyType {
  @Field(() => DecimalScalar, { description: 'In units of the currency, not of its cents.' })
  amount!: string;

  @Field(() => String, { description: 'ISO 4217 code.' })
  currency!: string;
}

@InputType({ description: 'An exact amount in one currency.' })
export class MoneyInput implements Money {
  @Field(() => DecimalScalar, { description: 'In units of the currency, not of its cents.' })
  amount!: string;

  @Field(() => String, { description: 'ISO 4217 code.' })
  currency!: string;
}
