import { Float, Int } from 'type-graphql';
import { GraphQLSafeInt } from 'graphql-scalars';
import type { DocumentMode, PartnerKind } from '../../domain/partner/document-mode.ts';
import { connectionOf } from '../shared/connection.ts';
import { enumOf } from '../shared/enum.ts';
import { NodeType } from '../shared/node.type.ts';
import { DateTimeScalar } from '../shared/scalars.ts';
import { field, hidden, objectType } from '../shared/declared.ts';
import { OVERSIGHT, OVERSIGHT_AND_OWNER } from '../../security/duty-sets.ts';

export const PartnerKindEnum = enumOf<PartnerKind>('PartnerKind', 'Who an application belongs to.', {
  INTERNAL: 'The institution itself, whose staff use it in their own name.',
  EXTERNAL: 'A company outside the institution.',
});

export const DocumentModeEnum = enumOf<DocumentMode>('DocumentMode', 'Which documents a caller may run.', {
  PERSISTED_ONLY: "Its application's documents of the registry, and nothing else.",
  PERSISTED_PREFERRED: 'Anything; what is not of the registry is counted.',
  OPEN: 'Anything.',
});

export const DocumentUsageType = objectType(
  'DocumentUsage',
  {
    description:
      'How persisted documents were used, over all nodes, since they were published. Some seconds old at most.',
  },
  {
    requestCount: field(() => GraphQLSafeInt, {
      duties: OVERSIGHT_AND_OWNER,
      description: 'Requests that were answered, subscriptions included: each once.',
    }),
    errorCount: field(() => GraphQLSafeInt, {
      duties: OVERSIGHT_AND_OWNER,
      description: 'Those among them whose answer had errors.',
    }),
    lastUsedAt: field(() => DateTimeScalar, {
      duties: OVERSIGHT_AND_OWNER,
      nullable: true,
      description: 'When one was answered last; null where none was.',
    }),
    p95Ms: field(() => Float, {
      duties: OVERSIGHT_AND_OWNER,
      nullable: true,
      description:
        'Milliseconds within which 95 % were answered, read off a histogram whose buckets end at about one and a half times the one before; null where none was.',
    }),
  },
);
export type DocumentUsageType = InstanceType<typeof DocumentUsageType>;

export const PartnerType = objectType(
  'Partner',
  {
    inherited: OVERSIGHT,
    of: NodeType,
    description: 'Who integrates with the institution: a company outside it, or its own front-end team.',
  },
  {
    code: field(() => String, { duties: OVERSIGHT, description: 'Unique in the institution.' }),
    name: field(() => String, { duties: OVERSIGHT, description: 'What people call it.' }),
    kind: field(() => PartnerKindEnum, { duties: OVERSIGHT, description: 'Whether it is of the institution itself.' }),
    active: field(() => Boolean, {
      duties: OVERSIGHT,
      description: 'False once it was deactivated, which is for good.',
    }),
    createdAt: field(() => DateTimeScalar, { duties: OVERSIGHT, description: 'When it was made known.' }),
  },
);
export type PartnerType = InstanceType<typeof PartnerType>;

export const ApplicationType = objectType(
  'Application',
  {
    inherited: OVERSIGHT,
    of: NodeType,
    description: 'A program of a partner that calls the API. It acts as a user of its own.',
  },
  {
    partnerRowId: hidden<string>(),
    userRowId: hidden<string>(),
    code: field(() => String, { duties: OVERSIGHT, description: 'Unique in the institution.' }),
    name: field(() => String, { duties: OVERSIGHT, description: 'What people call it.' }),
    documentMode: field(() => DocumentModeEnum, { duties: OVERSIGHT, description: 'Which documents it may run.' }),
    costBudget: field(() => Int, {
      duties: OVERSIGHT,
      nullable: true,
      description: 'Fields it may have resolved in a window; null: as many as it likes.',
    }),
    budgetWindowSeconds: field(() => Int, { duties: OVERSIGHT, description: 'Length of that window in seconds.' }),
    active: field(() => Boolean, {
      duties: OVERSIGHT,
      description: 'False once it, or its partner, was deactivated, which is for good.',
    }),
    createdAt: field(() => DateTimeScalar, { duties: OVERSIGHT, description: 'When it was created.' }),
  },
);
export type ApplicationType = InstanceType<typeof ApplicationType>;

export const PartnerConnectionType = connectionOf('Partner', PartnerType, OVERSIGHT);
export const ApplicationConnectionType = connectionOf('Application', ApplicationType, OVERSIGHT);
