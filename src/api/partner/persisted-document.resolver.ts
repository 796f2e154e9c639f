import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Info, Resolver, Root } from 'type-graphql';
import { countDocuments, pageDocuments } from '../../persistence/partner/document-page.repository.ts';
import type { DocumentCriteria } from '../../persistence/partner/document-page.repository.ts';
import type { PageRequest } from '../../persistence/keyset-page.ts';
import { pageRequest, presentPage } from '../shared/connection.ts';
import type { Connection } from '../shared/connection.ts';
import { fromGlobalId } from '../shared/global-id.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { deprecatedMembersOf } from './deprecated-members.ts';
import { OwnDocumentsArgs, PersistedDocumentsArgs } from './document.input.ts';
import { presentDocument, presentVersion } from './document.presenter.ts';
import {
  DeprecatedMemberType,
  DocumentVersionType,
  PersistedDocumentConnectionType,
  PersistedDocumentType,
} from './document.type.ts';
import { usageOfDocument, versionById } from './partner.loader.ts';
import { presentUsage } from './partner.presenter.ts';
import { DocumentUsageType } from './partner.type.ts';
import { FieldResolver, Query } from '../shared/fields.ts';
import { OVERSIGHT, OVERSIGHT_AND_OWNER, PARTNER } from '../../security/duty-sets.ts';

@Resolver(() => PersistedDocumentType)
export class PersistedDocumentResolver {
  @Query(() => PersistedDocumentConnectionType, {
    duties: OVERSIGHT,
    description: 'The documents of the registry, by the names of their operations.',
  })
  persistedDocuments(
    @Ctx() context: RequestContext,
    @Args(() => PersistedDocumentsArgs) { applicationCode, version, active, ...page }: PersistedDocumentsArgs,
  ): Promise<Connection<PersistedDocumentType>> {
    return documentsPage(context, { applicationCode, version, active }, page);
  }

  @Query(() => PersistedDocumentConnectionType, {
    duties: PARTNER,
    description: 'For an application: its own documents, by the names of their operations. Nobody else has any.',
  })
  ownDocuments(
    @Ctx() context: RequestContext,
    @Args(() => OwnDocumentsArgs) { version, active, ...page }: OwnDocumentsArgs,
  ): Promise<Connection<PersistedDocumentType>> {
    return documentsPage(context, { version, active, applicationUserId: context.actor.userId }, page);
  }

  @FieldResolver(() => DocumentVersionType, { duties: OVERSIGHT_AND_OWNER, description: 'The version it is of.' })
  async version(@Ctx() context: RequestContext, @Root() document: PersistedDocumentType): Promise<DocumentVersionType> {
    return presentVersion((await context.load(versionById, document.versionRowId))!);
  }

  @FieldResolver(() => [DeprecatedMemberType], {
    duties: OVERSIGHT_AND_OWNER,
    description:
      'What it touches of the deprecated parts of the schema as it is served now; what only its variables hold is not in it.',
  })
  async deprecatedMembers(
    @Root() document: PersistedDocumentType,
    @Info() { schema }: GraphQLResolveInfo,
  ): Promise<DeprecatedMemberType[]> {
    const members = await deprecatedMembersOf(schema).of(document);
    return members.map(({ coordinate, deprecationReason }) => ({ coordinate, reason: deprecationReason! }));
  }

  @FieldResolver(() => DocumentUsageType, { duties: OVERSIGHT_AND_OWNER, description: 'How it was used.' })
  async usage(@Ctx() context: RequestContext, @Root() document: PersistedDocumentType): Promise<DocumentUsageType> {
    return presentUsage(await context.load(usageOfDocument, fromGlobalId('PersistedDocument', document.id)));
  }
}

async function documentsPage(
  context: RequestContext,
  criteria: DocumentCriteria,
  page: PageRequest,
): Promise<Connection<PersistedDocumentType>> {
  const query = await context.query();
  return presentPage(pageDocuments(query, criteria, pageRequest(page)), presentDocument, () =>
    countDocuments(query, criteria),
  );
}
