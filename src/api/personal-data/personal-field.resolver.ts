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
          "Whether you see only masked personal data, such as `L***`. To see it in clear you need a duty that covers the client's unit, and a purpose on the request.",
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
        description: 'When the personal data was permanently erased; null if it was not.',
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
      description: 'E-mail address; null if unknown or erased. Masked without a purpose.',
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
      description: 'Telephone number, in free format; null if unknown or erased. Masked without a purpose.',
    },
    (context, { person }) => readPersonal(context, person, 'phone'),
  ),
  link(
    () => GuaranteeType,
    'guarantorName',
    () => String,
    { duties: STAFF, description: `The guarantor's name, ${NAME}` },
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
        'Name of the owner; null if the client owns it, if none was given, or if the name was erased. Masked without a purpose.',
    },
    (context, { person }) => readPersonal(context, person, 'owner_name'),
  ),
];
