import { ArgsType, ID, InputType } from 'type-graphql';
import type { AuditKind } from '../../domain/audit/audit-entry.ts';
import { PageArgs } from '../shared/connection.ts';
import { DateTimeScalar } from '../shared/scalars.ts';
import { AuditKindEnum } from './audit.type.ts';
import { Criterion } from '../shared/fields.ts';

@InputType({ description: 'Filter for audit entries; omitted conditions do not restrict.' })
export class AuditFilter {
  @Criterion(() => [AuditKindEnum], { reveals: 'AuditEntry.kind', nullable: true, description: 'Any of these kinds.' })
  kinds?: AuditKind[] | null;

  @Criterion(() => ID, { reveals: 'AuditEntry.actor', nullable: true, description: 'By this user.' })
  actorId?: string | null;

  @Criterion(() => [String], { reveals: 'AuditEntry.command', nullable: true, description: 'Any of these commands.' })
  commands?: string[] | null;

  @Criterion(() => ID, {
    reveals: 'AuditEntry.subjectId',
    nullable: true,
    description: 'About exactly this record: the ID of a client, alert, facility, person …',
  })
  subjectId?: string | null;

  @Criterion(() => ID, {
    reveals: 'AuditEntry.clientId',
    nullable: true,
    description: 'Concerning this client, directly or through records that belong to it.',
  })
  clientId?: string | null;

  @Criterion(() => String, { reveals: 'AuditEntry.requestId', nullable: true, description: 'From this request.' })
  requestId?: string | null;

  @Criterion(() => DateTimeScalar, {
    reveals: 'AuditEntry.recordedAt',
    nullable: true,
    description: 'Recorded at this time or later.',
  })
  from?: Date | null;

  @Criterion(() => DateTimeScalar, {
    reveals: 'AuditEntry.recordedAt',
    nullable: true,
    description: 'Recorded before this time.',
  })
  to?: Date | null;
}

@ArgsType()
export class AuditEntriesArgs extends PageArgs {
  @Criterion(() => AuditFilter, {
    reveals: null,
    nullable: true,
    description: 'Which entries; if omitted, all that you may see.',
  })
  filter?: AuditFilter | null;
}
