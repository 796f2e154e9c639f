import { RELATIONSHIP_OR_CREDIT } from '../../security/duty-sets.ts';
import { PERSONAL_COLUMNS } from '../../domain/personal-data/personal-columns.ts';
import { ok } from '../../domain/shared/result.ts';
import { requireText } from '../../domain/shared/text.ts';
import type { IsoDate } from '../../domain/shared/time.ts';
import { insertManagementMember } from '../../persistence/client/client-write.repository.ts';
import { newId } from '../../persistence/tenant.ts';
import { authoriseClient } from '../command/authorise.ts';
import type { ClientKey } from '../command/authorise.ts';
import { defineCommand } from '../command/command.ts';
import { sealNewPerson } from '../personal-data/seal-person.ts';

export interface AddManagementMember extends ClientKey {
  readonly name: string;
  readonly position: string;
  /** Whether the client depends on this person. */
  readonly keyPerson: boolean;
  /** First day in office; null where unknown. */
  readonly since?: IsoDate | null;
}

/** Records a person who runs a client. */
export const addManagementMember = defineCommand(
  {
    name: 'addManagementMember',
    duties: RELATIONSHIP_OR_CREDIT,
    reach: 'UNIT',
    personal: PERSONAL_COLUMNS.management_member,
  },
  async (context, input: AddManagementMember) => {
    const client = await authoriseClient(context, input);
    if (!client.ok) return client;
    const blank = requireText(input.name, 'name') ?? requireText(input.position, 'position');
    if (blank !== null) return { ok: false, failure: blank };
    const memberId = newId();
    const { position, keyPerson } = input;
    const person = await sealNewPerson(context, 'management_member', memberId, { name: input.name });
    await insertManagementMember(context.query, {
      id: memberId,
      institution_id: context.institutionId,
      client_id: client.value.id,
      ...person,
      position,
      key_person: keyPerson,
      since: input.since ?? null,
      until: null,
    });
    return ok({ memberId });
  },
);
