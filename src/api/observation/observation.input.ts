import { ArgsType, ID, InputType, Int } from 'type-graphql';
import { MAX_OBSERVATIONS } from '../../app/observation/record-observations.ts';
import { CommandInput } from '../shared/command.type.ts';
import { DateScalar, DateTimeScalar, DecimalScalar } from '../shared/scalars.ts';
import { Criterion, InputField } from '../shared/fields.ts';

@InputType({ description: 'One value to record, of a client or of one of its facilities.' })
export class ObservationInput {
  @InputField(() => ID, {
    nullable: true,
    description: 'The client by ID; give this or `clientReference`, or name a facility.',
  })
  clientId?: string | null;

  @InputField(() => String, { nullable: true, description: "The client by the institution's reference." })
  clientReference?: string | null;

  @InputField(() => ID, { nullable: true, description: 'The facility it is about, by ID.' })
  facilityId?: string | null;

  @InputField(() => String, { nullable: true, description: 'The facility it is about, by reference.' })
  facilityReference?: string | null;

  @InputField(() => String, { description: "The indicator's code, such as days_past_due." })
  indicator!: string;

  @InputField(() => DecimalScalar, {
    nullable: true,
    description: "In the indicator's unit; leave it out and give `nullReason` where there is none.",
  })
  value?: string | null;

  @InputField(() => String, { nullable: true, description: 'Why there is no value.' })
  nullReason?: string | null;

  @InputField(() => DateScalar, { description: 'The business date the value is of.' })
  asOf!: string;
}

@InputType({ description: 'A batch of values.' })
export class RecordObservationsInput extends CommandInput {
  @InputField(() => [ObservationInput], { description: `Up to ${MAX_OBSERVATIONS}.` })
  observations!: ObservationInput[];
}

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
