/** A function of the language; `arity` is how many arguments it takes. */
export interface FormulaFunction {
  readonly name: string;
  readonly arity: number;
  /** Whether it looks at other statements; such calls multiply the work, so their nesting is bounded. */
  readonly travels: boolean;
  readonly meaning: string;
}

const FUNCTIONS = [
  {
    name: 'annual',
    arity: 1,
    travels: true,
    meaning: 'trailing twelve months of a flow: the flow of a yearly statement, the sum of the last four quarters',
  },
  { name: 'prior', arity: 1, travels: true, meaning: 'the value at the comparable statement one year before' },
  {
    name: 'previous',
    arity: 1,
    travels: true,
    meaning: 'the value at the statement of the same length that ends where this one begins',
  },
  { name: 'average', arity: 1, travels: true, meaning: '(x + prior(x)) / 2' },
  { name: 'min', arity: 2, travels: false, meaning: 'the smaller of two' },
  { name: 'max', arity: 2, travels: false, meaning: 'the larger of two' },
  { name: 'abs', arity: 1, travels: false, meaning: 'the amount without its sign' },
  {
    name: 'positive',
    arity: 1,
    travels: false,
    meaning: 'the value where it is above zero, otherwise no value: for denominators that make no sense below zero',
  },
  {
    name: 'if_missing',
    arity: 2,
    travels: false,
    meaning: 'a statement line, or the second value where the line is not reported',
  },
] as const satisfies readonly FormulaFunction[];

export type FunctionName = (typeof FUNCTIONS)[number]['name'];

/** All functions by name: what an editor offers and the parser admits. */
export const FORMULA_FUNCTIONS: ReadonlyMap<string, FormulaFunction & { readonly name: FunctionName }> = new Map(
  FUNCTIONS.map((entry) => [entry.name, entry]),
);
