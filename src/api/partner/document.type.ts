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
    description: "A release of an application's documents. Its contents never change.",
  },
  {
    applicationRowId: hidden<string>(),
    publishedByRowId: hidden<string | null>(),
    retiredByRowId: hidden<string | null>(),
    version: field(() => String, {
      duties: OVERSIGHT_AND_OWNER,
      description: "The team's name for it; unique in the application.",
    }),
    contentHash: field(() => String, {
      duties: OVERSIGHT,
      description:
        'SHA-256 over the hashes of its documents, in hexadecimal: two versions with the same documents have the same hash.',
    }),
    documentCount: field(() => Int, { duties: OVERSIGHT_AND_OWNER, description: 'Number of documents it contains.' }),
    publishedAt: field(() => DateTimeScalar, { duties: OVERSIGHT_AND_OWNER, description: 'When it was published.' }),
    retiredAt: field(() => DateTimeScalar, {
      duties: OVERSIGHT_AND_OWNER,
      nullable: true,
      description: 'When it was retired; its documents are unknown from then on. Null if active.',
    }),
    retireReason: field(() => String, {
      duties: OVERSIGHT_AND_OWNER,
      nullable: true,
      description: 'Why it was retired; null if active.',
    }),
    retireForced: field(() => Boolean, {
      duties: OVERSIGHT,
      description: 'Whether it was retired despite being in use.',
    }),
  },
);
export type DocumentVersionType = InstanceType<typeof DocumentVersionType>;

const DEPRECATED_MEMBER = {
  coordinate: 'Schema coordinate: `Type.field`, `Type.field(argument)`, `Input.field` or `Enum.VALUE`.',
  reason: 'Why it is deprecated, and what to use instead.',
};

export const DeprecatedMemberType = objectType(
  'DeprecatedMember',
  { description: 'A deprecated member of the schema.' },
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
  { description: "A document's use of a deprecated member of the schema." },
  {
    coordinate: field(() => String, { duties: OVERSIGHT, description: DEPRECATED_MEMBER.coordinate }),
    reason: field(() => String, { duties: OVERSIGHT, description: DEPRECATED_MEMBER.reason }),
    operation: field(() => String, {
      duties: OVERSIGHT,
      description: "Name of the document's operation, or the document's hash if the operation has no name.",
    }),
  },
);
export type DeprecatedUseType = InstanceType<typeof DeprecatedUseType>;

export const PersistedDocumentType = objectType(
  'PersistedDocument',
  {
    inherited: OVERSIGHT_AND_OWNER,
    of: NodeType,
    description: 'A document in the registry, requested by its hash.',
  },
  {
    versionRowId: hidden<string>(),
    hash: field(() => String, {
      duties: OVERSIGHT_AND_OWNER,
      description:
        'SHA-256 of the text, in hexadecimal: the value to pass as `documentId`, with or without the prefix `sha256:`.',
    }),
    name: field(() => String, {
      duties: OVERSIGHT_AND_OWNER,
      nullable: true,
      description: 'Name of its operation; null if it has none.',
    }),
    kind: field(() => DocumentKindEnum, { duties: OVERSIGHT_AND_OWNER, description: 'What its operation does.' }),
    text: field(() => String, { duties: OVERSIGHT_AND_OWNER, description: 'The GraphQL document.' }),
    cost: field(() => Int, {
      duties: OVERSIGHT_AND_OWNER,
      description:
        'Number of fields it would resolve if every page were full, calculated when it was published; values that depend on variables are taken at their defaults.',
    }),
    cacheable: field(() => Boolean, {
      duties: OVERSIGHT_AND_OWNER,
      description:
        'Whether it is a query whose answer the caller may cache for a while for its own use: one that requests no personal data.',
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
