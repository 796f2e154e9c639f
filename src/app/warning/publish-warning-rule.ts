import { RISK } from '../../security/duty-sets.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import type { Result } from '../../domain/shared/result.ts';
import { insertWatches, lockRule, publish, retire } from '../../persistence/warning/warning-rule.repository.ts';
import { defineCommand } from '../command/command.ts';
import { lockInstitution } from '../command/locks.ts';
import { applyJudgements } from './apply-judgements.ts';
import { refuseRule } from './draft-warning-rule.ts';
import type { RuleOutput } from './draft-warning-rule.ts';
import { judgeRule } from './judge-rules.ts';

export interface RuleKey {
  readonly ruleId: string;
}

/**
 * Puts a drafted version into force in place of the published one, and judges every subject it covers at once. Whoever
 * drafted it cannot publish it. Open alerts of the version before go on under this one.
 */
export const publishWarningRule = defineCommand(
  {
    name: 'publishWarningRule',
    duties: RISK,
    reach: 'INSTITUTION',
    separation: 'Not the person who drafted the version.',
  },
  async (context, { ruleId }: RuleKey): Promise<Result<RuleOutput>> => {
    const { query, institutionId, now, actor } = context;
    await lockInstitution(context);
    const rule = await lockRule(query, ruleId);
    if (rule === undefined) return fail('RULE_NOT_FOUND', 'There is no warning rule with this ID.', 'ruleId');
    if (rule.status !== 'DRAFT')
      return fail(
        'RULE_NOT_DRAFT',
        `Version ${rule.version} of ${rule.code} is ${rule.status}; only a draft can be published.`,
        'ruleId',
      );
    if (rule.drafted_by_id === actor.userId)
      return fail('SEPARATION_OF_DUTIES', 'Who drafted a rule cannot publish it; have someone else check it.');
    const refusal = await refuseRule(query, rule.definition);
    if (refusal !== null) return { ok: false, failure: refusal };
    context.audit.about('warning_rule', ruleId);
    const published = await query
      .selectFrom('warning_rule')
      .select('id')
      .where('code', '=', rule.code)
      .where('status', '=', 'PUBLISHED')
      .executeTakeFirst();
    if (published !== undefined) await retire(query, published.id, now);
    await publish(query, ruleId, actor.userId, now);
    await insertWatches(query, institutionId, [rule]);
    await applyJudgements(context, await judgeRule(context, rule));
    return ok({ ruleId });
  },
);
