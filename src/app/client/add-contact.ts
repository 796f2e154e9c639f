import { RELATIONSHIP_OR_CREDIT } from '../../security/duty-sets.ts';
import { PERSONAL_COLUMNS } from '../../domain/personal-data/personal-columns.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import { requireText } from '../../domain/shared/text.ts';
import { insertContact } from '../../persistence/client/client-write.repository.ts';
import { newId } from '../../persistence/tenant.ts';
import { authoriseClient } from '../command/authorise.ts';
import type { ClientKey } from '../command/authorise.ts';
import { defineCommand } from '../command/command.ts';
import { sealNewPerson } from '../personal-data/seal-person.ts';

const EMAIL_PATTERN = /^[^\s@]+@[^\s@]+$/;

export interface AddContact extends ClientKey {
  readonly name: string;
  readonly role?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
}

/** Records whom to talk to at a client. */
export const addContact = defineCommand(
  { name: 'addContact', duties: RELATIONSHIP_OR_CREDIT, reach: 'UNIT', personal: PERSONAL_COLUMNS.contact },
  async (context, input: AddContact) => {
    const client = await authoriseClient(context, input);
    if (!client.ok) return client;
    const blank = requireText(input.name, 'name');
    if (blank !== null) return { ok: false, failure: blank };
    // The message must not repeat the address: it is personal data, and messages get logged.
    if (input.email != null && !EMAIL_PATTERN.test(input.email))
      return fail('EMAIL_INVALID', 'An e-mail address has one @ with something on both sides, and no blanks.', 'email');
    const contactId = newId();
    const person = await sealNewPerson(context, 'contact', contactId, {
      name: input.name,
      email: input.email ?? null,
      phone: input.phone ?? null,
    });
    await insertContact(context.query, {
      id: contactId,
      institution_id: context.institutionId,
      client_id: client.value.id,
      role: input.role ?? null,
      ...person,
    });
    return ok({ contactId });
  },
);
