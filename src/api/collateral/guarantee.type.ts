import type { PersonRow } from '../personal-data/personal-field.ts';
import { MoneyType } from '../shared/money.type.ts';
import { NodeType } from '../shared/node.type.ts';
import { DateScalar } from '../shared/scalars.ts';
import { Field, ObjectType } from '../shared/fields.ts';
import { STAFF } from '../../security/duty-sets.ts';

@ObjectType('Guarantee', {
  inherited: STAFF,
  implements: NodeType,
  description: "A third party's promise to pay for a client.",
})
export class GuaranteeType extends NodeType {
  clientRowId!: string;
  facilityRowId!: string | null;
  guarantorRowId!: string | null;
  person!: PersonRow;

  @Field(() => MoneyType, { duties: STAFF, description: 'At most so much, above 0.' })
  amount!: MoneyType;

  @Field(() => DateScalar, { duties: STAFF, description: 'The first day it can be called.' })
  validFrom!: string;

  @Field(() => DateScalar, {
    duties: STAFF,
    nullable: true,
    description: 'The last day it can be called; null where open.',
  })
  validTo!: string | null;
}
