import type { CompiledFormula } from './formula/compiled-formula.ts';

/** All that a formula stands on, through the indicators it names. */
export interface FormulaDependencies {
  readonly lines: ReadonlySet<string>;
  readonly indicators: ReadonlySet<string>;
}

/** The statement lines and indicators that could enter the figure, directly or through other indicators. */
export function dependencies(
  formula: CompiledFormula,
  formulas: ReadonlyMap<string, CompiledFormula>,
): FormulaDependencies {
  const lines = new Set<string>();
  const indicators = new Set<string>();
  const pending = [formula];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    next.lines.forEach((line) => lines.add(line));
    for (const code of next.indicators) {
      if (!indicators.has(code)) pending.push(formulas.get(code)!);
      indicators.add(code);
    }
  }
  return { lines, indicators };
}
