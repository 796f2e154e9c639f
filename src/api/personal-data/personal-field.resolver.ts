import { Ctx, Resolver, Root } from 'type-graphql';
import { ContactType, ManagementMemberType } from '../client/client-person.type.ts';
import { CollateralType } from '../collateral/collateral.type.ts';
import { GuaranteeType } from '../collateral/guarantee.type.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { DateTimeScalar } from '../shared/scalars.ts';
import { erasedAt, isMaskedTo, readPersonal, readRequired } from './personal-field.ts';
import { FieldResolver } from '../shared/fields.ts';
import { STAFF } from '../../security/duty-sets.ts';

const MASKED = {
  description:
    'Whether you see masks of the personal data only, such as `L***`: a duty over the unit of the client and the purpose of the request together show it.',
};
const ERASED_AT = {
  nullable: true,
  description: 'When the personal data was erased for good; null while it is there.',
};
const NAME = 'or `[erased]`. Masked without a purpose.';

@Resolver(() => ManagementMemberType)
export class ManagementMemberFieldResolver {
  @FieldResolver(() => String, { duties: STAFF, description: `The person's name, ${NAME}` })
  name(@Ctx() context: RequestContext, @Root() { person }: ManagementMemberType): Promise<string> {
    return readRequired(context, person, 'name');
  }

  @FieldResolver(() => Boolean, { ...MASKED, duties: STAFF })
  masked(@Ctx() context: RequestContext, @Root() { person }: ManagementMemberType): Promise<boolean> {
    return isMaskedTo(context, person);
  }

  @FieldResolver(() => DateTimeScalar, { ...ERASED_AT, duties: STAFF })
  erasedAt(@Ctx() context: RequestContext, @Root() { person }: ManagementMemberType): Promise<Date | null> {
    return erasedAt(context, person);
  }
}

@Resolver(() => ContactType)
export class ContactFieldResolver {
  @FieldResolver(() => String, { duties: STAFF, description: `The person's name, ${NAME}` })
  name(@Ctx() context: RequestContext, @Root() { person }: ContactType): Promise<string> {
    return readRequired(context, person, 'name');
  }

  @FieldResolver(() => String, {
    duties: STAFF,
    nullable: true,
    description: 'E-mail address; null where unknown or erased. Masked without a purpose.',
  })
  email(@Ctx() context: RequestContext, @Root() { person }: ContactType): Promise<string | null> {
    return readPersonal(context, person, 'email');
  }

  @FieldResolver(() => String, {
    duties: STAFF,
    nullable: true,
    description: 'Telephone number as people write it; null where unknown or erased. Masked without a purpose.',
  })
  phone(@Ctx() context: RequestContext, @Root() { person }: ContactType): Promise<string | null> {
    return readPersonal(context, person, 'phone');
  }

  @FieldResolver(() => Boolean, { ...MASKED, duties: STAFF })
  masked(@Ctx() context: RequestContext, @Root() { person }: ContactType): Promise<boolean> {
    return isMaskedTo(context, person);
  }

  @FieldResolver(() => DateTimeScalar, { ...ERASED_AT, duties: STAFF })
  erasedAt(@Ctx() context: RequestContext, @Root() { person }: ContactType): Promise<Date | null> {
    return erasedAt(context, person);
  }
}

@Resolver(() => GuaranteeType)
export class GuarantorFieldResolver {
  @FieldResolver(() => String, { duties: STAFF, description: `Who promised, ${NAME}` })
  guarantorName(@Ctx() context: RequestContext, @Root() { person }: GuaranteeType): Promise<string> {
    return readRequired(context, person, 'guarantor_name');
  }

  @FieldResolver(() => Boolean, { ...MASKED, duties: STAFF })
  guarantorMasked(@Ctx() context: RequestContext, @Root() { person }: GuaranteeType): Promise<boolean> {
    return isMaskedTo(context, person);
  }

  @FieldResolver(() => DateTimeScalar, { ...ERASED_AT, duties: STAFF })
  guarantorErasedAt(@Ctx() context: RequestContext, @Root() { person }: GuaranteeType): Promise<Date | null> {
    return erasedAt(context, person);
  }
}

@Resolver(() => CollateralType)
export class CollateralOwnerFieldResolver {
  @FieldResolver(() => String, {
    duties: STAFF,
    nullable: true,
    description:
      'Who owns it; null where it is the client, nothing was said, or the name was erased. Masked without a purpose.',
  })
  ownerName(@Ctx() context: RequestContext, @Root() { person }: CollateralType): Promise<string | null> {
    return readPersonal(context, person, 'owner_name');
  }

  @FieldResolver(() => Boolean, { ...MASKED, duties: STAFF })
  ownerMasked(@Ctx() context: RequestContext, @Root() { person }: CollateralType): Promise<boolean> {
    return isMaskedTo(context, person);
  }

  @FieldResolver(() => DateTimeScalar, { ...ERASED_AT, duties: STAFF })
  ownerErasedAt(@Ctx() context: RequestContext, @Root() { person }: CollateralType): Promise<Date | null> {
    return erasedAt(context, person);
  }
}
