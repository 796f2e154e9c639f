import { Ctx, Resolver, Root } from 'type-graphql';
import { INDICATOR_NAMES_ZH } from '../../domain/indicator/indicator-names-zh.ts';
import type { Language } from '../../domain/shared/language.ts';
import { findIndicators } from '../../persistence/indicator/indicator.repository.ts';
import { InLanguage } from '../shared/language.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { presentIndicator } from './indicator.presenter.ts';
import { IndicatorType } from './indicator.type.ts';
import { FieldResolver, Query } from '../shared/fields.ts';
import { EVERY_DUTY } from '../../security/duty-sets.ts';

@Resolver(() => IndicatorType)
export class IndicatorResolver {
  @Query(() => [IndicatorType], {
    duties: EVERY_DUTY,
    description: 'All indicators of the institution, ordered by code.',
  })
  async indicators(@Ctx() context: RequestContext): Promise<IndicatorType[]> {
    return (await findIndicators(await context.query())).map(presentIndicator);
  }

  @FieldResolver(() => String, {
    duties: EVERY_DUTY,
    description: 'Display name; translated only if it ships with Clc.',
  })
  name(@Root() { code, name, builtIn }: IndicatorType, @InLanguage() language: Language): string {
    return builtIn && language === 'ZH' ? (INDICATOR_NAMES_ZH[code] ?? name) : name;
  }
}
