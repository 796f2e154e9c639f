import { ArgsType, Int } from 'type-graphql';
import { Criterion } from '../shared/fields.ts';
import { DateScalar, DateTimeScalar } from '../shared/scalars.ts';

@ArgsType()
export class SeriesArgs {
  @Criterion(() => String, { reveals: null, description: "The indicator's code." })
  indicator!: string;

  @Criterion(() => DateScalar, { reveals: null, nullable: true, description: 'As of this date or later.' })
  from?: string | null;

  @Criterion(() => DateScalar, { reveals: null, nullable: true, description: 'As of this date or earlier.' })
  to?: string | null;

  @Criterion(() => DateTimeScalar, {
    reveals: null,
    nullable: true,
    description:
      'As known at this instant: what was recorded or corrected later does not show. Left out: as known now.',
  })
  knownAt?: Date | null;

  @Criterion(() => Int, {
    reveals: null,
    nullable: true,
    description: 'At most this many, the newest; 1 to 1000, 200 where it is left out.',
  })
  last?: number | null;
}

@ArgsType()
export class LatestArgs {
  @Criterion(() => [String], { reveals: null, nullable: true, description: 'Of these indicators only, by code.' })
  indicators?: string[] | null;

  @Criterion(() => DateScalar, {
    reveals: null,
    nullable: true,
    description: 'The newest as of this date; left out: the newest of all.',
  })
  asOf?: string | null;

  @Criterion(() => DateTimeScalar, {
    reveals: null,
    nullable: true,
    description: 'As known at this instant. Left out: as known now.',
  })
  knownAt?: Date | null;
}
