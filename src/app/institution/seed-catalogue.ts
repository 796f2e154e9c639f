import { BUILT_IN_INDICATORS } from '../../domain/indicator/catalogue.ts';
import { DEFAULT_EVENT_INDICATORS } from '../../domain/warning/default-event-indicators.ts';
import { DEFAULT_RULES } from '../../domain/warning/default-rules.ts';
import { insertIndicators } from '../../persistence/indicator/indicator.repository.ts';
import type { Query } from '../../persistence/orm.ts';
import { insertPublished } from '../../persistence/warning/warning-rule.repository.ts';

/** Gives a new institution the indicators and the published warning rules that Clc ships with. */
export async function seedCatalogue(query: Query, institutionId: string, at: Date): Promise<void> {
  await insertIndicators(query, institutionId, [...BUILT_IN_INDICATORS, ...DEFAULT_EVENT_INDICATORS], true);
  await insertPublished(query, institutionId, DEFAULT_RULES, at);
}
