import { ArgsType, Field, ID, InputType } from 'type-graphql';
import type { AuditKind } from '../../domain/audit/audit-entry.ts';
import { PageArgs } from '../shared/connection.ts';
import { DateTimeScalar } from '../shared/scalars.ts';
import { AuditKindEnum } from './audit.type.ts';

@InputType({ description: 'Which audit entries; what is left out narrows nothing.' })
export class AuditFilter {
  @Field(() => [AuditKindEnum], { nullable: true, description: 'Any of these kinds.' })
  kinds?: AuditKind[] | null;

  @Field(() => ID, { nullable: true, description: 'By this user.' })
  actorId?: string | null;

  @Field(() => [String], { nullable: true, description: 'Any of these commands.' })
  commands?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'About just this: the ID of a client, alert, facility, person …' })
  subjectId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Concerning this client, directly or through what belongs to it.' })
  clientId?: string | null;

  @Field(() => String, { nullable: true, description: 'Of this request.' })
  requestId?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Recorded at this time or later.' })
  from?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Recorded before this time.' })
  to?: Date | null;
}

@ArgsType()
export class AuditEntriesArgs extends PageArgs {
  @Field(() => AuditFilter, { nullable: true, description: 'Which; all that you may see where it is left out.' })
  filter?: AuditFilter | null;
}
