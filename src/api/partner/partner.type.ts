import { Int } from 'type-graphql';
import { GraphQLSafeInt } from 'graphql-scalars';
import type { DocumentMode, PartnerKind } from '../../domain/partner/document-mode.ts';
import { CommandResultType } from '../shared/command.type.ts';
import { connectionOf } from '../shared/connection.ts';
import { enumOf } from '../shared/enum.ts';
import { NodeType } from '../shared/node.type.ts';
import { DateTimeScalar } from '../shared/scalars.ts';
import { Field, ObjectType } from '../shared/fields.ts';
import { EVERY_DUTY, OVERSIGHT, OVERSIGHT_AND_OWNER } from '../../security/duty-sets.ts';

export const PartnerKindEnum = enumOf<PartnerKind>('PartnerKind', 'Who an application belongs to.', {
  INTERNAL: 'The institution itself, whose staff use it in their own name.',
  EXTERNAL: 'A company outside the institution.',
});

export const DocumentModeEnum = enumOf<DocumentMode>('DocumentMode', 'Which documents a caller may run.', {
  PERSISTED_ONLY: "Its application's documents of the registry, and nothing else.",
  PERSISTED_PREFERRED: 'Anything; what is not of the registry is counted.',
  OPEN: 'Anything.',
});

@ObjectType('DocumentUsage', {
  description:
    'How persisted documents were used, over all nodes, since they were published. Some seconds old at most.',
})
export class DocumentUsageType {
  @Field(() => GraphQLSafeInt, {
    duties: OVERSIGHT_AND_OWNER,
    description: 'Requests that were answered, subscriptions included: each once.',
  })
  requestCount!: number;

  @Field(() => GraphQLSafeInt, {
    duties: OVERSIGHT_AND_OWNER,
    description: 'Those among them whose answer had errors.',
  })
  errorCount!: number;

  @Field(() => DateTimeScalar, {
    duties: OVERSIGHT_AND_OWNER,
    nullable: true,
    description: 'When one was answered last; null where none was.',
  })
  lastUsedAt!: Date | null;

  @Field(() => Number, {
    duties: OVERSIGHT_AND_OWNER,
    nullable: true,
    description:
      'Milliseconds within which 95 % were answered, read off a histogram whose buckets end at about one and a half times the one before; null where none was.',
  })
  p95Ms!: number | null;
}

@ObjectType('Partner', {
  inherited: OVERSIGHT,
  implements: NodeType,
  description: 'Who integrates with the institution: a company outside it, or its own front-end team.',
})
export class PartnerType extends NodeType {
  @Field(() => String, { duties: OVERSIGHT, description: 'Unique in the institution.' })
  code!: string;

  @Field(() => String, { duties: OVERSIGHT, description: 'What people call it.' })
  name!: string;

  @Field(() => PartnerKindEnum, { duties: OVERSIGHT, description: 'Whether it is of the institution itself.' })
  kind!: PartnerKind;

  @Field(() => Boolean, { duties: OVERSIGHT, description: 'False once it was deactivated, which is for good.' })
  active!: boolean;

  @Field(() => DateTimeScalar, { duties: OVERSIGHT, description: 'When it was made known.' })
  createdAt!: Date;
}

@ObjectType('Application', {
  inherited: OVERSIGHT,
  implements: NodeType,
  description: 'A program of a partner that calls the API. It acts as a user of its own.',
})
export class ApplicationType extends NodeType {
  partnerRowId!: string;
  userRowId!: string;

  @Field(() => String, { duties: OVERSIGHT, description: 'Unique in the institution.' })
  code!: string;

  @Field(() => String, { duties: OVERSIGHT, description: 'What people call it.' })
  name!: string;

  @Field(() => DocumentModeEnum, { duties: OVERSIGHT, description: 'Which documents it may run.' })
  documentMode!: DocumentMode;

  @Field(() => Int, {
    duties: OVERSIGHT,
    nullable: true,
    description: 'Fields it may have resolved in a window; null: as many as it likes.',
  })
  costBudget!: number | null;

  @Field(() => Int, { duties: OVERSIGHT, description: 'Length of that window in seconds.' })
  budgetWindowSeconds!: number;

  @Field(() => Boolean, {
    duties: OVERSIGHT,
    description: 'False once it, or its partner, was deactivated, which is for good.',
  })
  active!: boolean;

  @Field(() => DateTimeScalar, { duties: OVERSIGHT, description: 'When it was created.' })
  createdAt!: Date;
}

export const PartnerConnectionType = connectionOf('Partner', PartnerType, OVERSIGHT);
export const ApplicationConnectionType = connectionOf('Application', ApplicationType, OVERSIGHT);

@ObjectType('PartnerResult', { implements: CommandResultType, description: 'A partner as a command left it.' })
export class PartnerResultType extends CommandResultType {
  @Field(() => PartnerType, { duties: EVERY_DUTY, nullable: true, description: 'Null where the command failed.' })
  partner!: PartnerType | null;
}

@ObjectType('ApplicationResult', { implements: CommandResultType, description: 'An application as a command left it.' })
export class ApplicationResultType extends CommandResultType {
  @Field(() => ApplicationType, { duties: EVERY_DUTY, nullable: true, description: 'Null where the command failed.' })
  application!: ApplicationType | null;
}
