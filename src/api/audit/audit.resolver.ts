import { Args, Ctx, Resolver, Root } from 'type-graphql';
import { chainHead, countPending } from '../../persistence/audit/audit-chain.repository.ts';
import { countAuditEntries, pageAuditEntries } from '../../persistence/audit/audit-entry.repository.ts';
import type { AuditCriteria } from '../../persistence/audit/audit-entry.repository.ts';
import { UnitScope } from '../../domain/institution/unit-scope.ts';
import { USER_NODE } from '../institution/institution.loader.ts';
import { UserType } from '../institution/institution.type.ts';
import { pageRequest, presentPage } from '../shared/connection.ts';
import type { Connection } from '../shared/connection.ts';
import { badUserInput } from '../shared/errors.ts';
import { optionalGlobalId, parseGlobalId } from '../shared/global-id.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { AuditEntriesArgs } from './audit.input.ts';
import type { AuditFilter } from './audit.input.ts';
import { presentAuditEntry } from './audit.presenter.ts';
import { AuditEntryConnectionType, AuditEntryType, AuditHeadType } from './audit.type.ts';
import { FieldResolver, Query } from '../shared/fields.ts';
import { AUDITOR } from '../../security/duty-sets.ts';

@Resolver(() => AuditEntryType)
export class AuditResolver {
  @Query(() => AuditEntryConnectionType, {
    duties: AUDITOR,
    description:
      'What was done, refused and read, newest first. An auditor of only some units sees what concerns their clients.',
  })
  async auditEntries(
    @Ctx() context: RequestContext,
    @Args(() => AuditEntriesArgs) args: AuditEntriesArgs,
  ): Promise<Connection<AuditEntryType>> {
    const query = await context.query();
    const scope = UnitScope.of(context.actor, AUDITOR);
    const criteria = criteriaOf(args.filter ?? {});
    return presentPage(pageAuditEntries(query, scope, criteria, pageRequest(args)), presentAuditEntry, () =>
      countAuditEntries(query, scope, criteria),
    );
  }

  @Query(() => AuditHeadType, { duties: AUDITOR, description: 'The end of the audit chain.' })
  async auditHead(@Ctx() context: RequestContext): Promise<AuditHeadType> {
    const query = await context.query();
    const { seq, hash } = await chainHead(query, context.actor.institutionId);
    return { seq: String(seq), hash, waiting: await countPending(query) };
  }

  @FieldResolver(() => UserType, { duties: AUDITOR, nullable: true, description: 'Who acted; null for the system.' })
  actor(@Ctx() context: RequestContext, @Root() entry: AuditEntryType): Promise<UserType | null> {
    return USER_NODE.show(context, entry.actorRowId);
  }
}

function criteriaOf({ actorId, subjectId, clientId, ...rest }: AuditFilter): AuditCriteria {
  const subject = subjectId == null ? null : parseGlobalId(subjectId);
  if (subjectId != null && subject === null) throw badUserInput('`subjectId` is no ID of this API.');
  return {
    ...rest,
    actorId: optionalGlobalId('User', actorId),
    subjectId: subject?.id ?? null,
    clientId: optionalGlobalId('Client', clientId),
  };
}
