import { Int } from 'type-graphql';
import { defineIndicator } from '../../app/indicator/define-indicator.ts';
import type { IndicatorOutput } from '../../app/indicator/define-indicator.ts';
import type { FormulaFailure } from '../../domain/indicator/formula/formula-failure.ts';
import type { Result } from '../../domain/shared/result.ts';
import { EVERY_DUTY } from '../../security/duty-sets.ts';
import { CommandResultType, presentFailure } from '../shared/command.type.ts';
import { input, mutation } from '../shared/declared.ts';
import { Field, ObjectType } from '../shared/fields.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { INDICATOR_NODE } from './indicator.loader.ts';
import { IndicatorDirectionEnum, IndicatorType, IndicatorUnitEnum } from './indicator.type.ts';

@ObjectType('IndicatorResult', { implements: CommandResultType, description: 'The indicator after the command.' })
class IndicatorResultType extends CommandResultType {
  @Field(() => IndicatorType, { duties: EVERY_DUTY, nullable: true, description: 'Null if the command failed.' })
  indicator!: IndicatorType | null;

  @Field(() => Int, {
    duties: EVERY_DUTY,
    nullable: true,
    description:
      'Position of the error in the formula, in UTF-16 units from 0, as editors count; null if the formula is not the cause.',
  })
  position!: number | null;
}

export const DEFINE_INDICATOR = mutation(defineIndicator, {
  description:
    "Defines an indicator of the institution's own, or changes one it defined. A formula is checked for names, units and circular references together with all others.",
  inputDescription:
    "An indicator of the institution's own. Fails with INDICATOR_BUILT_IN, INDICATOR_OBSERVED, UNIT_MISMATCH or one of the FORMULA_ codes.",
  result: { type: IndicatorResultType, answer: presentResult },
  input: {
    code: input(() => String, {
      description: '1 to 64 lower-case letters, digits and underscores. If you defined it before, it is changed.',
    }),
    name: input(() => String, { description: 'Display name.' }),
    unit: input(() => IndicatorUnitEnum, {
      description: 'Unit of its values; a formula must yield this unit.',
    }),
    direction: input(() => IndicatorDirectionEnum, { description: 'Which direction is good for the lender.' }),
    description: input(() => String, {
      description: 'Meaning, period of the flows, and source of the formula.',
    }),
    formula: input(() => String, {
      nullable: true,
      description:
        'Computes it from each statement recorded from then on; null: its values are supplied as observations.',
    }),
  },
});

async function presentResult(context: RequestContext, result: Result<IndicatorOutput>): Promise<IndicatorResultType> {
  const failure = result.ok ? null : result.failure;
  return {
    indicator: await INDICATOR_NODE.show(context, result.ok ? result.value.indicatorId : null),
    position: failure?.path === 'formula' ? ((failure as Partial<FormulaFailure>).position ?? null) : null,
    failure: presentFailure(result),
  };
}
