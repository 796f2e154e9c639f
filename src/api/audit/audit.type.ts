import { ID, Int } from 'type-graphql';
import type { AuditKind } from '../../domain/audit/audit-entry.ts';
import { connectionOf } from '../shared/connection.ts';
import { enumOf } from '../shared/enum.ts';
import { DateScalar, DateTimeScalar } from '../shared/scalars.ts';
import { field, hidden, objectType } from '../shared/declared.ts';
import { AUDITOR } from '../../security/duty-sets.ts';

export const AuditKindEnum = enumOf<AuditKind>('AuditKind', 'What an audit entry records.', {
  COMMAND: 'A command that changed something, or was a trial run.',
  REFUSAL: 'An attempt that duties, or their separation, do not allow.',
  READ: 'Personal data was read, in clear or masked.',
});

export const AuditEntryType = objectType(
  'AuditEntry',
  {
    description: 'What happened, recorded in the same transaction. Immutable.',
  },
  {
    actorRowId: hidden<string | null>(),
    id: field(() => ID, { duties: AUDITOR, description: 'Its ID.' }),
    seq: field(() => String, {
      duties: AUDITOR,
      nullable: true,
      description: "Position in the institution's chain, from 1; null until it is linked, about a second later.",
    }),
    hash: field(() => String, {
      duties: AUDITOR,
      nullable: true,
      description: 'SHA-256 of the previous hash and the entry, in hexadecimal; null until it is linked.',
    }),
    kind: field(() => AuditKindEnum, { duties: AUDITOR, description: 'What it records.' }),
    recordedAt: field(() => DateTimeScalar, { duties: AUDITOR, description: 'When it was recorded.' }),
    businessDate: field(() => DateScalar, {
      duties: AUDITOR,
      description: "The institution's business date at the time.",
    }),
    actorSubject: field(() => String, { duties: AUDITOR, description: "The actor's `sub` claim, or `system`." }),
    onBehalfOfId: field(() => ID, {
      duties: AUDITOR,
      nullable: true,
      description: 'On whose behalf the actor acted; null for their own.',
    }),
    applicationId: field(() => ID, {
      duties: AUDITOR,
      nullable: true,
      description: 'The partner application that acted; null: a person, or the system.',
    }),
    command: field(() => String, {
      duties: AUDITOR,
      description: 'The command; for a refusal by the API, the field; for a read, `readPersonalData`.',
    }),
    subjectId: field(() => ID, {
      duties: AUDITOR,
      nullable: true,
      description: 'API ID of the record it is about; null: the institution as a whole, or many.',
    }),
    clientId: field(() => ID, {
      duties: AUDITOR,
      nullable: true,
      description: 'The client it concerns; null if none or many.',
    }),
    input: field(() => String, {
      duties: AUDITOR,
      nullable: true,
      description: 'The input, as JSON; for a batch, its counts and hash. Never contains personal data.',
    }),
    before: field(() => String, {
      duties: AUDITOR,
      nullable: true,
      description:
        'The changed columns before the change, by table and row, as JSON; null if there was nothing before.',
    }),
    after: field(() => String, {
      duties: AUDITOR,
      nullable: true,
      description:
        "The same columns after the change; for a batch, its result in figures. Personal data appears as it is stored, under its person's key.",
    }),
    reason: field(() => String, {
      duties: AUDITOR,
      nullable: true,
      description: 'The reason given; null if none was.',
    }),
    code: field(() => String, {
      duties: AUDITOR,
      nullable: true,
      description: 'The error code of a refusal; null otherwise.',
    }),
    requestId: field(() => String, {
      duties: AUDITOR,
      nullable: true,
      description: 'The `x-request-id` of the request; null if there was no request.',
    }),
  },
);
export type AuditEntryType = InstanceType<typeof AuditEntryType>;

export const AuditEntryConnectionType = connectionOf('AuditEntry', AuditEntryType, AUDITOR);

export const AuditHeadType = objectType(
  'AuditHead',
  {
    description: 'The end of the audit chain. Stored elsewhere, `seq:hash` is a checkpoint for `clc audit verify`.',
  },
  {
    seq: field(() => String, { duties: AUDITOR, description: 'Number of linked entries.' }),
    hash: field(() => String, {
      duties: AUDITOR,
      nullable: true,
      description: 'Hash of the last linked entry, in hexadecimal; null if there is none.',
    }),
    waiting: field(() => Int, { duties: AUDITOR, description: 'Number of entries not yet linked.' }),
  },
);
export type AuditHeadType = InstanceType<typeof AuditHeadType>;
