import type { PersonRow } from '../personal-data/personal-field.ts';
import { MoneyType } from '../shared/money.type.ts';
import { NodeType } from '../shared/node.type.ts';
import { DateScalar } from '../shared/scalars.ts';
import { Field, ObjectType } from '../shared/fields.ts';
import { STAFF } from '../../security/duty-sets.ts';

@ObjectType('Guarantee', {
  inherited: STAFF,
  implements: NodeType,
  description: "A third party's guarantee for a client.",
})
export class GuaranteeType extends NodeType {
  clientRowId!: string;
  facilityRowId!: string | null;
  guarantorRowId!: string | null;
  person!: PersonRow;

  @Field(() => MoneyType, { duties: STAFF, description: 'Maximum amount guaranteed, above 0.' })
  amount!: MoneyType;

  @Field(() => DateScalar, { duties: STAFF, description: 'First day it can be called.' })
  validFrom!: string;

  @Field(() => DateScalar, {
    duties: STAFF,
    nullable: true,
    description: 'Last day it can be called; null if open-ended.',
  })
  validTo!: string | null;
}
