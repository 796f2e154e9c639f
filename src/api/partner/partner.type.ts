import { Float, Int } from 'type-graphql';
import { GraphQLSafeInt } from 'graphql-scalars';
import type { DocumentMode, PartnerKind } from '../../domain/partner/document-mode.ts';
import { connectionOf } from '../shared/connection.ts';
import { enumOf } from '../shared/enum.ts';
import { NodeType } from '../shared/node.type.ts';
import { DateTimeScalar } from '../shared/scalars.ts';
import { field, hidden, objectType } from '../shared/declared.ts';
import { OVERSIGHT, OVERSIGHT_AND_OWNER } from '../../security/duty-sets.ts';

export const PartnerKindEnum = enumOf<PartnerKind>(
  'PartnerKind',
  'Whether an application belongs to the institution or an outside company.',
  {
    INTERNAL: 'The institution itself; its staff use the application in their own name.',
    EXTERNAL: 'A company outside the institution.',
  },
);

export const DocumentModeEnum = enumOf<DocumentMode>('DocumentMode', 'Which documents a caller may run.', {
  PERSISTED_ONLY: "Only its application's documents in the registry.",
  PERSISTED_PREFERRED: 'Any document; those not in the registry are counted.',
  OPEN: 'Any document.',
});

export const DocumentUsageType = objectType(
  'DocumentUsage',
  {
    description: 'Usage of persisted documents since they were published, over all nodes. At most a few seconds old.',
  },
  {
    requestCount: field(() => GraphQLSafeInt, {
      duties: OVERSIGHT_AND_OWNER,
      description: 'Requests answered, including subscriptions, which count once each.',
    }),
    errorCount: field(() => GraphQLSafeInt, {
      duties: OVERSIGHT_AND_OWNER,
      description: 'How many of those requests were answered with errors.',
    }),
    lastUsedAt: field(() => DateTimeScalar, {
      duties: OVERSIGHT_AND_OWNER,
      nullable: true,
      description: 'When a request was last answered; null if none was.',
    }),
    p95Ms: field(() => Float, {
      duties: OVERSIGHT_AND_OWNER,
      nullable: true,
      description:
        "95th percentile of response time in milliseconds, read from a histogram in which each bucket's upper bound is about 1.5 times the previous one; null if no request was answered.",
    }),
  },
);
export type DocumentUsageType = InstanceType<typeof DocumentUsageType>;

export const PartnerType = objectType(
  'Partner',
  {
    inherited: OVERSIGHT,
    of: NodeType,
    description:
      "A party that integrates with the institution: an outside company, or the institution's own front-end team.",
  },
  {
    code: field(() => String, { duties: OVERSIGHT, description: 'Unique in the institution.' }),
    name: field(() => String, { duties: OVERSIGHT, description: 'Display name.' }),
    kind: field(() => PartnerKindEnum, {
      duties: OVERSIGHT,
      description: 'Whether it is part of the institution or outside it.',
    }),
    active: field(() => Boolean, {
      duties: OVERSIGHT,
      description: 'False once it was deactivated, which is permanent.',
    }),
    createdAt: field(() => DateTimeScalar, { duties: OVERSIGHT, description: 'When it was added.' }),
  },
);
export type PartnerType = InstanceType<typeof PartnerType>;

export const ApplicationType = objectType(
  'Application',
  {
    inherited: OVERSIGHT,
    of: NodeType,
    description: "A partner's program that calls the API. It acts as a user of its own.",
  },
  {
    partnerRowId: hidden<string>(),
    userRowId: hidden<string>(),
    code: field(() => String, { duties: OVERSIGHT, description: 'Unique in the institution.' }),
    name: field(() => String, { duties: OVERSIGHT, description: 'Display name.' }),
    documentMode: field(() => DocumentModeEnum, { duties: OVERSIGHT, description: 'Which documents it may run.' }),
    costBudget: field(() => Int, {
      duties: OVERSIGHT,
      nullable: true,
      description: 'Number of fields it may have resolved per window; null for no limit.',
    }),
    budgetWindowSeconds: field(() => Int, {
      duties: OVERSIGHT,
      description: 'Length of the cost budget window, in seconds.',
    }),
    active: field(() => Boolean, {
      duties: OVERSIGHT,
      description: 'False once the application or its partner was deactivated, which is permanent.',
    }),
    createdAt: field(() => DateTimeScalar, { duties: OVERSIGHT, description: 'When it was created.' }),
  },
);
export type ApplicationType = InstanceType<typeof ApplicationType>;

export const PartnerConnectionType = connectionOf('Partner', PartnerType, OVERSIGHT);
export const ApplicationConnectionType = connectionOf('Application', ApplicationType, OVERSIGHT);
