import type { ClassType } from 'type-graphql';
import { STAFF } from '../../security/duty-sets.ts';
import { ContactType, ManagementMemberType } from '../client/client-person.type.ts';
import { CollateralType } from '../collateral/collateral.type.ts';
import { GuaranteeType } from '../collateral/guarantee.type.ts';
import { link } from '../shared/declared.ts';
import type { ResolverClass } from '../shared/declared.ts';
import { DateTimeScalar } from '../shared/scalars.ts';
import { erasedAt, isMaskedTo, readPersonal, readRequired } from './personal-field.ts';
import type { PersonRow } from './personal-field.ts';

const NAME = 'or `[erased]`. Masked without a purpose.';

/** What every type that shows a person says of it: whether masks are shown, and when it was erased. */
function stateLinks(of: () => ClassType<{ person: PersonRow }>, masked: string, erased: string): ResolverClass[] {
  return [
    link(
      of,
      masked,
      () => Boolean,
      {
        duties: STAFF,
        description:
          'Whether you see masks of the personal data only, such as `L***`: a duty over the unit of the client and the purpose of the request together show it.',
      },
      (context, { person }) => isMaskedTo(context, person),
    ),
    link(
      of,
      erased,
      () => DateTimeScalar,
      {
        duties: STAFF,
        nullable: true,
        description: 'When the personal data was erased for good; null while it is there.',
      },
      (context, { person }) => erasedAt(context, person),
    ),
  ];
}

export const PERSONAL_FIELD_LINKS: readonly ResolverClass[] = [
  ...stateLinks(() => ManagementMemberType, 'masked', 'erasedAt'),
  ...stateLinks(() => ContactType, 'masked', 'erasedAt'),
  ...stateLinks(() => GuaranteeType, 'guarantorMasked', 'guarantorErasedAt'),
  ...stateLinks(() => CollateralType, 'ownerMasked', 'ownerErasedAt'),
  link(
    () => ManagementMemberType,
    'name',
    () => String,
    { duties: STAFF, description: `The person's name, ${NAME}` },
    (context, { person }) => readRequired(context, person, 'name'),
  ),
  link(
    () => ContactType,
    'name',
    () => String,
    { duties: STAFF, description: `The person's name, ${NAME}` },
    (context, { person }) => readRequired(context, person, 'name'),
  ),
  link(
    () => ContactType,
    'email',
    () => String,
    {
      duties: STAFF,
      nullable: true,
      description: 'E-mail address; null where unknown or erased. Masked without a purpose.',
    },
    (context, { person }) => readPersonal(context, person, 'email'),
  ),
  link(
    () => ContactType,
    'phone',
    () => String,
    {
      duties: STAFF,
      nullable: true,
      description: 'Telephone number as people write it; null where unknown or erased. Masked without a purpose.',
    },
    (context, { person }) => readPersonal(context, person, 'phone'),
  ),
  link(
    () => GuaranteeType,
    'guarantorName',
    () => String,
    { duties: STAFF, description: `Who promised, ${NAME}` },
    (context, { person }) => readRequired(context, person, 'guarantor_name'),
  ),
  link(
    () => CollateralType,
    'ownerName',
    () => String,
    {
      duties: STAFF,
      nullable: true,
      description:
        'Who owns it; null where it is the client, nothing was said, or the name was erased. Masked without a purpose.',
    },
    (context, { person }) => readPersonal(context, person, 'owner_name'),
  ),
];
