import { ID, Int } from 'type-graphql';
import type { AuditKind } from '../../domain/audit/audit-entry.ts';
import { connectionOf } from '../shared/connection.ts';
import { enumOf } from '../shared/enum.ts';
import { DateScalar, DateTimeScalar } from '../shared/scalars.ts';
import { Field, ObjectType } from '../shared/fields.ts';
import { AUDITOR } from '../../security/duty-sets.ts';

export const AuditKindEnum = enumOf<AuditKind>('AuditKind', 'What an audit entry is of.', {
  COMMAND: 'Something was changed, or tried out.',
  REFUSAL: 'Somebody tried what duties, or their separation, do not allow.',
  READ: 'Personal data was read, shown or masked.',
});

@ObjectType('AuditEntry', {
  description: 'What happened, as it was recorded in the transaction in which it happened. Never changed.',
})
export class AuditEntryType {
  actorRowId!: string | null;

  @Field(() => ID, { duties: AUDITOR, description: 'Its id.' })
  id!: string;

  @Field(() => String, {
    duties: AUDITOR,
    nullable: true,
    description: 'Its place in the chain of the institution, from 1; null until it is linked, about a second later.',
  })
  seq!: string | null;

  @Field(() => String, {
    duties: AUDITOR,
    nullable: true,
    description: 'SHA-256 of the hash before it and the entry, in hexadecimal; null until it is linked.',
  })
  hash!: string | null;

  @Field(() => AuditKindEnum, { duties: AUDITOR, description: 'What it is of.' })
  kind!: AuditKind;

  @Field(() => DateTimeScalar, { duties: AUDITOR, description: 'When it was recorded.' })
  recordedAt!: Date;

  @Field(() => DateScalar, { duties: AUDITOR, description: "The institution's business date then." })
  businessDate!: string;

  @Field(() => String, { duties: AUDITOR, description: 'The `sub` of who acted, or `system`.' })
  actorSubject!: string;

  @Field(() => ID, { duties: AUDITOR, nullable: true, description: 'On whose behalf; null: their own.' })
  onBehalfOfId!: string | null;

  @Field(() => ID, {
    duties: AUDITOR,
    nullable: true,
    description: 'The application of a partner that acted; null: a person, or the system.',
  })
  applicationId!: string | null;

  @Field(() => String, {
    duties: AUDITOR,
    description: 'The command; of a refusal by the API the field, of a read `readPersonalData`.',
  })
  command!: string;

  @Field(() => ID, {
    duties: AUDITOR,
    nullable: true,
    description: 'What it is about, by the ID that the API has for it; null: the institution as a whole, or many.',
  })
  subjectId!: string | null;

  @Field(() => ID, { duties: AUDITOR, nullable: true, description: 'The client it concerns; null: none, or many.' })
  clientId!: string | null;

  @Field(() => String, {
    duties: AUDITOR,
    nullable: true,
    description: 'What was given, as JSON; of a batch its counts and hash, and no personal data.',
  })
  input!: string | null;

  @Field(() => String, {
    duties: AUDITOR,
    nullable: true,
    description: 'The columns that changed as they were, by table and row, as JSON; null: nothing was there.',
  })
  before!: string | null;

  @Field(() => String, {
    duties: AUDITOR,
    nullable: true,
    description:
      'The same as they are since, and what a batch did in figures; personal data as it is stored, under the key of its person.',
  })
  after!: string | null;

  @Field(() => String, {
    duties: AUDITOR,
    nullable: true,
    description: 'The reason that was given; null where none was.',
  })
  reason!: string | null;

  @Field(() => String, { duties: AUDITOR, nullable: true, description: 'The error code of a refusal; null otherwise.' })
  code!: string | null;

  @Field(() => String, {
    duties: AUDITOR,
    nullable: true,
    description: 'The `x-request-id` it came in; null for what no request asked.',
  })
  requestId!: string | null;
}

export const AuditEntryConnectionType = connectionOf('AuditEntry', AuditEntryType, AUDITOR);

@ObjectType('AuditHead', {
  description: 'The end of the chain. Noted elsewhere, `seq:hash` is a checkpoint for `clc audit verify`.',
})
export class AuditHeadType {
  @Field(() => String, { duties: AUDITOR, description: 'How many entries are linked.' })
  seq!: string;

  @Field(() => String, {
    duties: AUDITOR,
    nullable: true,
    description: 'The hash of the last link in hexadecimal; null while there is none.',
  })
  hash!: string | null;

  @Field(() => Int, { duties: AUDITOR, description: 'Entries that are not linked yet.' })
  waiting!: number;
}
