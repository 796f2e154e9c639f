import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { MAX_OBSERVATIONS } from '../../app/observation/record-observations.ts';
import { CommandInput } from '../shared/command.type.ts';
import { DateScalar, DateTimeScalar, DecimalScalar } from '../shared/scalars.ts';

@InputType({ description: 'One value to record, of a client or of one of its facilities.' })
export class ObservationInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The client by ID; give this or `clientReference`, or name a facility.',
  })
  clientId?: string | null;

  @Field(() => String, { nullable: true, description: "The client by the institution's reference." })
  clientReference?: string | null;

  @Field(() => ID, { nullable: true, description: 'The facility it is about, by ID.' })
  facilityId?: string | null;

  @Field(() => String, { nullable: true, description: 'The facility it is about, by reference.' })
  facilityReference?: string | null;

  @Field(() => String, { description: "The indicator's code, such as days_past_due." })
  indicator!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: "In the indicator's unit; leave it out and give `nullReason` where there is none.",
  })
  value?: string | null;

  @Field(() => String, { nullable: true, description: 'Why there is no value.' })
  nullReason?: string | null;

  @Field(() => DateScalar, { description: 'The business date the value is of.' })
  asOf!: string;
}

@InputType({ description: 'A batch of values.' })
export class RecordObservationsInput extends CommandInput {
  @Field(() => [ObservationInput], { description: `Up to ${MAX_OBSERVATIONS}.` })
  observations!: ObservationInput[];
}

@ArgsType()
export class SeriesArgs {
  @Field(() => String, { description: "The indicator's code." })
  indicator!: string;

  @Field(() => DateScalar, { nullable: true, description: 'As of this date or later.' })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'As of this date or earlier.' })
  to?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'As known at this instant: what was recorded or corrected later does not show. Left out: as known now.',
  })
  knownAt?: Date | null;

  @Field(() => Int, {
    nullable: true,
    description: 'At most this many, the newest; 1 to 1000, 200 where it is left out.',
  })
  last?: number | null;
}

@ArgsType()
export class LatestArgs {
  @Field(() => [String], { nullable: true, description: 'Of these indicators only, by code.' })
  indicators?: string[] | null;

  @Field(() => DateScalar, { nullable: true, description: 'The newest as of this date; left out: the newest of all.' })
  asOf?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'As known at this instant. Left out: as known now.' })
  knownAt?: Date | null;
}
