import { Ctx, ID, Int, Resolver, Root } from 'type-graphql';
import type { Language } from '../../domain/shared/language.ts';
import { inLanguage } from '../../domain/warning/rule-words-zh.ts';
import type { RuleStatus } from '../../persistence/warning/warning-rule.entity.ts';
import { findRules } from '../../persistence/warning/warning-rule.repository.ts';
import { UserType } from '../institution/institution.type.ts';
import { USER_NODE } from '../institution/institution.loader.ts';
import { fromGlobalId } from '../shared/global-id.ts';
import { InLanguage } from '../shared/language.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { WARNING_RULE_NODE, openAlertsByRuleCode } from './warning-rule.loader.ts';
import { presentWarningRule } from './warning-rule.presenter.ts';
import { ResponseDemandType, RuleStatusEnum, WarningRuleType } from './warning-rule.type.ts';
import { Argument, FieldResolver, Query } from '../shared/fields.ts';
import { STAFF, STAFF_AND_WALL } from '../../security/duty-sets.ts';

@Resolver(() => WarningRuleType)
export class WarningRuleResolver {
  @Query(() => [WarningRuleType], {
    duties: STAFF_AND_WALL,
    description: 'The warning rules, ordered by code, newest version first.',
  })
  async warningRules(
    @Ctx() context: RequestContext,
    @Argument('status', () => RuleStatusEnum, {
      reveals: 'WarningRule.status',
      nullable: true,
      description: 'Only versions with this status; all if omitted.',
    })
    status?: RuleStatus | null,
  ): Promise<WarningRuleType[]> {
    return (await findRules(await context.query(), status ?? null)).map(presentWarningRule);
  }

  @Query(() => WarningRuleType, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description: 'One version of a rule; null if there is none.',
  })
  warningRule(
    @Ctx() context: RequestContext,
    @Argument('id', () => ID, { reveals: null, description: 'The global ID.' }) id: string,
  ): Promise<WarningRuleType | null> {
    return WARNING_RULE_NODE.show(context, fromGlobalId('WarningRule', id));
  }

  @FieldResolver(() => String, {
    duties: STAFF_AND_WALL,
    description: 'Display name; translated only if it ships with Clc under this name.',
  })
  name(@Root() { name }: WarningRuleType, @InLanguage() language: Language): string {
    return inLanguage(name, language);
  }

  @FieldResolver(() => String, {
    duties: STAFF_AND_WALL,
    description: 'What it detects, and why; translated only if it ships with Clc in these words.',
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
    return USER_NODE.show(context, rule.draftedByRowId);
  }

  @FieldResolver(() => UserType, {
    duties: STAFF,
    nullable: true,
    description: 'Who put it into force; null until then, and for a rule shipped with Clc.',
  })
  publishedBy(@Ctx() context: RequestContext, @Root() rule: WarningRuleType): Promise<UserType | null> {
    return USER_NODE.show(context, rule.publishedByRowId);
  }

  @FieldResolver(() => Int, {
    duties: STAFF_AND_WALL,
    description:
      'Number of open alerts with this rule code, whichever version raised them, on clients within your units.',
  })
  openAlertCount(@Ctx() context: RequestContext, @Root() rule: WarningRuleType): Promise<number> {
    return context.load(openAlertsByRuleCode, rule.code);
  }
}

@Resolver(() => ResponseDemandType)
export class ResponseDemandResolver {
  @FieldResolver(() => String, {
    duties: STAFF_AND_WALL,
    description: 'What must be done; translated only if it ships with Clc in these words.',
  })
  action(@Root() { action }: ResponseDemandType, @InLanguage() language: Language): string {
    return inLanguage(action, language);
  }
}
