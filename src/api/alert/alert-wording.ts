import type { Language } from '../../domain/shared/language.ts';
import { CLEARED_ZH, explainInChinese } from '../../domain/warning/explain-zh.ts';
import type { Explanation } from '../../domain/warning/explain-zh.ts';
import { RULE_WORDS_ZH } from '../../domain/warning/rule-words-zh.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { ruleById } from '../warning/warning-rule.loader.ts';
import { evidenceBehind } from './alert.loader.ts';

/** What the system noted by itself of an alert, in the language asked for. */
export async function noteIn(
  language: Language,
  context: RequestContext,
  alertId: string,
  recorded: string,
): Promise<string> {
  return language === 'EN'
    ? recorded
    : (RULE_WORDS_ZH[recorded] ??
        (await explanationIn(language, context, alertId, recorded))?.explanation ??
        CLEARED_ZH);
}

/**
 * What a rule that fired said of an alert, in the language asked for. Null: as it was recorded, which is English; so
 * too a sentence that no rule gave when it fired.
 */
export async function explanationIn(
  language: Language,
  context: RequestContext,
  alertId: string,
  sentence: string,
): Promise<Explanation | null> {
  if (language === 'EN') return null;
  const rows = await context.load(evidenceBehind, { alertId, sentence });
  if (rows.length === 0) return null;
  const { definition } = (await context.load(ruleById, rows[0]!.rule_id))!;
  const evidence = rows.map((row) => ({
    indicator: row.indicator_code,
    measure: row.measure,
    value: row.value,
    measured: row.measured,
    threshold: row.threshold,
    asOf: row.as_of,
    peerMedian: row.peer_median,
    observationCount: row.observation_ids.length,
  }));
  return explainInChinese(definition.condition, evidence);
}
