import { Field, Int, ObjectType } from 'type-graphql';
import type { DocumentKind } from '../../domain/partner/document-kind.ts';
import { CommandFailureType, CommandResultType } from '../shared/command.type.ts';
import { connectionOf } from '../shared/connection.ts';
import { enumOf } from '../shared/enum.ts';
import { NodeType } from '../shared/node.type.ts';
import { DateTimeScalar } from '../shared/scalars.ts';

export const DocumentKindEnum = enumOf<DocumentKind>('DocumentKind', "What a document's operation does.", {
  QUERY: 'Reads.',
  MUTATION: 'Runs commands.',
  SUBSCRIPTION: 'Streams.',
});

@ObjectType('DocumentVersion', {
  implements: NodeType,
  description: "A release of an application's documents. What it holds never changes.",
})
export class DocumentVersionType extends NodeType {
  applicationRowId!: string;
  publishedByRowId!: string | null;
  retiredByRowId!: string | null;

  @Field(() => String, { description: 'What the team calls it; unique in the application.' })
  version!: string;

  @Field(() => String, {
    description:
      'SHA-256 over the hashes of its documents, hexadecimal: two versions with the same documents have the same.',
  })
  contentHash!: string;

  @Field(() => Int, { description: 'How many documents it has.' })
  documentCount!: number;

  @Field(() => DateTimeScalar, { description: 'When it was published.' })
  publishedAt!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was retired: its documents are unknown from then on. Null of an active one.',
  })
  retiredAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was retired; null of an active one.' })
  retireReason!: string | null;

  @Field(() => Boolean, { description: 'Whether it was retired although it was in use.' })
  retireForced!: boolean;
}

@ObjectType('DeprecatedMember', { description: 'A deprecated part of the schema.' })
export class DeprecatedMemberType {
  @Field(() => String, {
    description: 'What it is: `Type.field`, `Type.field(argument)`, `Input.field` or `Enum.VALUE`.',
  })
  coordinate!: string;

  @Field(() => String, { description: 'Why, and what to use instead.' })
  reason!: string;
}

@ObjectType('DeprecatedUse', { description: 'A deprecated part of the schema that a document touches.' })
export class DeprecatedUseType extends DeprecatedMemberType {
  @Field(() => String, {
    description: 'What the operation of the document is called, or its hash where it has no name.',
  })
  operation!: string;
}

@ObjectType('PersistedDocument', {
  implements: NodeType,
  description: 'A document of the registry, asked for by its hash.',
})
export class PersistedDocumentType extends NodeType {
  versionRowId!: string;

  @Field(() => String, {
    description: 'SHA-256 of the text, hexadecimal: what `documentId` names, with `sha256:` before it or not.',
  })
  hash!: string;

  @Field(() => String, { nullable: true, description: 'What its operation is called; null of one without a name.' })
  name!: string | null;

  @Field(() => DocumentKindEnum, { description: 'What its operation does.' })
  kind!: DocumentKind;

  @Field(() => String, { description: 'The GraphQL document.' })
  text!: string;

  @Field(() => Int, {
    description:
      'Fields it would resolve if every page were full, as it was published: what depends on variables is taken at its default.',
  })
  cost!: number;

  @Field(() => Boolean, {
    description:
      'Whether it is a query whose answer the caller may keep for a while, for itself: one that asks for no data of persons.',
  })
  cacheable!: boolean;
}

export const DocumentVersionConnectionType = connectionOf('DocumentVersion', DocumentVersionType);
export const PersistedDocumentConnectionType = connectionOf('PersistedDocument', PersistedDocumentType);

@ObjectType('DocumentVersionResult', { implements: CommandResultType, description: 'A version as a command left it.' })
export class DocumentVersionResultType extends CommandResultType {
  @Field(() => DocumentVersionType, { nullable: true, description: 'Null where the command failed.' })
  version!: DocumentVersionType | null;

  @Field(() => [CommandFailureType], {
    description:
      'Every fault of a refused manifest, each with the operation and what to do, the first hundred; empty where there is none.',
  })
  failures!: CommandFailureType[];

  @Field(() => [DeprecatedUseType], {
    description:
      'What the published documents touch of the deprecated parts of the schema: they are answered for now, and should be changed before those parts go. Empty where there is none, and where nothing was published.',
  })
  deprecated!: DeprecatedUseType[];
}
