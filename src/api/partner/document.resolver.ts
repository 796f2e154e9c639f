import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Info, Resolver, Root } from 'type-graphql';
import type { PageRequest } from '../../persistence/keyset-page.ts';
import {
  countDocuments,
  countVersions,
  pageDocuments,
  pageVersions,
} from '../../persistence/partner/document-page.repository.ts';
import type { DocumentCriteria } from '../../persistence/partner/document-page.repository.ts';
import { OVERSIGHT, OVERSIGHT_AND_OWNER, PARTNER } from '../../security/duty-sets.ts';
import { UserType } from '../institution/institution.type.ts';
import { USER_NODE } from '../institution/institution.loader.ts';
import { pageRequest, presentPage } from '../shared/connection.ts';
import type { Connection } from '../shared/connection.ts';
import { link } from '../shared/declared.ts';
import { FieldResolver, Query } from '../shared/fields.ts';
import { fromGlobalId } from '../shared/global-id.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { deprecatedMembersOf } from './deprecated-members.ts';
import { DocumentVersionsArgs, OwnDocumentsArgs, PersistedDocumentsArgs } from './document.input.ts';
import { presentDocument, presentVersion } from './document.presenter.ts';
import {
  DeprecatedMemberType,
  DocumentVersionConnectionType,
  DocumentVersionType,
  PersistedDocumentConnectionType,
  PersistedDocumentType,
} from './document.type.ts';
import { APPLICATION_NODE, DOCUMENT_VERSION_NODE, usageOfDocument, usageOfVersion } from './partner.loader.ts';
import { presentUsage } from './partner.presenter.ts';
import { ApplicationType, DocumentUsageType } from './partner.type.ts';

@Resolver(() => PersistedDocumentType)
export class DocumentResolver {
  @Query(() => DocumentVersionConnectionType, {
    duties: OVERSIGHT,
    description: "Versions of applications' documents, newest first.",
  })
  async documentVersions(
    @Ctx() context: RequestContext,
    @Args(() => DocumentVersionsArgs) { applicationCode, active, ...page }: DocumentVersionsArgs,
  ): Promise<Connection<DocumentVersionType>> {
    const query = await context.query();
    const criteria = { applicationCode, active };
    return presentPage(pageVersions(query, criteria, pageRequest(page)), presentVersion, () =>
      countVersions(query, criteria),
    );
  }

  @Query(() => PersistedDocumentConnectionType, {
    duties: OVERSIGHT,
    description: 'The documents in the registry, ordered by operation name.',
  })
  persistedDocuments(
    @Ctx() context: RequestContext,
    @Args(() => PersistedDocumentsArgs) { applicationCode, version, active, ...page }: PersistedDocumentsArgs,
  ): Promise<Connection<PersistedDocumentType>> {
    return documentsPage(context, { applicationCode, version, active }, page);
  }

  @Query(() => PersistedDocumentConnectionType, {
    duties: PARTNER,
    description: 'For an application: its own documents, ordered by operation name. Other callers have none.',
  })
  ownDocuments(
    @Ctx() context: RequestContext,
    @Args(() => OwnDocumentsArgs) { version, active, ...page }: OwnDocumentsArgs,
  ): Promise<Connection<PersistedDocumentType>> {
    return documentsPage(context, { version, active, applicationUserId: context.actor.userId }, page);
  }

  @FieldResolver(() => [DeprecatedMemberType], {
    duties: OVERSIGHT_AND_OWNER,
    description:
      'Deprecated members of the schema now being served that it uses; those used only in its variables are not included.',
  })
  async deprecatedMembers(
    @Root() document: PersistedDocumentType,
    @Info() { schema }: GraphQLResolveInfo,
  ): Promise<DeprecatedMemberType[]> {
    const members = await deprecatedMembersOf(schema).of(document);
    return members.map(({ coordinate, deprecationReason }) => ({ coordinate, reason: deprecationReason! }));
  }
}

export const DOCUMENT_LINKS = [
  link(
    () => DocumentVersionType,
    'application',
    () => ApplicationType,
    { duties: OVERSIGHT, description: 'The application the documents belong to.' },
    async (context, { applicationRowId }) => (await APPLICATION_NODE.show(context, applicationRowId))!,
  ),
  link(
    () => DocumentVersionType,
    'publishedBy',
    () => UserType,
    {
      duties: OVERSIGHT,
      nullable: true,
      description: 'Who published it; null if done on the command line.',
    },
    (context, { publishedByRowId }) => USER_NODE.show(context, publishedByRowId),
  ),
  link(
    () => DocumentVersionType,
    'retiredBy',
    () => UserType,
    {
      duties: OVERSIGHT,
      nullable: true,
      description: 'Who retired it; null if active, or if done on the command line.',
    },
    (context, { retiredByRowId }) => USER_NODE.show(context, retiredByRowId),
  ),
  link(
    () => DocumentVersionType,
    'usage',
    () => DocumentUsageType,
    { duties: OVERSIGHT_AND_OWNER, description: 'Usage of its documents.' },
    async (context, { id }) => presentUsage(await context.load(usageOfVersion, fromGlobalId('DocumentVersion', id))),
  ),
  link(
    () => PersistedDocumentType,
    'version',
    () => DocumentVersionType,
    { duties: OVERSIGHT_AND_OWNER, description: 'The version it belongs to.' },
    async (context, { versionRowId }) => (await DOCUMENT_VERSION_NODE.show(context, versionRowId))!,
  ),
  link(
    () => PersistedDocumentType,
    'usage',
    () => DocumentUsageType,
    { duties: OVERSIGHT_AND_OWNER, description: 'Its usage.' },
    async (context, { id }) => presentUsage(await context.load(usageOfDocument, fromGlobalId('PersistedDocument', id))),
  ),
];

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
