import { GraphQLJSONObject } from 'graphql-scalars';
import { ArgsType, InputType, Int } from 'type-graphql';
import { MAX_DOCUMENT_LENGTH, MAX_MANIFEST_DOCUMENTS } from '../../domain/partner/manifest.ts';
import { CommandInput } from '../shared/command.type.ts';
import { PageArgs } from '../shared/connection.ts';
import { Criterion, InputField } from '../shared/fields.ts';

@ArgsType()
export class DocumentVersionsArgs extends PageArgs {
  @Criterion(() => String, {
    reveals: 'DocumentVersion.application',
    nullable: true,
    description: 'Only those of the application with this code.',
  })
  applicationCode?: string | null;

  @Criterion(() => Boolean, {
    reveals: 'DocumentVersion.retiredAt',
    nullable: true,
    description: 'Only active versions, or only retired ones; both where it is left out.',
  })
  active?: boolean | null;
}

@ArgsType()
export class PersistedDocumentsArgs extends DocumentVersionsArgs {
  @Criterion(() => String, {
    reveals: 'PersistedDocument.version',
    nullable: true,
    description: 'Only those of versions with this name.',
  })
  version?: string | null;
}

@ArgsType()
export class OwnDocumentsArgs extends PageArgs {
  @Criterion(() => String, {
    reveals: 'PersistedDocument.version',
    nullable: true,
    description: 'Only those of the version with this name.',
  })
  version?: string | null;

  @Criterion(() => Boolean, {
    reveals: 'DocumentVersion.retiredAt',
    nullable: true,
    description: 'Only those of active versions, or only of retired ones; both where it is left out.',
  })
  active?: boolean | null;
}

@InputType()
export class PublishDocumentsInput extends CommandInput {
  @InputField(() => String, { description: 'Code of the application whose documents they are.' })
  applicationCode!: string;

  @InputField(() => String, {
    description:
      '1 to 64 letters, digits, dots, hyphens, underscores or plus signs. To publish the same again under one name is the same answer; to publish others under it is refused.',
  })
  version!: string;

  @InputField(() => GraphQLJSONObject, {
    description: `The manifest as its tool wrote it: Apollo's persisted query manifest, version 1, or the texts by their SHA-256, with \`sha256:\` before it or not, as Relay and GraphQL Code Generator write them. At most ${MAX_MANIFEST_DOCUMENTS} documents of ${MAX_DOCUMENT_LENGTH} characters each, with one operation in each.`,
  })
  manifest!: Record<string, unknown>;
}

@InputType()
export class RetireDocumentVersionInput extends CommandInput {
  @InputField(() => String, { description: 'Code of the application.' })
  applicationCode!: string;

  @InputField(() => String, { description: 'Name of the version.' })
  version!: string;

  @InputField(() => String, { description: 'Why it is retired.' })
  reason!: string;

  @InputField(() => Int, { defaultValue: 30, description: 'How many days none of its documents may have been used.' })
  unusedForDays!: number;

  @InputField(() => Boolean, {
    defaultValue: false,
    description: 'Retires it although it is in use: whoever still asks for its documents is refused from then on.',
  })
  force!: boolean;
}
