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

@InputType({ description: 'One value to record, for a client or one of its facilities.' })
class ObservationInput {
  @InputField(() => ID, {
    nullable: true,
    description: "The client's ID; give this or `clientReference`, or identify a facility.",
  })
  clientId?: string | null;

  @InputField(() => String, { nullable: true, description: "The institution's reference for the client." })
  clientReference?: string | null;

  @InputField(() => ID, { nullable: true, description: 'ID of the facility it is about.' })
  facilityId?: string | null;

  @InputField(() => String, { nullable: true, description: 'Reference of the facility it is about.' })
  facilityReference?: string | null;

  @InputField(() => String, { description: "The indicator's code, such as days_past_due." })
  indicator!: string;

  @InputField(() => DecimalScalar, {
    nullable: true,
    description: "In the indicator's unit; if there is none, omit it and give `nullReason`.",
  })
  value?: string | null;

  @InputField(() => String, { nullable: true, description: 'Why there is no value.' })
  nullReason?: string | null;

  @InputField(() => DateScalar, { description: 'The business date the value refers to.' })
  asOf!: string;
}

const RejectedObservationType = objectType(
  'RejectedObservation',
  { description: 'A row that was rejected.' },
  {
    index: field(() => Int, { duties: STAFF_AND_WALL, description: 'Position in the input, from 0.' }),
    failure: field(() => CommandFailureType, { duties: STAFF_AND_WALL, description: 'Why it was rejected.' }),
  },
);
type RejectedObservationType = InstanceType<typeof RejectedObservationType>;

@ObjectType('RecordObservationsResult', {
  implements: CommandResultType,
  description: 'The outcome of a batch: valid rows are kept, invalid ones are reported.',
})
class RecordObservationsResultType extends CommandResultType {
  @Field(() => Int, { duties: EVERY_DUTY, description: 'Number of rows recorded.' })
  recorded!: number;

  @Field(() => [RejectedObservationType], { duties: EVERY_DUTY, description: 'The rows rejected, in input order.' })
  rejected!: RejectedObservationType[];

  @Field(() => Int, { duties: EVERY_DUTY, description: 'Number of alerts the batch raised or reopened.' })
  alertsRaised!: number;
}

export const RECORD_OBSERVATIONS = mutation(recordObservations, {
  description:
    'Records a batch of values and, in the same transaction, evaluates the rules that watch their indicators. Valid rows are kept; invalid ones are reported.',
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
