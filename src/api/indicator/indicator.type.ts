import type { IndicatorDirection, IndicatorSource, IndicatorUnit } from '../../domain/indicator/indicator.ts';
import { enumOf } from '../shared/enum.ts';
import { NodeType } from '../shared/node.type.ts';
import { field, hidden, objectType } from '../shared/declared.ts';
import { EVERY_DUTY } from '../../security/duty-sets.ts';

export const IndicatorUnitEnum = enumOf<IndicatorUnit>('IndicatorUnit', "What an indicator's value measures.", {
  RATIO: 'A dimensionless ratio; 0.2 is 20 %.',
  DAYS: 'Days.',
  COUNT: 'A count.',
  MONEY: "An amount in the statement's currency.",
  SCORE: 'Points on a scale of its own.',
  FLAG: '1 while it applies, 0 once it is settled.',
});

export const IndicatorDirectionEnum = enumOf<IndicatorDirection>(
  'IndicatorDirection',
  'Which direction is good for the lender.',
  {
    HIGHER_IS_BETTER: 'Higher is better.',
    LOWER_IS_BETTER: 'Lower is better.',
    NEUTRAL: 'Neither direction is good in itself.',
  },
);

export const IndicatorSourceEnum = enumOf<IndicatorSource>('IndicatorSource', 'Where its values come from.', {
  FORMULA: 'Computed from financial statements.',
  FACILITY: "Computed from the lender's own records of facilities, collateral and files.",
  EXTERNAL: 'Supplied as observations.',
});

export const IndicatorType = objectType(
  'Indicator',
  {
    of: NodeType,
    description: 'A figure observed for clients or facilities, on which warning rules are evaluated.',
  },
  {
    /** As it was defined. */
    name: hidden<string>(),
    code: field(() => String, {
      duties: EVERY_DUTY,
      description: 'The code used in formulas and rules, such as interest_cover.',
    }),
    description: field(() => String, {
      duties: EVERY_DUTY,
      description: 'Meaning, period of the flows, and source of the formula.',
    }),
    unit: field(() => IndicatorUnitEnum, { duties: EVERY_DUTY, description: 'What its value measures.' }),
    direction: field(() => IndicatorDirectionEnum, {
      duties: EVERY_DUTY,
      description: 'Which direction is good for the lender.',
    }),
    source: field(() => IndicatorSourceEnum, { duties: EVERY_DUTY, description: 'Where its values come from.' }),
    formula: field(() => String, {
      duties: EVERY_DUTY,
      nullable: true,
      description: 'Formula over statement lines and other indicators; null unless the source is FORMULA.',
    }),
    builtIn: field(() => Boolean, {
      duties: EVERY_DUTY,
      description: 'Whether it ships with Clc; a built-in indicator cannot be changed.',
    }),
  },
);
export type IndicatorType = InstanceType<typeof IndicatorType>;
