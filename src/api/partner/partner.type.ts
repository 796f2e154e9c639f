import { Field, Int, ObjectType } from 'type-graphql';
import { GraphQLSafeInt } from 'graphql-scalars';
import type { DocumentMode, PartnerKind } from '../../domain/partner/document-mode.ts';
import { CommandResultType } from '../shared/command.type.ts';
import { connectionOf } from '../shared/connection.ts';
import { enumOf } from '../shared/enum.ts';
import { NodeType } from '../shared/node.type.ts';
import { DateTimeScalar } from '../shared/scalars.ts';

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
  @Field(() => GraphQLSafeInt, { description: 'Requests that were answered, subscriptions included: each once.' })
  requestCount!: number;

  @Field(() => GraphQLSafeInt, { description: 'Those among them whose answer had errors.' })
  errorCount!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When one was answered last; null where none was.' })
  lastUsedAt!: Date | null;

  @Field(() => Number, {
    nullable: true,
    description:
      'Milliseconds within which 95 % were answered, read off a histogram whose buckets end at about one and a half times the one before; null where none was.',
  })
  p95Ms!: number | null;
}

@ObjectType('Partner', {
  implements: NodeType,
  description: 'Who integrates with the institution: a company outside it, or its own front-end team.',
})
export class PartnerType extends NodeType {
  @Field(() => String, { description: 'Unique in the institution.' })
  code!: string;

  @Field(() => String, { description: 'What people call it.' })
  name!: string;

  @Field(() => PartnerKindEnum, { description: 'Whether it is of the institution itself.' })
  kind!: PartnerKind;

  @Field(() => Boolean, { description: 'False once it was deactivated, which is for good.' })
  active!: boolean;

  @Field(() => DateTimeScalar, { description: 'When it was made known.' })
  createdAt!: Date;
}

@ObjectType('Application', {
  implements: NodeType,
  description: 'A program of a partner that calls the API. It acts as a user of its own.',
})
export class ApplicationType extends NodeType {
  partnerRowId!: string;
  userRowId!: string;

  @Field(() => String, { description: 'Unique in the institution.' })
  code!: string;

  @Field(() => String, { description: 'What people call it.' })
  name!: string;

  @Field(() => DocumentModeEnum, { description: 'Which documents it may run.' })
  documentMode!: DocumentMode;

  @Field(() => Int, {
    nullable: true,
    description: 'Fields it may have resolved in a window; null: as many as it likes.',
  })
  costBudget!: number | null;

  @Field(() => Int, { description: 'Length of that window in seconds.' })
  budgetWindowSeconds!: number;

  @Field(() => Boolean, { description: 'False once it, or its partner, was deactivated, which is for good.' })
  active!: boolean;

  @Field(() => DateTimeScalar, { description: 'When it was created.' })
  createdAt!: Date;
}

export const PartnerConnectionType = connectionOf('Partner', PartnerType);
export const ApplicationConnectionType = connectionOf('Application', ApplicationType);

@ObjectType('PartnerResult', { implements: CommandResultType, description: 'A partner as a command left it.' })
export class PartnerResultType extends CommandResultType {
  @Field(() => PartnerType, { nullable: true, description: 'Null where the command failed.' })
  partner!: PartnerType | null;
}

@ObjectType('ApplicationResult', { implements: CommandResultType, description: 'An application as a command left it.' })
export class ApplicationResultType extends CommandResultType {
  @Field(() => ApplicationType, { nullable: true, description: 'Null where the command failed.' })
  application!: ApplicationType | null;
}
