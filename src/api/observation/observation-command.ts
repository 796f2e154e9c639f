import { ID, InputType, Int } from 'type-graphql';
import { MAX_OBSERVATIONS, recordObservations } from '../../app/observation/record-observations.ts';
import type { RejectedRow } from '../../app/observation/record-observations.ts';
import type { Result } from '../../domain/shared/result.ts';
import { EVERY_DUTY, STAFF_AND_WALL } from '../../security/duty-sets.ts';
import { CommandFailureType, CommandResultType, presentFailure, presentFailureValue } from '../shared/command.type.ts';
import { field, input, mutation, objectType } from '../shared/declared.ts';
import { Field, InputField, ObjectType } from '../shared/fields.ts';
import { optionalGlobalId } from '../shared/global-id.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { DateScalar, DecimalScalar } from '../shared/scalars.ts';

@InputType({ description: 'One value to record, of a client or of one of its facilities.' })
class ObservationInput {
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

const RejectedObservationType = objectType(
  'RejectedObservation',
  { description: 'A row that was not recorded.' },
  {
    index: field(() => Int, { duties: STAFF_AND_WALL, description: 'Its place in the input, from 0.' }),
    failure: field(() => CommandFailureType, { duties: STAFF_AND_WALL, description: 'What was wrong with it.' }),
  },
);
type RejectedObservationType = InstanceType<typeof RejectedObservationType>;

@ObjectType('RecordObservationsResult', {
  implements: CommandResultType,
  description: 'What became of a batch: good rows are kept, bad ones named.',
})
class RecordObservationsResultType extends CommandResultType {
  @Field(() => Int, { duties: EVERY_DUTY, description: 'How many rows were recorded.' })
  recorded!: number;

  @Field(() => [RejectedObservationType], { duties: EVERY_DUTY, description: 'The rows that were not, in order.' })
  rejected!: RejectedObservationType[];

  @Field(() => Int, { duties: EVERY_DUTY, description: 'How many alerts the batch raised, or raised again.' })
  alertsRaised!: number;
}

export const RECORD_OBSERVATIONS = mutation(recordObservations, {
  description:
    'Records a batch of values and judges, in the same transaction, the rules that watch their indicators. Good rows are kept, bad ones named.',
  inputDescription: 'A batch of values.',
  result: { type: RecordObservationsResultType, answer: presentResult },
  input: { observations: input(() => [ObservationInput], { description: `Up to ${MAX_OBSERVATIONS}.` }) },
  take: ({ observations }) => ({
    observations: observations.map((row) => ({
      ...row,
      clientId: optionalGlobalId('Client', row.clientId),
      facilityId: optionalGlobalId('Facility', row.facilityId),
    })),
  }),
});

interface Recorded {
  readonly recorded: number;
  readonly rejected: readonly RejectedRow[];
  readonly alertsRaised: number;
}

async function presentResult(
  _context: RequestContext,
  result: Result<Recorded>,
): Promise<RecordObservationsResultType> {
  const { recorded, rejected, alertsRaised } = result.ok
    ? result.value
    : { recorded: 0, rejected: [], alertsRaised: 0 };
  return {
    recorded,
    rejected: rejected.map(({ index, failure }) => ({ index, failure: presentFailureValue(failure) })),
    alertsRaised,
    failure: presentFailure(result),
  };
}
