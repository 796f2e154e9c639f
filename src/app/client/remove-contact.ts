import { fail, ok } from '../../domain/shared/result.ts';
import { authoriseClients } from '../command/authorise.ts';
import { defineCommand } from '../command/command.ts';

export interface RemoveContact {
  readonly contactId: string;
}

/** Forgets a contact: the row goes, since a person nobody talks to any more is no longer our data to keep. */
export const removeContact = defineCommand('removeContact', async (context, { contactId }: RemoveContact) => {
  const contact = await context.query.selectFrom('contact').select('client_id').where('id', '=', contactId).forUpdate().executeTakeFirst();
  const found = contact === undefined ? null : await authoriseClients(context, 'removeContact', { ids: [contact.client_id], references: [] });
  if (contact === undefined || !found?.byId.has(contact.client_id)) return fail('CONTACT_NOT_FOUND', 'There is no such contact of a client that your duty covers.', 'contactId');
  await context.query.deleteFrom('contact').where('id', '=', contactId).execute();
  return ok({ clientId: contact.client_id });
});
