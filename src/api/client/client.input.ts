import { ArgsType, ID, InputType } from 'type-graphql';
import type { ClientSegment } from '../../domain/client/client-segment.ts';
import type { ClientTier } from '../../domain/client/client-tier.ts';
import type { ClientStage } from '../../domain/client/stage-machine.ts';
import type { ClientOrdering } from '../../persistence/client/client.repository.ts';
import type { Severity } from '../../domain/warning/severity.ts';
import { SeverityEnum } from '../warning/severity.enum.ts';
import { PageArgs } from '../shared/connection.ts';
import { orderOf } from '../shared/enum.ts';
import { SegmentEnum, StageEnum, TierEnum } from './client.type.ts';
import { Criterion } from '../shared/fields.ts';

export const ClientOrderEnum = orderOf<ClientOrdering>(
  'ClientOrder',
  'Sort order for clients; ties are broken by ID.',
  {
    NAME_ASC: { description: 'By name, A to Z.', reveals: 'Client.name' },
    NAME_DESC: { description: 'By name, Z to A.', reveals: 'Client.name' },
    REFERENCE_ASC: { description: "By the institution's reference.", reveals: 'Client.reference' },
    CREATED_DESC: { description: 'Most recently created first.', reveals: 'Client.createdAt' },
    ALERT_WEIGHT_DESC: {
      description:
        'Highest weight of open alerts first: YELLOW counts 1, ORANGE 3, RED 9; clients without open alerts last.',
      reveals: 'Client.alerts',
    },
  },
);

@InputType({ description: 'Filter for clients. All given conditions must hold; within a list, any one value matches.' })
export class ClientFilter {
  @Criterion(() => String, {
    reveals: ['Client.name', 'Client.localName', 'Client.reference'],
    nullable: true,
    description: 'Part of the name, local name or reference; not case-sensitive.',
  })
  search?: string | null;

  @Criterion(() => [SegmentEnum], { reveals: 'Client.segment', nullable: true, description: 'Any of these segments.' })
  segments?: ClientSegment[] | null;

  @Criterion(() => [StageEnum], { reveals: 'Client.stage', nullable: true, description: 'Any of these stages.' })
  stages?: ClientStage[] | null;

  @Criterion(() => [TierEnum], { reveals: 'Client.tier', nullable: true, description: 'Any of these tiers.' })
  tiers?: ClientTier[] | null;

  @Criterion(() => [String], {
    reveals: 'Client.industry',
    nullable: true,
    description: 'Any of these industry codes.',
  })
  industryCodes?: string[] | null;

  @Criterion(() => [ID], {
    reveals: 'Client.unit',
    nullable: true,
    description: 'In the book of any of these organisation units or a unit below them.',
  })
  unitIds?: string[] | null;

  @Criterion(() => [ID], {
    reveals: 'Client.relationshipManager',
    nullable: true,
    description: 'Any of these relationship managers.',
  })
  relationshipManagerIds?: string[] | null;

  @Criterion(() => [SeverityEnum], {
    reveals: 'Client.alerts',
    nullable: true,
    description:
      'With an open alert of any of these severities; a resolved alert counts as open until a checker closes it.',
  })
  alertSeverities?: Severity[] | null;
}

@ArgsType()
export class ClientsArgs extends PageArgs {
  @Criterion(() => ClientFilter, {
    reveals: null,
    nullable: true,
    description: 'Which clients; if omitted, all within your units.',
  })
  filter?: ClientFilter | null;

  @Criterion(() => ClientOrderEnum, { reveals: null, nullable: true, description: 'NAME_ASC if omitted.' })
  orderBy?: ClientOrdering | null;
}
