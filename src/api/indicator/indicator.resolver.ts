import { Arg, Ctx, Int, Resolver, Root } from 'type-graphql';
import { defineIndicator } from '../../app/indicator/define-indicator.ts';
import type { FormulaFailure } from '../../domain/indicator/formula/formula-failure.ts';
import { INDICATOR_NAMES_ZH } from '../../domain/indicator/indicator-names-zh.ts';
import type { Language } from '../../domain/shared/language.ts';
import { findIndicators } from '../../persistence/indicator/indicator.repository.ts';
import { CommandResultType, presentFailure } from '../shared/command.type.ts';
import { InLanguage } from '../shared/language.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { DefineIndicatorInput } from './indicator.input.ts';
import { indicatorById } from './indicator.loader.ts';
import { presentIndicator } from './indicator.presenter.ts';
import { IndicatorType } from './indicator.type.ts';
import { Field, FieldResolver, Mutation, ObjectType, Query } from '../shared/fields.ts';
import { EVERY_DUTY } from '../../security/duty-sets.ts';

@ObjectType('IndicatorResult', { implements: CommandResultType, description: 'An indicator as a command left it.' })
export class IndicatorResultType extends CommandResultType {
  @Field(() => IndicatorType, { duties: EVERY_DUTY, nullable: true, description: 'Null where the command failed.' })
  indicator!: IndicatorType | null;

  @Field(() => Int, {
    duties: EVERY_DUTY,
    nullable: true,
    description:
      'Where the formula is wrong, in UTF-16 units from 0, as editors count; null where it is not the formula.',
  })
  position!: number | null;
}

@Resolver(() => IndicatorType)
export class IndicatorResolver {
  @Query(() => [IndicatorType], { duties: EVERY_DUTY, description: 'Every indicator of the institution, by code.' })
  async indicators(@Ctx() context: RequestContext): Promise<IndicatorType[]> {
    return (await findIndicators(await context.query())).map(presentIndicator);
  }

  @FieldResolver(() => String, {
    duties: EVERY_DUTY,
    description: 'What people call it; in another language only where it ships with Clc.',
  })
  name(@Root() { code, name, builtIn }: IndicatorType, @InLanguage() language: Language): string {
    return builtIn && language === 'ZH' ? (INDICATOR_NAMES_ZH[code] ?? name) : name;
  }

  @Mutation(() => IndicatorResultType, {
    command: defineIndicator,
    description:
      "Defines an indicator of the institution's own, or changes one it defined. A formula is checked for names, units and circles together with all others.",
  })
  async defineIndicator(
    @Ctx() context: RequestContext,
    @Arg('input', () => DefineIndicatorInput) { idempotencyKey, ...input }: DefineIndicatorInput,
  ): Promise<IndicatorResultType> {
    const result = await context.execute(defineIndicator, input, idempotencyKey);
    const row = result.ok ? await context.load(indicatorById, result.value.indicatorId) : null;
    const position =
      !result.ok && result.failure.path === 'formula'
        ? ((result.failure as Partial<FormulaFailure>).position ?? null)
        : null;
    return { indicator: row === null ? null : presentIndicator(row), failure: presentFailure(result), position };
  }
}
