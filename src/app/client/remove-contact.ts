import { RELATIONSHIP_OR_CREDIT } from '../../security/duty-sets.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import { deleteContact } from '../../persistence/client/client-write.repository.ts';
import { authoriseClients } from '../command/authorise.ts';
import { defineCommand } from '../command/command.ts';
import { checkNoHold, destroyPerson } from '../personal-data/destroy-person.ts';

export interface RemoveContact {
  readonly contactId: string;
}

/**
 * Forgets a contact: the row goes and its key with it, since a person nobody talks to any more is no longer our data to
 * keep.
 */
export const removeContact = defineCommand(
  { name: 'removeContact', duties: RELATIONSHIP_OR_CREDIT, reach: 'UNIT' },
  async (context, { contactId }: RemoveContact) => {
    const contact = await context.query
      .selectFrom('contact')
      .select('client_id')
      .where('id', '=', contactId)
      .forUpdate()
      .executeTakeFirst();
    const found =
      contact === undefined ? null : await authoriseClients(context, { ids: [contact.client_id], references: [] });
    if (contact === undefined || !found?.byId.has(contact.client_id))
      return fail('CONTACT_NOT_FOUND', 'There is no such contact of a client that your duty covers.', 'contactId');
    const held = await checkNoHold(context, contact.client_id, 'contactId');
    if (!held.ok) return held;
    context.audit.ofClient(contact.client_id);
    await deleteContact(context.query, contactId);
    await destroyPerson(context, contactId);
    return ok({ clientId: contact.client_id });
  },
);
