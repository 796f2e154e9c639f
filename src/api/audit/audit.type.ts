import { ID, Int } from 'type-graphql';
import type { AuditKind } from '../../domain/audit/audit-entry.ts';
import { connectionOf } from '../shared/connection.ts';
import { enumOf } from '../shared/enum.ts';
import { DateScalar, DateTimeScalar } from '../shared/scalars.ts';
import { field, hidden, objectType } from '../shared/declared.ts';
import { AUDITOR } from '../../security/duty-sets.ts';

export const AuditKindEnum = enumOf<AuditKind>('AuditKind', 'What an audit entry is of.', {
  COMMAND: 'Something was changed, or tried out.',
  REFUSAL: 'Somebody tried what duties, or their separation, do not allow.',
  READ: 'Personal data was read, shown or masked.',
});

export const AuditEntryType = objectType(
  'AuditEntry',
  {
    description: 'What happened, as it was recorded in the transaction in which it happened. Never changed.',
  },
  {
    actorRowId: hidden<string | null>(),
    id: field(() => ID, { duties: AUDITOR, description: 'Its id.' }),
    seq: field(() => String, {
      duties: AUDITOR,
      nullable: true,
      description: 'Its place in the chain of the institution, from 1; null until it is linked, about a second later.',
    }),
    hash: field(() => String, {
      duties: AUDITOR,
      nullable: true,
      description: 'SHA-256 of the hash before it and the entry, in hexadecimal; null until it is linked.',
    }),
    kind: field(() => AuditKindEnum, { duties: AUDITOR, description: 'What it is of.' }),
    recordedAt: field(() => DateTimeScalar, { duties: AUDITOR, description: 'When it was recorded.' }),
    businessDate: field(() => DateScalar, { duties: AUDITOR, description: "The institution's business date then." }),
    actorSubject: field(() => String, { duties: AUDITOR, description: 'The `sub` of who acted, or `system`.' }),
    onBehalfOfId: field(() => ID, {
      duties: AUDITOR,
      nullable: true,
      description: 'On whose behalf; null: their own.',
    }),
    applicationId: field(() => ID, {
      duties: AUDITOR,
      nullable: true,
      description: 'The application of a partner that acted; null: a person, or the system.',
    }),
    command: field(() => String, {
      duties: AUDITOR,
      description: 'The command; of a refusal by the API the field, of a read `readPersonalData`.',
    }),
    subjectId: field(() => ID, {
      duties: AUDITOR,
      nullable: true,
      description: 'What it is about, by the ID that the API has for it; null: the institution as a whole, or many.',
    }),
    clientId: field(() => ID, {
      duties: AUDITOR,
      nullable: true,
      description: 'The client it concerns; null: none, or many.',
    }),
    input: field(() => String, {
      duties: AUDITOR,
      nullable: true,
      description: 'What was given, as JSON; of a batch its counts and hash, and no personal data.',
    }),
    before: field(() => String, {
      duties: AUDITOR,
      nullable: true,
      description: 'The columns that changed as they were, by table and row, as JSON; null: nothing was there.',
    }),
    after: field(() => String, {
      duties: AUDITOR,
      nullable: true,
      description:
        'The same as they are since, and what a batch did in figures; personal data as it is stored, under the key of its person.',
    }),
    reason: field(() => String, {
      duties: AUDITOR,
      nullable: true,
      description: 'The reason that was given; null where none was.',
    }),
    code: field(() => String, {
      duties: AUDITOR,
      nullable: true,
      description: 'The error code of a refusal; null otherwise.',
    }),
    requestId: field(() => String, {
      duties: AUDITOR,
      nullable: true,
      description: 'The `x-request-id` it came in; null for what no request asked.',
    }),
  },
);
export type AuditEntryType = InstanceType<typeof AuditEntryType>;

export const AuditEntryConnectionType = connectionOf('AuditEntry', AuditEntryType, AUDITOR);

export const AuditHeadType = objectType(
  'AuditHead',
  {
    description: 'The end of the chain. Noted elsewhere, `seq:hash` is a checkpoint for `clc audit verify`.',
  },
  {
    seq: field(() => String, { duties: AUDITOR, description: 'How many entries are linked.' }),
    hash: field(() => String, {
      duties: AUDITOR,
      nullable: true,
      description: 'The hash of the last link in hexadecimal; null while there is none.',
    }),
    waiting: field(() => Int, { duties: AUDITOR, description: 'Entries that are not linked yet.' }),
  },
);
export type AuditHeadType = InstanceType<typeof AuditHeadType>;
