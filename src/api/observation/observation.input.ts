import { ArgsType, Int } from 'type-graphql';
import { Criterion } from '../shared/fields.ts';
import { DateScalar, DateTimeScalar } from '../shared/scalars.ts';

@ArgsType()
export class SeriesArgs {
  @Criterion(() => String, { reveals: null, description: "The indicator's code." })
  indicator!: string;

  @Criterion(() => DateScalar, { reveals: null, nullable: true, description: 'From this as-of date on, inclusive.' })
  from?: string | null;

  @Criterion(() => DateScalar, { reveals: null, nullable: true, description: 'Up to this as-of date, inclusive.' })
  to?: string | null;

  @Criterion(() => DateTimeScalar, {
    reveals: null,
    nullable: true,
    description:
      'As known at this instant: values recorded or corrected later are not shown. If omitted, as known now.',
  })
  knownAt?: Date | null;

  @Criterion(() => Int, {
    reveals: null,
    nullable: true,
    description: 'At most this many, the newest; 1 to 1000, 200 if omitted.',
  })
  last?: number | null;
}

@ArgsType()
export class LatestArgs {
  @Criterion(() => [String], { reveals: null, nullable: true, description: 'Only these indicators, by code.' })
  indicators?: string[] | null;

  @Criterion(() => DateScalar, {
    reveals: null,
    nullable: true,
    description: 'Newest as of this date; if omitted, newest of all.',
  })
  asOf?: string | null;

  @Criterion(() => DateTimeScalar, {
    reveals: null,
    nullable: true,
    description: 'As known at this instant; if omitted, as known now.',
  })
  knownAt?: Date | null;
}
