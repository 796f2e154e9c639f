import { RISK } from '../../security/duty-sets.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import type { Result } from '../../domain/shared/result.ts';
import { lockRule, retire } from '../../persistence/warning/warning-rule.repository.ts';
import { defineCommand } from '../command/command.ts';
import { lockInstitution } from '../command/locks.ts';
import type { RuleOutput } from './draft-warning-rule.ts';
import type { RuleKey } from './publish-warning-rule.ts';

/**
 * Takes a version out of force, or discards a draft. Its open alerts stay and are worked off as any other; the figures
 * clear them no more, since nothing judges them.
 */
export const retireWarningRule = defineCommand(
  { name: 'retireWarningRule', duties: RISK, reach: 'INSTITUTION' },
  async (context, { ruleId }: RuleKey): Promise<Result<RuleOutput>> => {
    await lockInstitution(context);
    const rule = await lockRule(context.query, ruleId);
    if (rule === undefined) return fail('RULE_NOT_FOUND', 'There is no warning rule with this ID.', 'ruleId');
    if (rule.status === 'RETIRED')
      return fail('RULE_RETIRED', `Version ${rule.version} of ${rule.code} is retired already.`, 'ruleId');
    await retire(context.query, ruleId, context.now);
    return ok({ ruleId });
  },
);
