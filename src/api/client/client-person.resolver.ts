import { Arg, Ctx, Resolver, Root } from 'type-graphql';
import { addContact } from '../../app/client/add-contact.ts';
import { addManagementMember } from '../../app/client/add-management-member.ts';
import { endManagementMember } from '../../app/client/end-management-member.ts';
import { removeContact } from '../../app/client/remove-contact.ts';
import type { Result } from '../../domain/shared/result.ts';
import { findContact, findManagementMember } from '../../persistence/client/client-record.repository.ts';
import { presentFailure } from '../shared/command.type.ts';
import { fromGlobalId } from '../shared/global-id.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { clientKeyOf } from './client-key.input.ts';
import {
  AddContactInput,
  AddManagementMemberInput,
  EndManagementMemberInput,
  RemoveContactInput,
} from './client-person.input.ts';
import { contactsOfClient, managementOfClient } from './client-person.loader.ts';
import { presentContact, presentMember } from './client-person.presenter.ts';
import {
  ContactResultType,
  ContactType,
  ManagementMemberResultType,
  ManagementMemberType,
} from './client-person.type.ts';
import { ClientResultType, presentClientResult } from './client.resolver.ts';
import { ClientType } from './client.type.ts';
import { FieldResolver, Mutation } from '../shared/fields.ts';
import { STAFF } from '../../security/duty-sets.ts';

@Resolver(() => ClientType)
export class ClientPersonResolver {
  @FieldResolver(() => [ManagementMemberType], {
    duties: STAFF,
    description: 'Who runs the client, those in office first; who left is kept.',
  })
  async management(@Ctx() context: RequestContext, @Root() client: ClientType): Promise<ManagementMemberType[]> {
    return (await context.load(managementOfClient, client.rowId)).map(presentMember);
  }

  @FieldResolver(() => [ContactType], { duties: STAFF, description: 'Whom to talk to at the client.' })
  async contacts(@Ctx() context: RequestContext, @Root() client: ClientType): Promise<ContactType[]> {
    return (await context.load(contactsOfClient, client.rowId)).map(presentContact);
  }

  @Mutation(() => ManagementMemberResultType, {
    command: addManagementMember,
    description: 'Records a person who runs a client.',
  })
  async addManagementMember(
    @Ctx() context: RequestContext,
    @Arg('input', () => AddManagementMemberInput) input: AddManagementMemberInput,
  ): Promise<ManagementMemberResultType> {
    const { idempotencyKey, keyPerson, ...rest } = input;
    return presentMemberResult(
      context,
      await context.execute(
        addManagementMember,
        { ...rest, ...clientKeyOf(input), keyPerson: keyPerson ?? false },
        idempotencyKey,
      ),
    );
  }

  @Mutation(() => ManagementMemberResultType, {
    command: endManagementMember,
    description: 'Records that a person no longer runs a client.',
  })
  async endManagementMember(
    @Ctx() context: RequestContext,
    @Arg('input', () => EndManagementMemberInput) input: EndManagementMemberInput,
  ): Promise<ManagementMemberResultType> {
    const { idempotencyKey, until } = input;
    return presentMemberResult(
      context,
      await context.execute(
        endManagementMember,
        { memberId: fromGlobalId('ManagementMember', input.memberId), until },
        idempotencyKey,
      ),
    );
  }

  @Mutation(() => ContactResultType, { command: addContact, description: 'Records whom to talk to at a client.' })
  async addContact(
    @Ctx() context: RequestContext,
    @Arg('input', () => AddContactInput) input: AddContactInput,
  ): Promise<ContactResultType> {
    const { idempotencyKey, ...rest } = input;
    const result = await context.execute(addContact, { ...rest, ...clientKeyOf(input) }, idempotencyKey);
    const row = result.ok ? await findContact(await context.query(), result.value.contactId) : undefined;
    return { contact: row === undefined ? null : presentContact(row), failure: presentFailure(result) };
  }

  @Mutation(() => ClientResultType, {
    command: removeContact,
    description: 'Forgets a contact of a client; nothing of it is kept.',
  })
  async removeContact(
    @Ctx() context: RequestContext,
    @Arg('input', () => RemoveContactInput) input: RemoveContactInput,
  ): Promise<ClientResultType> {
    return presentClientResult(
      context,
      await context.execute(
        removeContact,
        { contactId: fromGlobalId('Contact', input.contactId) },
        input.idempotencyKey,
      ),
    );
  }
}

async function presentMemberResult(
  context: RequestContext,
  result: Result<{ memberId: string }>,
): Promise<ManagementMemberResultType> {
  const row = result.ok ? await findManagementMember(await context.query(), result.value.memberId) : undefined;
  return { member: row === undefined ? null : presentMember(row), failure: presentFailure(result) };
}
