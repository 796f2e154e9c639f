import { declareNode } from '../shared/node.ts';
import { presentWarningRule } from './warning-rule.presenter.ts';
import { STAFF_AND_WALL } from '../../security/duty-sets.ts';
import { countOpenAlertsByRule, findRulesById } from '../../persistence/warning/warning-rule.repository.ts';
import type { WarningRuleRow } from '../../persistence/warning/warning-rule.repository.ts';
import { UnitScope } from '../../domain/institution/unit-scope.ts';
import { oneByKey } from '../shared/loading.ts';
import type { LoaderDefinition } from '../shared/request-context.ts';

/** Versions of rules by row id; null where there is none. */
export const ruleById: LoaderDefinition<string, WarningRuleRow | null> = {
  batch: async ({ query }, ids) => oneByKey(ids, await findRulesById(query, ids), (row) => row.id),
};

/** Open alerts that the viewer may see, by the code of their rule. */
export const openAlertsByRuleCode: LoaderDefinition<string, number> = {
  batch: async ({ query, actor }, codes) => {
    const counts = await countOpenAlertsByRule(query, codes, UnitScope.of(actor, STAFF_AND_WALL));
    return codes.map((code) => counts.get(code) ?? 0);
  },
};

export const WARNING_RULE_NODE = declareNode('WarningRule', 'warning_rule', ruleById, presentWarningRule);
