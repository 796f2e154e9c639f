import type { Duty } from '../../domain/institution/duty.ts';
import { COMMAND_DUTIES } from '../command-permissions.ts';
import { EVERY_DUTY, OVERSIGHT, fields } from '../field-access.ts';
import type { TypeAccess } from '../field-access.ts';

const PARTNER: readonly Duty[] = ['PARTNER'];
/** An application sees its own; whose they are is scoped by the queries. */
const OVERSIGHT_AND_OWNER: readonly Duty[] = [...OVERSIGHT, ...PARTNER];

export const PARTNER_ACCESS = {
  Query: {
    ...fields(OVERSIGHT, 'partners', 'applications', 'documentVersions', 'persistedDocuments'),
    ...fields(PARTNER, 'ownDocuments'),
  },
  Mutation: {
    createPartner: COMMAND_DUTIES.createPartner,
    deactivatePartner: COMMAND_DUTIES.deactivatePartner,
    createApplication: COMMAND_DUTIES.createApplication,
    deactivateApplication: COMMAND_DUTIES.deactivateApplication,
    setApplicationDocumentMode: COMMAND_DUTIES.setApplicationDocumentMode,
    setCostBudget: COMMAND_DUTIES.setCostBudget,
    publishDocuments: COMMAND_DUTIES.publishDocuments,
    retireDocumentVersion: COMMAND_DUTIES.retireDocumentVersion,
  },
  Partner: fields(OVERSIGHT, 'id', 'code', 'name', 'kind', 'active', 'createdAt', 'applications', 'usage'),
  PartnerConnection: fields(OVERSIGHT, 'edges', 'nodes', 'pageInfo', 'totalCount'),
  PartnerEdge: fields(OVERSIGHT, 'cursor', 'node'),
  PartnerResult: fields(EVERY_DUTY, 'partner', 'failure'),
  Application: fields(
    OVERSIGHT,
    'id',
    'partner',
    'code',
    'name',
    'user',
    'documentMode',
    'costBudget',
    'budgetWindowSeconds',
    'active',
    'createdAt',
    'usage',
  ),
  ApplicationConnection: fields(OVERSIGHT, 'edges', 'nodes', 'pageInfo', 'totalCount'),
  ApplicationEdge: fields(OVERSIGHT, 'cursor', 'node'),
  ApplicationResult: fields(EVERY_DUTY, 'application', 'failure'),
  DocumentVersion: {
    ...fields(
      OVERSIGHT_AND_OWNER,
      'id',
      'version',
      'documentCount',
      'publishedAt',
      'retiredAt',
      'retireReason',
      'usage',
    ),
    ...fields(OVERSIGHT, 'application', 'contentHash', 'publishedBy', 'retiredBy', 'retireForced'),
  },
  DocumentVersionConnection: fields(OVERSIGHT, 'edges', 'nodes', 'pageInfo', 'totalCount'),
  DocumentVersionEdge: fields(OVERSIGHT, 'cursor', 'node'),
  DocumentVersionResult: fields(EVERY_DUTY, 'version', 'failures', 'deprecated', 'failure'),
  PersistedDocument: fields(
    OVERSIGHT_AND_OWNER,
    'id',
    'version',
    'hash',
    'name',
    'kind',
    'text',
    'cost',
    'cacheable',
    'deprecatedMembers',
    'usage',
  ),
  PersistedDocumentConnection: fields(OVERSIGHT_AND_OWNER, 'edges', 'nodes', 'pageInfo', 'totalCount'),
  PersistedDocumentEdge: fields(OVERSIGHT_AND_OWNER, 'cursor', 'node'),
  DeprecatedMember: fields(OVERSIGHT_AND_OWNER, 'coordinate', 'reason'),
  DeprecatedUse: fields(OVERSIGHT, 'operation', 'coordinate', 'reason'),
  DocumentUsage: fields(OVERSIGHT_AND_OWNER, 'requestCount', 'errorCount', 'lastUsedAt', 'p95Ms'),
} satisfies TypeAccess;
