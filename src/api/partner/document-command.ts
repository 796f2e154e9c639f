import type { GraphQLResolveInfo } from 'graphql';
import { GraphQLJSONObject } from 'graphql-scalars';
import { Arg, Ctx, Info, InputType, Int, Resolver } from 'type-graphql';
import { judgeManifest } from '../../app/partner/judge-manifest.ts';
import type { DeprecatedUse, ManifestRefusal } from '../../app/partner/judge-manifest.ts';
import { PUBLISH_DOCUMENTS, publishDocuments } from '../../app/partner/publish-documents.ts';
import { retireDocumentVersion } from '../../app/partner/retire-document-version.ts';
import { MAX_DOCUMENT_LENGTH, MAX_MANIFEST_DOCUMENTS } from '../../domain/partner/manifest.ts';
import type { Result } from '../../domain/shared/result.ts';
import { EVERY_DUTY } from '../../security/duty-sets.ts';
import {
  CommandFailureType,
  CommandInput,
  CommandResultType,
  presentFailure,
  presentFailureValue,
} from '../shared/command.type.ts';
import { input, mutation } from '../shared/declared.ts';
import { Field, InputField, Mutation, ObjectType } from '../shared/fields.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { DeprecatedUseType, DocumentVersionType } from './document.type.ts';
import { DOCUMENT_VERSION_NODE } from './partner.loader.ts';
import { schemaJudge } from './schema-judge.ts';

@ObjectType('DocumentVersionResult', { implements: CommandResultType, description: 'The version after the command.' })
class DocumentVersionResultType extends CommandResultType {
  @Field(() => DocumentVersionType, {
    duties: EVERY_DUTY,
    nullable: true,
    description: 'Null if the command failed.',
  })
  version!: DocumentVersionType | null;

  @Field(() => [CommandFailureType], {
    duties: EVERY_DUTY,
    description:
      'The faults of a refused manifest, up to the first hundred, each with the operation and what to do; empty if there are none.',
  })
  failures!: CommandFailureType[];

  @Field(() => [DeprecatedUseType], {
    duties: EVERY_DUTY,
    description:
      'Deprecated members of the schema that the published documents use: they still work, and should be replaced before they are removed. Empty if there are none, or if nothing was published.',
  })
  deprecated!: DeprecatedUseType[];
}

@InputType()
class PublishDocumentsInput extends CommandInput {
  @InputField(() => String, { description: 'Code of the application the documents belong to.' })
  applicationCode!: string;

  @InputField(() => String, {
    description:
      '1 to 64 letters, digits, dots, hyphens, underscores or plus signs. Publishing the same documents again under the same name gives the same answer; publishing different ones under it is refused.',
  })
  version!: string;

  @InputField(() => GraphQLJSONObject, {
    description: `The manifest as its tool wrote it: Apollo's persisted query manifest, version 1, or texts keyed by their SHA-256, with or without the prefix \`sha256:\`, as Relay and GraphQL Code Generator write them. At most ${MAX_MANIFEST_DOCUMENTS} documents of ${MAX_DOCUMENT_LENGTH} characters each, with one operation in each.`,
  })
  manifest!: Record<string, unknown>;
}

/** The manifest is judged by the schema that is served before its command can be made. */
@Resolver()
export class PublishDocumentsResolver {
  @Mutation(() => DocumentVersionResultType, {
    command: PUBLISH_DOCUMENTS,
    description:
      'Publishes the documents of a manifest as a version for an application. Each document must be valid against the schema being served and be identified by the SHA-256 of its text. Either all are published or none.',
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
}

export const RETIRE_DOCUMENT_VERSION = mutation(retireDocumentVersion, {
  description:
    'Retires a version: within seconds its documents are unknown, unless another active version contains them. Refused if any of them was used recently.',
  result: { type: DocumentVersionResultType, answer: presentResult },
  input: {
    applicationCode: input(() => String, { description: 'Code of the application.' }),
    version: input(() => String, { description: 'Name of the version.' }),
    reason: input(() => String, { description: 'Why it is retired.' }),
    unusedForDays: input(() => Int, {
      defaultValue: 30,
      description: 'For how many days none of its documents may have been used.',
    }),
    force: input(() => Boolean, {
      defaultValue: false,
      description: 'Retire it even if it is in use; from then on, requests for its documents are refused.',
    }),
  },
});

async function presentResult(
  context: RequestContext,
  result: Result<{ versionId: string }>,
  deprecated: readonly DeprecatedUse[] = [],
): Promise<DocumentVersionResultType> {
  const faults = result.ok ? [] : ((result.failure as Partial<ManifestRefusal>).faults ?? [result.failure]);
  return {
    version: await DOCUMENT_VERSION_NODE.show(context, result.ok ? result.value.versionId : null),
    failure: presentFailure(result),
    failures: faults.map(presentFailureValue),
    deprecated: result.ok ? [...deprecated] : [],
  };
}
