import { ID, Int } from 'type-graphql';
import type { Purpose } from '../../security/personal-data/purpose.ts';
import { CommandResultType } from '../shared/command.type.ts';
import { enumOf } from '../shared/enum.ts';
import { DateTimeScalar } from '../shared/scalars.ts';
import { Field, ObjectType } from '../shared/fields.ts';
import { EVERY_DUTY, STAFF } from '../../security/duty-sets.ts';

export const PurposeEnum = enumOf<Purpose>(
  'Purpose',
  'What personal data is read for. A request states it in the header `x-clc-purpose`, or in `extensions.purpose`; without one, and with one that none of your duties allows, masks are shown.',
  {
    KYC: 'To know the client: by who looks after it, or assesses it.',
    CREDIT_DECISION: 'To decide on credit.',
    MONITORING: 'To watch the client and its credit.',
    COLLECTION: 'To collect what is owed.',
    AUDIT: 'To audit.',
    SUBJECT_REQUEST: 'To answer a person about its own data.',
  },
);

@ObjectType('LegalHold', { description: "A reason to keep the data of a client's people, whatever retention allows." })
export class LegalHoldType {
  clientRowId!: string;
  placedByRowId!: string | null;
  releasedByRowId!: string | null;

  @Field(() => ID, { duties: STAFF, description: 'Names the hold to releaseLegalHold.' })
  id!: string;

  @Field(() => String, { duties: STAFF, description: 'Why it was placed.' })
  reason!: string;

  @Field(() => DateTimeScalar, { duties: STAFF, description: 'When it was placed.' })
  placedAt!: Date;

  @Field(() => DateTimeScalar, {
    duties: STAFF,
    nullable: true,
    description: 'When it was released; null while it holds.',
  })
  releasedAt!: Date | null;

  @Field(() => String, { duties: STAFF, nullable: true, description: 'Why it was released; null while it holds.' })
  releaseReason!: string | null;
}

@ObjectType('LegalHoldResult', { implements: CommandResultType, description: 'A legal hold as a command left it.' })
export class LegalHoldResultType extends CommandResultType {
  @Field(() => LegalHoldType, { duties: EVERY_DUTY, nullable: true, description: 'Null where the command failed.' })
  hold!: LegalHoldType | null;
}

@ObjectType('EraseSubjectResult', { implements: CommandResultType, description: 'An erasure.' })
export class EraseSubjectResultType extends CommandResultType {
  @Field(() => ID, {
    duties: EVERY_DUTY,
    nullable: true,
    description: 'Whose data is gone; null where the command failed.',
  })
  personId!: string | null;
}

@ObjectType('RetentionResult', {
  implements: CommandResultType,
  description: 'The retention of personal data as a command left it.',
})
export class RetentionResultType extends CommandResultType {
  @Field(() => Int, {
    duties: EVERY_DUTY,
    nullable: true,
    description: 'Years after the end of a relation; null where the command failed.',
  })
  years!: number | null;
}
