import { InputType } from 'type-graphql';
import type { DefineIndicator } from '../../app/indicator/define-indicator.ts';
import type { IndicatorDirection, IndicatorUnit } from '../../domain/indicator/indicator.ts';
import { CommandInput } from '../shared/command.type.ts';
import { IndicatorDirectionEnum, IndicatorUnitEnum } from './indicator.type.ts';
import { InputField } from '../shared/fields.ts';

@InputType({
  description:
    "An indicator of the institution's own. Fails with INDICATOR_BUILT_IN, INDICATOR_OBSERVED, UNIT_MISMATCH or one of the FORMULA_ codes.",
})
export class DefineIndicatorInput extends CommandInput implements DefineIndicator {
  @InputField(() => String, {
    description: '1 to 64 lower-case letters, digits and underscores. One that you defined before is changed.',
  })
  code!: string;

  @InputField(() => String, { description: 'What people call it.' })
  name!: string;

  @InputField(() => IndicatorUnitEnum, { description: 'What its figure measures; a formula must come out in it.' })
  unit!: IndicatorUnit;

  @InputField(() => IndicatorDirectionEnum, { description: 'Which way is good for the lender.' })
  direction!: IndicatorDirection;

  @InputField(() => String, { description: 'Meaning, period of the flows, and where the formula comes from.' })
  description!: string;

  @InputField(() => String, {
    nullable: true,
    description: 'Computes it from each statement recorded from then on; null: it comes in as observations.',
  })
  formula?: string | null;
}
