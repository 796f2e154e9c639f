import type { IndicatorDirection, IndicatorSource, IndicatorUnit } from '../../domain/indicator/indicator.ts';
import { enumOf } from '../shared/enum.ts';
import { NodeType } from '../shared/node.type.ts';
import { field, hidden, objectType } from '../shared/declared.ts';
import { EVERY_DUTY } from '../../security/duty-sets.ts';

export const IndicatorUnitEnum = enumOf<IndicatorUnit>('IndicatorUnit', "What an indicator's figure measures.", {
  RATIO: 'A quotient without unit; 0.2 is 20 %.',
  DAYS: 'Days.',
  COUNT: 'A number of things.',
  MONEY: "An amount in the statement's currency.",
  SCORE: 'Points on a scale of their own.',
  FLAG: '1 while it stands, 0 once it is settled.',
});

export const IndicatorDirectionEnum = enumOf<IndicatorDirection>(
  'IndicatorDirection',
  'Which way is good for the lender.',
  {
    HIGHER_IS_BETTER: 'More is better.',
    LOWER_IS_BETTER: 'Less is better.',
    NEUTRAL: 'Neither way is good by itself.',
  },
);

export const IndicatorSourceEnum = enumOf<IndicatorSource>('IndicatorSource', 'Where its figures come from.', {
  FORMULA: 'Computed from statements.',
  FACILITY: "Computed from the lender's own records of facilities, collateral and files.",
  EXTERNAL: 'Handed in as observations.',
});

export const IndicatorType = objectType(
  'Indicator',
  {
    of: NodeType,
    description: 'A figure that is observed of clients or facilities, and that warning rules judge.',
  },
  {
    /** As it was defined. */
    name: hidden<string>(),
    code: field(() => String, {
      duties: EVERY_DUTY,
      description: 'The name by which formulas and rules refer to it, such as interest_cover.',
    }),
    description: field(() => String, {
      duties: EVERY_DUTY,
      description: 'Meaning, period of the flows, and where the formula comes from.',
    }),
    unit: field(() => IndicatorUnitEnum, { duties: EVERY_DUTY, description: 'What its figure measures.' }),
    direction: field(() => IndicatorDirectionEnum, {
      duties: EVERY_DUTY,
      description: 'Which way is good for the lender.',
    }),
    source: field(() => IndicatorSourceEnum, { duties: EVERY_DUTY, description: 'Where its figures come from.' }),
    formula: field(() => String, {
      duties: EVERY_DUTY,
      nullable: true,
      description: 'The formula over statement lines and other indicators; null unless the source is FORMULA.',
    }),
    builtIn: field(() => Boolean, {
      duties: EVERY_DUTY,
      description: 'Shipped with Clc; such an indicator cannot be changed.',
    }),
  },
);
export type IndicatorType = InstanceType<typeof IndicatorType>;
