import { RISK } from '../../security/duty-sets.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import type { Failure, Result } from '../../domain/shared/result.ts';
import type { WarningRuleDefinition } from '../../domain/warning/rule.ts';
import { validateRule } from '../../domain/warning/rule-validation.ts';
import type { Query } from '../../persistence/orm.ts';
import { insertDraft } from '../../persistence/warning/warning-rule.repository.ts';
import { defineCommand } from '../command/command.ts';

export interface DraftWarningRule {
  readonly definition: WarningRuleDefinition;
}

export interface RuleOutput {
  readonly ruleId: string;
}

/** The first fault of a refused rule, and with it all of them. */
export interface RuleRefusal extends Failure {
  readonly faults: readonly Failure[];
}

/** Stores the next version of a rule as a draft: it judges nothing until somebody else publishes it. */
export const draftWarningRule = defineCommand(
  { name: 'draftWarningRule', duties: RISK, reach: 'INSTITUTION' },
  async (context, { definition }: DraftWarningRule): Promise<Result<RuleOutput>> => {
    const refusal = await refuseRule(context.query, definition);
    if (refusal !== null) return { ok: false, failure: refusal };
    const ruleId = await insertDraft(
      context.query,
      context.institutionId,
      { definition, draftedById: context.actor.userId },
      context.now,
    );
    if (ruleId === null)
      return fail(
        'RULE_DRAFTED_MEANWHILE',
        `Somebody else drafted ${definition.code} at the same moment; look at that draft, then try again.`,
        'code',
      );
    return ok({ ruleId });
  },
);

/** What is wrong with a rule, given the institution's indicators; null where it may be stored. */
export async function refuseRule(query: Query, definition: WarningRuleDefinition): Promise<RuleRefusal | null> {
  const indicators = await query.selectFrom('indicator').select(['code', 'unit']).execute();
  const faults = validateRule(definition, new Map(indicators.map((indicator) => [indicator.code, indicator])));
  const [first] = faults;
  return first === undefined ? null : { ...first, faults };
}
