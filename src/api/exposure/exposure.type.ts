import { MoneyType } from '../shared/money.type.ts';
import { DateScalar } from '../shared/scalars.ts';
import { Field, ObjectType } from '../shared/fields.ts';
import { STAFF_AND_WALL } from '../../security/duty-sets.ts';

@ObjectType('Exposure', {
  description:
    'What a client owes or may come to owe in one currency: gross = drawn + undrawn + guarantees, net = gross − collateral. Nothing counts twice.',
})
export class ExposureType {
  @Field(() => String, {
    duties: STAFF_AND_WALL,
    description: 'ISO 4217 code; amounts of two currencies are never added.',
  })
  currency!: string;

  @Field(() => DateScalar, { duties: STAFF_AND_WALL, description: 'The business date it was worked out for.' })
  asOf!: string;

  @Field(() => MoneyType, { duties: STAFF_AND_WALL, description: 'Principal owed.' })
  drawn!: MoneyType;

  @Field(() => MoneyType, {
    duties: STAFF_AND_WALL,
    description: 'What can still be drawn, times the credit conversion factor of a commitment, 0.4 (Basel CRE20.94).',
  })
  undrawn!: MoneyType;

  @Field(() => MoneyType, {
    duties: STAFF_AND_WALL,
    description: 'Guarantees the client gave for other clients, at most what those owe.',
  })
  guarantees!: MoneyType;

  @Field(() => MoneyType, {
    duties: STAFF_AND_WALL,
    description:
      'Lendable value of the collateral allocated to its facilities, for each at most what it needs; collateral in another currency counts for nothing here.',
  })
  collateral!: MoneyType;

  @Field(() => MoneyType, { duties: STAFF_AND_WALL, description: 'Before collateral.' })
  gross!: MoneyType;

  @Field(() => MoneyType, { duties: STAFF_AND_WALL, description: 'After collateral.' })
  net!: MoneyType;
}
