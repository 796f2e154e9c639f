import { Arg, Ctx, ID, Int, Resolver, Root } from 'type-graphql';
import { draftWarningRule } from '../../app/warning/draft-warning-rule.ts';
import type { RuleOutput, RuleRefusal } from '../../app/warning/draft-warning-rule.ts';
import { dryRunWarningRule } from '../../app/warning/dry-run-warning-rule.ts';
import { publishWarningRule } from '../../app/warning/publish-warning-rule.ts';
import { retireWarningRule } from '../../app/warning/retire-warning-rule.ts';
import type { Result } from '../../domain/shared/result.ts';
import type { Language } from '../../domain/shared/language.ts';
import { inLanguage } from '../../domain/warning/rule-words-zh.ts';
import type { RuleStatus } from '../../persistence/warning/warning-rule.entity.ts';
import { findRules } from '../../persistence/warning/warning-rule.repository.ts';
import { clientById } from '../client/client.loader.ts';
import { presentClient } from '../client/client.presenter.ts';
import { ClientType } from '../client/client.type.ts';
import { facilityById } from '../facility/facility.loader.ts';
import { presentFacility } from '../facility/facility.presenter.ts';
import { FacilityType } from '../facility/facility.type.ts';
import { UserType } from '../institution/institution.type.ts';
import { loadUser } from '../institution/load-user.ts';
import { presentFailure, presentFailureValue } from '../shared/command.type.ts';
import { fromGlobalId } from '../shared/global-id.ts';
import { InLanguage } from '../shared/language.ts';
import { loadPresented } from '../shared/loading.ts';
import type { RequestContext } from '../shared/request-context.ts';
import {
  DraftWarningRuleInput,
  DryRunWarningRuleInput,
  PublishWarningRuleInput,
  RetireWarningRuleInput,
  readRule,
} from './warning-rule.input.ts';
import { openAlertsByRuleCode, ruleById } from './warning-rule.loader.ts';
import { presentWarningRule } from './warning-rule.presenter.ts';
import { DryRunResultType, DryRunSubjectType, WarningRuleResultType } from './warning-rule-result.type.ts';
import { ResponseDemandType, RuleStatusEnum, WarningRuleType } from './warning-rule.type.ts';
import { Argument, FieldResolver, Mutation, Query } from '../shared/fields.ts';
import { STAFF, STAFF_AND_WALL } from '../../security/duty-sets.ts';

@Resolver(() => WarningRuleType)
export class WarningRuleResolver {
  @Query(() => [WarningRuleType], {
    duties: STAFF_AND_WALL,
    description: 'The warning rules, by code and the newest version first.',
  })
  async warningRules(
    @Ctx() context: RequestContext,
    @Argument('status', () => RuleStatusEnum, {
      reveals: 'WarningRule.status',
      nullable: true,
      description: 'Versions of this status only; all where it is left out.',
    })
    status?: RuleStatus | null,
  ): Promise<WarningRuleType[]> {
    return (await findRules(await context.query(), status ?? null)).map(presentWarningRule);
  }

  @Query(() => WarningRuleType, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description: 'One version of a rule; null where there is none.',
  })
  warningRule(
    @Ctx() context: RequestContext,
    @Argument('id', () => ID, { reveals: null, description: 'The global ID.' }) id: string,
  ): Promise<WarningRuleType | null> {
    return loadRule(context, fromGlobalId('WarningRule', id));
  }

  @FieldResolver(() => String, {
    duties: STAFF_AND_WALL,
    description: 'What people call it; in another language only where it ships with Clc under this name.',
  })
  name(@Root() { name }: WarningRuleType, @InLanguage() language: Language): string {
    return inLanguage(name, language);
  }

  @FieldResolver(() => String, {
    duties: STAFF_AND_WALL,
    description: 'What it looks for, and why; in another language only where it ships with Clc in these words.',
  })
  description(@Root() { description }: WarningRuleType, @InLanguage() language: Language): string {
    return inLanguage(description, language);
  }

  @FieldResolver(() => UserType, {
    duties: STAFF,
    nullable: true,
    description: 'Who drafted it; null for a rule shipped with Clc.',
  })
  draftedBy(@Ctx() context: RequestContext, @Root() rule: WarningRuleType): Promise<UserType | null> {
    return loadUser(context, rule.draftedByRowId);
  }

  @FieldResolver(() => UserType, {
    duties: STAFF,
    nullable: true,
    description: 'Who put it into force; null before, and for a rule shipped with Clc.',
  })
  publishedBy(@Ctx() context: RequestContext, @Root() rule: WarningRuleType): Promise<UserType | null> {
    return loadUser(context, rule.publishedByRowId);
  }

  @FieldResolver(() => Int, {
    duties: STAFF_AND_WALL,
    description: 'Open alerts of this code, whatever version raised them, on clients that your units cover.',
  })
  openAlertCount(@Ctx() context: RequestContext, @Root() rule: WarningRuleType): Promise<number> {
    return context.load(openAlertsByRuleCode, rule.code);
  }

  @Mutation(() => WarningRuleResultType, {
    command: draftWarningRule,
    description: 'Stores the next version of a rule as a draft: it judges nothing until somebody else publishes it.',
  })
  async draftWarningRule(
    @Ctx() context: RequestContext,
    @Arg('input', () => DraftWarningRuleInput) input: DraftWarningRuleInput,
  ): Promise<WarningRuleResultType> {
    return presentResult(
      context,
      await context.execute(draftWarningRule, { definition: readRule(input) }, input.idempotencyKey),
    );
  }

  @Mutation(() => DryRunResultType, {
    command: dryRunWarningRule,
    description: 'Judges a version of a rule on every client or facility it covers, and changes nothing.',
  })
  async dryRunWarningRule(
    @Ctx() context: RequestContext,
    @Arg('input', () => DryRunWarningRuleInput) input: DryRunWarningRuleInput,
  ): Promise<DryRunResultType> {
    const result = await context.execute(
      dryRunWarningRule,
      { ruleId: fromGlobalId('WarningRule', input.ruleId) },
      input.idempotencyKey,
    );
    const counts = result.ok ? result.value.counts : { RAISE: 0, REOPEN: 0, ADD_EVIDENCE: 0, CLEAR: 0 };
    const subjects = result.ok
      ? result.value.subjects.map(({ clientId, facilityId, action, explanation }) => ({
          clientRowId: clientId,
          facilityRowId: facilityId,
          decision: action,
          explanation,
        }))
      : [];
    const rule = await loadRule(context, result.ok ? result.value.ruleId : null);
    return {
      rule,
      raisedCount: counts.RAISE,
      reopenedCount: counts.REOPEN,
      strengthenedCount: counts.ADD_EVIDENCE,
      clearedCount: counts.CLEAR,
      subjects,
      failure: presentFailure(result),
    };
  }

  @Mutation(() => WarningRuleResultType, {
    command: publishWarningRule,
    description:
      'Puts a draft into force in place of the published version, and judges every client or facility it covers at once. Whoever drafted it cannot publish it.',
  })
  async publishWarningRule(
    @Ctx() context: RequestContext,
    @Arg('input', () => PublishWarningRuleInput) input: PublishWarningRuleInput,
  ): Promise<WarningRuleResultType> {
    return presentResult(
      context,
      await context.execute(
        publishWarningRule,
        { ruleId: fromGlobalId('WarningRule', input.ruleId) },
        input.idempotencyKey,
      ),
    );
  }

  @Mutation(() => WarningRuleResultType, {
    command: retireWarningRule,
    description:
      'Takes a version out of force, or discards a draft. Its open alerts stay and are worked off by people: the figures clear them no more.',
  })
  async retireWarningRule(
    @Ctx() context: RequestContext,
    @Arg('input', () => RetireWarningRuleInput) input: RetireWarningRuleInput,
  ): Promise<WarningRuleResultType> {
    return presentResult(
      context,
      await context.execute(
        retireWarningRule,
        { ruleId: fromGlobalId('WarningRule', input.ruleId) },
        input.idempotencyKey,
      ),
    );
  }
}

@Resolver(() => ResponseDemandType)
export class ResponseDemandResolver {
  @FieldResolver(() => String, {
    duties: STAFF_AND_WALL,
    description: 'What; in another language only where it ships with Clc in these words.',
  })
  action(@Root() { action }: ResponseDemandType, @InLanguage() language: Language): string {
    return inLanguage(action, language);
  }
}

@Resolver(() => DryRunSubjectType)
export class DryRunSubjectResolver {
  @FieldResolver(() => ClientType, {
    duties: STAFF,
    nullable: true,
    description: 'The client; null where your units do not cover it.',
  })
  client(@Ctx() context: RequestContext, @Root() subject: DryRunSubjectType): Promise<ClientType | null> {
    return loadPresented(context, clientById, presentClient, subject.clientRowId);
  }

  @FieldResolver(() => FacilityType, {
    duties: STAFF,
    nullable: true,
    description: 'The facility; null where the rule is judged on clients, or your units do not cover it.',
  })
  facility(@Ctx() context: RequestContext, @Root() subject: DryRunSubjectType): Promise<FacilityType | null> {
    return loadPresented(context, facilityById, presentFacility, subject.facilityRowId);
  }
}

async function presentResult(context: RequestContext, result: Result<RuleOutput>): Promise<WarningRuleResultType> {
  const faults = result.ok ? [] : ((result.failure as Partial<RuleRefusal>).faults ?? [result.failure]);
  return {
    rule: await loadRule(context, result.ok ? result.value.ruleId : null),
    failure: presentFailure(result),
    failures: faults.map(presentFailureValue),
  };
}

function loadRule(context: RequestContext, rowId: string | null): Promise<WarningRuleType | null> {
  return loadPresented(context, ruleById, presentWarningRule, rowId);
}
