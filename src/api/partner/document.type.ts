import { Int } from 'type-graphql';
import type { DocumentKind } from '../../domain/partner/document-kind.ts';
import { connectionOf } from '../shared/connection.ts';
import { enumOf } from '../shared/enum.ts';
import { NodeType } from '../shared/node.type.ts';
import { DateTimeScalar } from '../shared/scalars.ts';
import { field, hidden, objectType } from '../shared/declared.ts';
import { OVERSIGHT, OVERSIGHT_AND_OWNER } from '../../security/duty-sets.ts';

export const DocumentKindEnum = enumOf<DocumentKind>('DocumentKind', "What a document's operation does.", {
  QUERY: 'Reads.',
  MUTATION: 'Runs commands.',
  SUBSCRIPTION: 'Streams.',
});

export const DocumentVersionType = objectType(
  'DocumentVersion',
  {
    inherited: OVERSIGHT_AND_OWNER,
    of: NodeType,
    description: "A release of an application's documents. What it holds never changes.",
  },
  {
    applicationRowId: hidden<string>(),
    publishedByRowId: hidden<string | null>(),
    retiredByRowId: hidden<string | null>(),
    version: field(() => String, {
      duties: OVERSIGHT_AND_OWNER,
      description: 'What the team calls it; unique in the application.',
    }),
    contentHash: field(() => String, {
      duties: OVERSIGHT,
      description:
        'SHA-256 over the hashes of its documents, hexadecimal: two versions with the same documents have the same.',
    }),
    documentCount: field(() => Int, { duties: OVERSIGHT_AND_OWNER, description: 'How many documents it has.' }),
    publishedAt: field(() => DateTimeScalar, { duties: OVERSIGHT_AND_OWNER, description: 'When it was published.' }),
    retiredAt: field(() => DateTimeScalar, {
      duties: OVERSIGHT_AND_OWNER,
      nullable: true,
      description: 'When it was retired: its documents are unknown from then on. Null of an active one.',
    }),
    retireReason: field(() => String, {
      duties: OVERSIGHT_AND_OWNER,
      nullable: true,
      description: 'Why it was retired; null of an active one.',
    }),
    retireForced: field(() => Boolean, {
      duties: OVERSIGHT,
      description: 'Whether it was retired although it was in use.',
    }),
  },
);
export type DocumentVersionType = InstanceType<typeof DocumentVersionType>;

const DEPRECATED_MEMBER = {
  coordinate: 'What it is: `Type.field`, `Type.field(argument)`, `Input.field` or `Enum.VALUE`.',
  reason: 'Why, and what to use instead.',
};

export const DeprecatedMemberType = objectType(
  'DeprecatedMember',
  { description: 'A deprecated part of the schema.' },
  {
    coordinate: field(() => String, {
      duties: OVERSIGHT_AND_OWNER,
      description: DEPRECATED_MEMBER.coordinate,
    }),
    reason: field(() => String, { duties: OVERSIGHT_AND_OWNER, description: DEPRECATED_MEMBER.reason }),
  },
);
export type DeprecatedMemberType = InstanceType<typeof DeprecatedMemberType>;

export const DeprecatedUseType = objectType(
  'DeprecatedUse',
  { description: 'A deprecated part of the schema that a document touches.' },
  {
    coordinate: field(() => String, { duties: OVERSIGHT, description: DEPRECATED_MEMBER.coordinate }),
    reason: field(() => String, { duties: OVERSIGHT, description: DEPRECATED_MEMBER.reason }),
    operation: field(() => String, {
      duties: OVERSIGHT,
      description: 'What the operation of the document is called, or its hash where it has no name.',
    }),
  },
);
export type DeprecatedUseType = InstanceType<typeof DeprecatedUseType>;

export const PersistedDocumentType = objectType(
  'PersistedDocument',
  {
    inherited: OVERSIGHT_AND_OWNER,
    of: NodeType,
    description: 'A document of the registry, asked for by its hash.',
  },
  {
    versionRowId: hidden<string>(),
    hash: field(() => String, {
      duties: OVERSIGHT_AND_OWNER,
      description: 'SHA-256 of the text, hexadecimal: what `documentId` names, with `sha256:` before it or not.',
    }),
    name: field(() => String, {
      duties: OVERSIGHT_AND_OWNER,
      nullable: true,
      description: 'What its operation is called; null of one without a name.',
    }),
    kind: field(() => DocumentKindEnum, { duties: OVERSIGHT_AND_OWNER, description: 'What its operation does.' }),
    text: field(() => String, { duties: OVERSIGHT_AND_OWNER, description: 'The GraphQL document.' }),
    cost: field(() => Int, {
      duties: OVERSIGHT_AND_OWNER,
      description:
        'Fields it would resolve if every page were full, as it was published: what depends on variables is taken at its default.',
    }),
    cacheable: field(() => Boolean, {
      duties: OVERSIGHT_AND_OWNER,
      description:
        'Whether it is a query whose answer the caller may keep for a while, for itself: one that asks for no data of persons.',
    }),
  },
);
export type PersistedDocumentType = InstanceType<typeof PersistedDocumentType>;

export const DocumentVersionConnectionType = connectionOf('DocumentVersion', DocumentVersionType, OVERSIGHT);
export const PersistedDocumentConnectionType = connectionOf(
  'PersistedDocument',
  PersistedDocumentType,
  OVERSIGHT_AND_OWNER,
);
