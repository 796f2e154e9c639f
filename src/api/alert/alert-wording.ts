import { explainInChinese } from '../../domain/warning/explain-zh.ts';
import type { Explanation } from '../../domain/warning/explain-zh.ts';
import { RULE_WORDS_ZH } from '../../domain/warning/rule-words-zh.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { ruleById } from '../warning/warning-rule.loader.ts';
import { evidenceBehind } from './alert.loader.ts';

/** In Chinese what the rule that fired gave as its explanation; null for a sentence that no rule gave when it fired. */
export async function chineseOf(context: RequestContext, alertId: string, sentence: string): Promise<Explanation | null> {
  const rows = await context.load(evidenceBehind, { alertId, sentence });
  if (rows.length === 0) return null;
  const { definition } = (await context.load(ruleById, rows[0]!.rule_id))!;
  const evidence = rows.map((row) => ({
    indicator: row.indicator_code, measure: row.measure, value: row.value, measured: row.measured, threshold: row.threshold, asOf: row.as_of,
    peerMedian: row.peer_median, observationCount: row.observation_ids.length,
  }));
  return explainInChinese(definition.condition, evidence);
}

/** In Chinese what the system noted by itself of an alert. */
export async function chineseNote(context: RequestContext, alertId: string, note: string): Promise<string> {
  return RULE_WORDS_ZH[note] ?? (await chineseOf(context, alertId, note))?.explanation ?? '触发条件已不再成立。';
}
