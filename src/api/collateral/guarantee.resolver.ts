import { Ctx, Resolver, Root } from 'type-graphql';
import { clientById } from '../client/client.loader.ts';
import { presentClient } from '../client/client.presenter.ts';
import { ClientType } from '../client/client.type.ts';
import { businessDateOf } from '../institution/business-date.ts';
import { facilityById } from '../facility/facility.loader.ts';
import { presentFacility } from '../facility/facility.presenter.ts';
import { FacilityType } from '../facility/facility.type.ts';
import { loadPresented } from '../shared/loading.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { guaranteesByGuarantor, guaranteesForClient, guaranteesForFacility } from './collateral.loader.ts';
import { presentGuarantee } from './collateral.presenter.ts';
import { GuaranteeType } from './guarantee.type.ts';
import { FieldResolver } from '../shared/fields.ts';
import { STAFF } from '../../security/duty-sets.ts';

@Resolver(() => GuaranteeType)
export class GuaranteeResolver {
  @FieldResolver(() => ClientType, {
    duties: STAFF,
    nullable: true,
    description: 'The client whose borrowing is guaranteed; null if outside your units.',
  })
  client(@Ctx() context: RequestContext, @Root() { clientRowId }: GuaranteeType): Promise<ClientType | null> {
    return loadPresented(context, clientById, presentClient, clientRowId);
  }

  @FieldResolver(() => FacilityType, {
    duties: STAFF,
    nullable: true,
    description:
      "The one facility it covers; null if it covers all of the client's facilities, or if the client is outside your units.",
  })
  facility(@Ctx() context: RequestContext, @Root() { facilityRowId }: GuaranteeType): Promise<FacilityType | null> {
    return loadPresented(context, facilityById, presentFacility, facilityRowId);
  }

  @FieldResolver(() => ClientType, {
    duties: STAFF,
    nullable: true,
    description: 'The guarantor, if it is also a client and within your units; null otherwise.',
  })
  guarantor(@Ctx() context: RequestContext, @Root() { guarantorRowId }: GuaranteeType): Promise<ClientType | null> {
    return loadPresented(context, clientById, presentClient, guarantorRowId);
  }

  @FieldResolver(() => Boolean, { duties: STAFF, description: 'Whether it can be called on the business date.' })
  async inForce(@Ctx() context: RequestContext, @Root() { validFrom, validTo }: GuaranteeType): Promise<boolean> {
    const today = await businessDateOf(context);
    return validFrom <= today && (validTo === null || validTo >= today);
  }
}

@Resolver(() => ClientType)
export class ClientGuaranteesResolver {
  @FieldResolver(() => [GuaranteeType], {
    duties: STAFF,
    description: 'Guarantees others have given for the client, oldest first.',
  })
  async guarantees(@Ctx() context: RequestContext, @Root() client: ClientType): Promise<GuaranteeType[]> {
    return (await context.load(guaranteesForClient, client.rowId)).map(presentGuarantee);
  }

  @FieldResolver(() => [GuaranteeType], {
    duties: STAFF,
    description: 'Guarantees the client has given for other clients, oldest first.',
  })
  async guaranteesGiven(@Ctx() context: RequestContext, @Root() client: ClientType): Promise<GuaranteeType[]> {
    return (await context.load(guaranteesByGuarantor, client.rowId)).map(presentGuarantee);
  }
}

@Resolver(() => FacilityType)
export class FacilityGuaranteesResolver {
  @FieldResolver(() => [GuaranteeType], {
    duties: STAFF,
    description:
      "Guarantees for this facility only; those for all of the client's facilities are in `client.guarantees`.",
  })
  async guarantees(@Ctx() context: RequestContext, @Root() { rowId }: FacilityType): Promise<GuaranteeType[]> {
    return (await context.load(guaranteesForFacility, rowId)).map(presentGuarantee);
  }
}
