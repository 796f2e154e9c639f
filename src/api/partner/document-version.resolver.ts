import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Resolver, Root } from 'type-graphql';
import { judgeManifest } from '../../app/partner/judge-manifest.ts';
import type { DeprecatedUse, ManifestRefusal } from '../../app/partner/judge-manifest.ts';
import { PUBLISH_DOCUMENTS, publishDocuments } from '../../app/partner/publish-documents.ts';
import { retireDocumentVersion } from '../../app/partner/retire-document-version.ts';
import type { Result } from '../../domain/shared/result.ts';
import { countVersions, pageVersions } from '../../persistence/partner/document-page.repository.ts';
import { UserType } from '../institution/institution.type.ts';
import { loadUser } from '../institution/load-user.ts';
import { presentFailure, presentFailureValue } from '../shared/command.type.ts';
import { pageRequest, presentPage } from '../shared/connection.ts';
import type { Connection } from '../shared/connection.ts';
import { fromGlobalId } from '../shared/global-id.ts';
import { loadPresented } from '../shared/loading.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { DocumentVersionsArgs, PublishDocumentsInput, RetireDocumentVersionInput } from './document.input.ts';
import { presentVersion } from './document.presenter.ts';
import { DocumentVersionConnectionType, DocumentVersionResultType, DocumentVersionType } from './document.type.ts';
import { applicationById, usageOfVersion, versionById } from './partner.loader.ts';
import { presentApplication, presentUsage } from './partner.presenter.ts';
import { ApplicationType, DocumentUsageType } from './partner.type.ts';
import { schemaJudge } from './schema-judge.ts';
import { FieldResolver, Mutation, Query } from '../shared/fields.ts';
import { OVERSIGHT, OVERSIGHT_AND_OWNER } from '../../security/duty-sets.ts';

@Resolver(() => DocumentVersionType)
export class DocumentVersionResolver {
  @Query(() => DocumentVersionConnectionType, {
    duties: OVERSIGHT,
    description: "The versions of applications' documents, the newest first.",
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

  @FieldResolver(() => ApplicationType, { duties: OVERSIGHT, description: 'Whose documents they are.' })
  async application(@Ctx() context: RequestContext, @Root() version: DocumentVersionType): Promise<ApplicationType> {
    return presentApplication((await context.load(applicationById, version.applicationRowId))!);
  }

  @FieldResolver(() => UserType, {
    duties: OVERSIGHT,
    nullable: true,
    description: 'Who published it; null where it was done on the command line.',
  })
  publishedBy(@Ctx() context: RequestContext, @Root() version: DocumentVersionType): Promise<UserType | null> {
    return loadUser(context, version.publishedByRowId);
  }

  @FieldResolver(() => UserType, {
    duties: OVERSIGHT,
    nullable: true,
    description: 'Who retired it; null of an active one, and where it was done on the command line.',
  })
  retiredBy(@Ctx() context: RequestContext, @Root() version: DocumentVersionType): Promise<UserType | null> {
    return loadUser(context, version.retiredByRowId);
  }

  @FieldResolver(() => DocumentUsageType, { duties: OVERSIGHT_AND_OWNER, description: 'How its documents were used.' })
  async usage(@Ctx() context: RequestContext, @Root() version: DocumentVersionType): Promise<DocumentUsageType> {
    return presentUsage(await context.load(usageOfVersion, fromGlobalId('DocumentVersion', version.id)));
  }

  @Mutation(() => DocumentVersionResultType, {
    command: PUBLISH_DOCUMENTS,
    description:
      'Publishes the documents of a manifest as a version of an application. Each must be answered by the schema that is served, and be named by the SHA-256 of its text. All or none.',
  })
  async publishDocuments(
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('input', () => PublishDocumentsInput) { idempotencyKey, manifest, ...input }: PublishDocumentsInput,
  ): Promise<DocumentVersionResultType> {
    const judged = await judgeManifest(manifest, schemaJudge(info.schema));
    if (!judged.ok) return presentResult(context, judged);
    const { documents, contentHash, deprecated } = judged.value;
    return presentResult(
      context,
      await context.execute(publishDocuments(documents), { ...input, contentHash }, idempotencyKey),
      deprecated,
    );
  }

  @Mutation(() => DocumentVersionResultType, {
    command: retireDocumentVersion,
    description:
      'Takes a version out of the registry: within seconds its documents are unknown, unless another active version has them. Refused while one of them was used of late.',
  })
  async retireDocumentVersion(
    @Ctx() context: RequestContext,
    @Arg('input', () => RetireDocumentVersionInput) { idempotencyKey, ...input }: RetireDocumentVersionInput,
  ): Promise<DocumentVersionResultType> {
    return presentResult(context, await context.execute(retireDocumentVersion, input, idempotencyKey));
  }
}

async function presentResult(
  context: RequestContext,
  result: Result<{ versionId: string }>,
  deprecated: readonly DeprecatedUse[] = [],
): Promise<DocumentVersionResultType> {
  const faults = result.ok ? [] : ((result.failure as Partial<ManifestRefusal>).faults ?? [result.failure]);
  return {
    version: await loadPresented(context, versionById, presentVersion, result.ok ? result.value.versionId : null),
    failure: presentFailure(result),
    failures: faults.map(presentFailureValue),
    deprecated: result.ok ? [...deprecated] : [],
  };
}
