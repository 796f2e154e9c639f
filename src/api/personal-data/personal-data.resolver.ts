import { Arg, Ctx, Resolver, Root } from 'type-graphql';
import { eraseSubject } from '../../app/personal-data/erase-subject.ts';
import { placeLegalHold } from '../../app/personal-data/place-legal-hold.ts';
import { releaseLegalHold } from '../../app/personal-data/release-legal-hold.ts';
import { setRetention } from '../../app/personal-data/set-retention.ts';
import type { PersonTable } from '../../domain/personal-data/personal-columns.ts';
import type { Result } from '../../domain/shared/result.ts';
import { clientKeyOf } from '../client/client-key.input.ts';
import { ClientType } from '../client/client.type.ts';
import { ViewerType } from '../institution/institution.type.ts';
import { loadUser } from '../institution/load-user.ts';
import { UserType } from '../institution/institution.type.ts';
import { PURPOSES, PURPOSE_DUTIES } from '../../security/personal-data/purpose.ts';
import type { Purpose } from '../../security/personal-data/purpose.ts';
import { holdsAny } from '../../security/actor.ts';
import { presentFailure } from '../shared/command.type.ts';
import { badUserInput } from '../shared/errors.ts';
import { fromGlobalId, parseGlobalId } from '../shared/global-id.ts';
import { loadPresented } from '../shared/loading.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { holdById, holdsOfClient } from './legal-hold.loader.ts';
import { presentLegalHold } from './legal-hold.presenter.ts';
import {
  EraseSubjectInput,
  PlaceLegalHoldInput,
  ReleaseLegalHoldInput,
  SetRetentionInput,
} from './personal-data.input.ts';
import {
  EraseSubjectResultType,
  LegalHoldResultType,
  LegalHoldType,
  PurposeEnum,
  RetentionResultType,
} from './personal-data.type.ts';
import { FieldResolver, Mutation } from '../shared/fields.ts';
import { EVERY_DUTY, STAFF } from '../../security/duty-sets.ts';

const TABLE_OF_TYPE: Readonly<Record<string, PersonTable>> = {
  ManagementMember: 'management_member',
  Contact: 'contact',
  Guarantee: 'guarantee',
  Collateral: 'collateral',
};

@Resolver(() => LegalHoldType)
export class LegalHoldResolver {
  @FieldResolver(() => UserType, { duties: STAFF, nullable: true, description: 'Who placed it; null: the system.' })
  placedBy(@Ctx() context: RequestContext, @Root() hold: LegalHoldType): Promise<UserType | null> {
    return loadUser(context, hold.placedByRowId);
  }

  @FieldResolver(() => UserType, {
    duties: STAFF,
    nullable: true,
    description: 'Who released it; null while it holds.',
  })
  releasedBy(@Ctx() context: RequestContext, @Root() hold: LegalHoldType): Promise<UserType | null> {
    return loadUser(context, hold.releasedByRowId);
  }

  @Mutation(() => LegalHoldResultType, {
    command: placeLegalHold,
    description: "Keeps the data of a client's people, whatever retention allows.",
  })
  async placeLegalHold(
    @Ctx() context: RequestContext,
    @Arg('input', () => PlaceLegalHoldInput) input: PlaceLegalHoldInput,
  ): Promise<LegalHoldResultType> {
    return presentHoldResult(
      context,
      await context.execute(placeLegalHold, { ...clientKeyOf(input), reason: input.reason }, input.idempotencyKey),
    );
  }

  @Mutation(() => LegalHoldResultType, {
    command: releaseLegalHold,
    description: 'Ends a legal hold; it stays on record.',
  })
  async releaseLegalHold(
    @Ctx() context: RequestContext,
    @Arg('input', () => ReleaseLegalHoldInput) input: ReleaseLegalHoldInput,
  ): Promise<LegalHoldResultType> {
    return presentHoldResult(
      context,
      await context.execute(
        releaseLegalHold,
        { holdId: fromGlobalId('LegalHold', input.holdId), reason: input.reason },
        input.idempotencyKey,
      ),
    );
  }
}

@Resolver(() => ClientType)
export class ClientHoldsResolver {
  @FieldResolver(() => [LegalHoldType], {
    duties: STAFF,
    description: "Legal holds on the data of the client's people, newest first, released ones too.",
  })
  async legalHolds(@Ctx() context: RequestContext, @Root() client: ClientType): Promise<LegalHoldType[]> {
    return (await context.load(holdsOfClient, client.rowId)).map(presentLegalHold);
  }
}

@Resolver()
export class PersonalDataResolver {
  @Mutation(() => EraseSubjectResultType, {
    command: eraseSubject,
    description:
      "Erases a person's data for good, in every copy there is. Retention and legal hold come first; who released a hold on the client does not erase.",
  })
  async eraseSubject(
    @Ctx() context: RequestContext,
    @Arg('input', () => EraseSubjectInput) { personId, reason, idempotencyKey }: EraseSubjectInput,
  ): Promise<EraseSubjectResultType> {
    const parsed = parseGlobalId(personId);
    const table =
      parsed === null || !Object.hasOwn(TABLE_OF_TYPE, parsed.type) ? undefined : TABLE_OF_TYPE[parsed.type];
    if (table === undefined)
      throw badUserInput(`\`personId\` is the ID of a ${Object.keys(TABLE_OF_TYPE).join(', a ')}.`);
    const result = await context.execute(eraseSubject, { table, personId: parsed!.id, reason }, idempotencyKey);
    return { personId: result.ok ? personId : null, failure: presentFailure(result) };
  }

  @Mutation(() => RetentionResultType, {
    command: setRetention,
    description: "Sets for how long the data of a client's people is kept after the relation ended.",
  })
  async setRetention(
    @Ctx() context: RequestContext,
    @Arg('input', () => SetRetentionInput) { years, reason, idempotencyKey }: SetRetentionInput,
  ): Promise<RetentionResultType> {
    const result = await context.execute(setRetention, { years, reason }, idempotencyKey);
    return { years: result.ok ? result.value.years : null, failure: presentFailure(result) };
  }
}

@Resolver(() => ViewerType)
export class ViewerPurposesResolver {
  @FieldResolver(() => [PurposeEnum], {
    duties: EVERY_DUTY,
    description: 'What one of your duties lets you read personal data for.',
  })
  purposes(@Ctx() context: RequestContext): Purpose[] {
    return PURPOSES.filter((purpose) => holdsAny(context.actor, PURPOSE_DUTIES[purpose]));
  }
}

async function presentHoldResult(
  context: RequestContext,
  result: Result<{ holdId: string }>,
): Promise<LegalHoldResultType> {
  return {
    hold: await loadPresented(context, holdById, presentLegalHold, result.ok ? result.value.holdId : null),
    failure: presentFailure(result),
  };
}
