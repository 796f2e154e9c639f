import { RISK } from '../../security/duty-sets.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import type { Result } from '../../domain/shared/result.ts';
import type { DecisionAction } from '../../domain/warning/alert-decision.ts';
import { defineCommand } from '../command/command.ts';
import { judgeRule } from './judge-rules.ts';
import type { Judgement } from './judge-rules.ts';
import type { RuleKey } from './publish-warning-rule.ts';

/** Subjects a dry run names; it counts all of them. */
const SUBJECTS_NAMED = 100;

/** What a rule would do to one subject. */
export interface DryRunSubject {
  readonly clientId: string;
  readonly facilityId: string | null;
  readonly action: DecisionAction;
  readonly explanation: string;
}

/** What a rule would do if it were published now. */
export interface DryRunOutput {
  readonly ruleId: string;
  /** Alerts it would raise, reopen, add evidence to, and clear. */
  readonly counts: Readonly<Record<DecisionAction, number>>;
  /** New alerts first. */
  readonly subjects: readonly DryRunSubject[];
}

/** Judges a version of a rule, draft or not, on every subject it covers, and changes nothing. */
export const dryRunWarningRule = defineCommand(
  { name: 'dryRunWarningRule', duties: RISK, reach: 'INSTITUTION' },
  async (context, { ruleId }: RuleKey): Promise<Result<DryRunOutput>> => {
    const rule = await context.query.selectFrom('warning_rule').selectAll().where('id', '=', ruleId).executeTakeFirst();
    if (rule === undefined) return fail('RULE_NOT_FOUND', 'There is no warning rule with this ID.', 'ruleId');
    const judgements = await judgeRule(context, rule);
    const raisedFirst = [...judgements].sort(
      (a, b) => Number(b.decision.action === 'RAISE') - Number(a.decision.action === 'RAISE'),
    );
    return ok({
      ruleId,
      counts: countActions(judgements),
      subjects: raisedFirst.slice(0, SUBJECTS_NAMED).map(describeSubject),
    });
  },
);

function countActions(judgements: readonly Judgement[]): Record<DecisionAction, number> {
  const counts: Record<DecisionAction, number> = { RAISE: 0, ADD_EVIDENCE: 0, CLEAR: 0, REOPEN: 0, NONE: 0 };
  for (const { decision } of judgements) counts[decision.action] += 1;
  return counts;
}

function describeSubject({ subject, decision, verdict }: Judgement): DryRunSubject {
  return {
    clientId: subject.client.id,
    facilityId: subject.facilityId,
    action: decision.action,
    explanation: verdict.explanation,
  };
}
