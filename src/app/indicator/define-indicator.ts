import { RISK } from '../../security/duty-sets.ts';
import { compileCatalogue } from '../../domain/indicator/compile-catalogue.ts';
import type { FormulaFailure } from '../../domain/indicator/formula/formula-failure.ts';
import type { IndicatorDefinition, IndicatorDirection, IndicatorUnit } from '../../domain/indicator/indicator.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import type { Failure, Result } from '../../domain/shared/result.ts';
import { requireText } from '../../domain/shared/text.ts';
import { changeIndicator, findIndicators, insertIndicators } from '../../persistence/indicator/indicator.repository.ts';
import type { IndicatorRow } from '../../persistence/indicator/indicator.repository.ts';
import { defineCommand } from '../command/command.ts';
import type { CommandContext } from '../command/command.ts';
import { lockInstitution } from '../command/locks.ts';
import { computeForAll } from './compute-for-all.ts';

export interface DefineIndicator {
  readonly code: string;
  readonly name: string;
  readonly unit: IndicatorUnit;
  readonly direction: IndicatorDirection;
  readonly description: string;
  /** Null: comes in as observations. */
  readonly formula?: string | null;
}

export interface IndicatorOutput {
  readonly indicatorId: string;
}

/**
 * Defines an indicator of the institution's own, or changes one it defined; what a formula gives for the statements
 * that are there is recorded at once.
 */
export const defineIndicator = defineCommand(
  { name: 'defineIndicator', duties: RISK, reach: 'INSTITUTION' },
  async (context, input: DefineIndicator): Promise<Result<IndicatorOutput>> => {
    const blank = requireText(input.name, 'name') ?? requireText(input.description, 'description');
    if (blank !== null) return { ok: false, failure: blank };
    const definition: IndicatorDefinition = {
      ...input,
      formula: input.formula ?? null,
      source: input.formula == null ? 'EXTERNAL' : 'FORMULA',
    };
    // One definition at a time: names and circles are checked against all others.
    await lockInstitution(context);
    const known = await findIndicators(context.query);
    const former = known.find((indicator) => indicator.code === input.code);
    const refusal = former === undefined ? null : await refuseChange(context, former, definition);
    if (refusal !== null) return { ok: false, failure: refusal };
    // The new one comes last: a circle is reported at it, and not at those that stood before.
    const compiled = compileCatalogue([...known.filter((indicator) => indicator !== former), definition]);
    if (!compiled.ok) return { ok: false, failure: placeInInput(compiled.failure, input.code) };
    const indicatorId = await save(context, former, definition);
    if (definition.formula !== null) await computeForAll(context, compiled.value, definition.code);
    return ok({ indicatorId });
  },
);

async function refuseChange(
  { query }: CommandContext,
  former: IndicatorRow,
  definition: IndicatorDefinition,
): Promise<Failure | null> {
  if (former.built_in)
    return fail(
      'INDICATOR_BUILT_IN',
      `${former.code} is shipped with Clc and cannot be changed; define one under another code.`,
      'code',
    ).failure;
  if (former.unit === definition.unit && former.source === definition.source) return null;
  const used = await query
    .selectFrom('observation')
    .select('subject_id')
    .where('indicator_id', '=', former.id)
    .limit(1)
    .executeTakeFirst();
  if (used === undefined) return null;
  return fail(
    'INDICATOR_OBSERVED',
    `${former.code} has observations, which its unit and source belong to; define another indicator instead.`,
    former.unit === definition.unit ? 'formula' : 'unit',
  ).failure;
}

/** The compiler names the indicator it failed at; the caller knows the fields of the input. */
function placeInInput(failure: FormulaFailure, code: string): Failure {
  if (failure.path !== code)
    return {
      ...failure,
      message: `Through this change ${failure.path} would no longer be valid: ${failure.message}`,
      path: 'code',
    };
  return { ...failure, path: failure.code === 'FORMULA_NAME_TAKEN' ? 'code' : 'formula' };
}

async function save(
  { query, institutionId }: CommandContext,
  former: IndicatorRow | undefined,
  definition: IndicatorDefinition,
): Promise<string> {
  if (former === undefined) return (await insertIndicators(query, institutionId, [definition], false))[0]!;
  await changeIndicator(query, former.id, definition);
  return former.id;
}
