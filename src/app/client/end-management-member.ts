import { RELATIONSHIP_OR_CREDIT } from '../../security/duty-sets.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import type { IsoDate } from '../../domain/shared/time.ts';
import { endMember } from '../../persistence/client/client-write.repository.ts';
import { authoriseClients } from '../command/authorise.ts';
import { defineCommand } from '../command/command.ts';

export interface EndManagementMember {
  readonly memberId: string;
  /** The last day in office. */
  readonly until: IsoDate;
}

/** Records that a person no longer runs a client; the entry stays. */
export const endManagementMember = defineCommand(
  { name: 'endManagementMember', duties: RELATIONSHIP_OR_CREDIT, reach: 'UNIT' },
  async (context, { memberId, until }: EndManagementMember) => {
    const member = await context.query
      .selectFrom('management_member')
      .select(['client_id', 'since', 'until'])
      .where('id', '=', memberId)
      .forUpdate()
      .executeTakeFirst();
    const found =
      member === undefined ? null : await authoriseClients(context, { ids: [member.client_id], references: [] });
    if (member === undefined || !found?.byId.has(member.client_id))
      return fail(
        'MEMBER_NOT_FOUND',
        'There is no such person in the management of a client that your duty covers.',
        'memberId',
      );
    if (member.until !== null) return fail('MEMBER_ENDED', `The person left on ${member.until} already.`, 'memberId');
    if (member.since !== null && until < member.since)
      return fail(
        'VALIDITY_INVALID',
        `The person came on ${member.since} and cannot have left before, on ${until}.`,
        'until',
      );
    context.audit.ofClient(member.client_id);
    await endMember(context.query, memberId, until);
    return ok({ memberId });
  },
);
