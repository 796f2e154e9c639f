import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { UnitScope } from '../../domain/institution/unit-scope.ts';
import type { WarningRuleDefinition } from '../../domain/warning/rule.ts';
import { watchedIndicators } from '../../domain/warning/watched.ts';
import type { Query, Tables } from '../orm.ts';
import { observerOf } from '../row-observer.ts';
import { insertBulk, updateRow } from '../row-writes.ts';
import type { PlainRow } from '../row-writes.ts';
import { newId } from '../tenant.ts';
import { withinScope } from '../within-scope.ts';
import type { RuleStatus } from './warning-rule.entity.ts';

export type WarningRuleRow = Selectable<Tables['warning_rule']>;

/** The rules, by code and the newest version first; of one status where it is given. */
export function findRules(query: Query, status: RuleStatus | null): Promise<WarningRuleRow[]> {
  const rules = query.selectFrom('warning_rule').selectAll().orderBy('code').orderBy('version', 'desc');
  return (status === null ? rules : rules.where('status', '=', status)).execute();
}

export function findRulesById(query: Query, ids: readonly string[]): Promise<WarningRuleRow[]> {
  return query
    .selectFrom('warning_rule')
    .selectAll()
    .where('id', 'in', ids as string[])
    .execute();
}

/**
 * Reads a version of a rule for a change of its status; nobody else can change it until the transaction ends, while
 * alerts may go on referring to it.
 */
export function lockRule(query: Query, id: string): Promise<WarningRuleRow | undefined> {
  return query.selectFrom('warning_rule').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
}

/** Open alerts of each code, over all versions of its rule. */
export async function countOpenAlertsByRule(
  query: Query,
  codes: readonly string[],
  scope: UnitScope,
): Promise<Map<string, number>> {
  const open = query
    .selectFrom('alert')
    .innerJoin('client', 'client.id', 'alert.client_id')
    .where('alert.rule_code', 'in', codes as string[])
    .where('alert.status', 'not in', ['CLOSED', 'FALSE_POSITIVE']);
  const rows = await withinScope(open, scope, 'client.unit_id')
    .select((select) => ['alert.rule_code', select.fn.countAll<string>().as('count')])
    .groupBy('alert.rule_code')
    .execute();
  return new Map(rows.map((row) => [row.rule_code, Number(row.count)]));
}

/** A version of a rule about to be stored. */
export interface NewRule {
  readonly definition: WarningRuleDefinition;
  readonly draftedById: string | null;
}

/**
 * Adds the next version of the rule's code as a draft; null where another draft of the code took that number at the
 * same moment.
 */
export async function insertDraft(
  query: Query,
  institutionId: string,
  { definition, draftedById }: NewRule,
  draftedAt: Date,
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    insert into warning_rule (id, institution_id, code, version, status, definition, drafted_by_id, drafted_at,
      published_by_id, published_at, retired_at)
    select ${newId()}::uuid, ${institutionId}::uuid, ${definition.code}, coalesce(max(version), 0) + 1, 'DRAFT',
      ${JSON.stringify(definition)}::jsonb, ${draftedById}::uuid, ${draftedAt}::timestamptz, null, null, null
    from warning_rule where code = ${definition.code}
    on conflict do nothing returning id`.execute(query);
  const [added] = rows;
  if (added === undefined) return null;
  observerOf(query)?.added('warning_rule', added.id);
  return added.id;
}

/** Adds first versions of rules, published by nobody: the pack an institution starts with. */
export async function insertPublished(
  query: Query,
  institutionId: string,
  definitions: readonly WarningRuleDefinition[],
  publishedAt: Date,
): Promise<void> {
  const rows = definitions.map((definition): PlainRow<'warning_rule'> => ({
    id: newId(),
    institution_id: institutionId,
    code: definition.code,
    version: 1,
    status: 'PUBLISHED',
    definition,
    drafted_by_id: null,
    drafted_at: publishedAt,
    published_by_id: null,
    published_at: publishedAt,
    retired_at: null,
  }));
  await insertBulk(query, 'warning_rule', rows);
  await insertWatches(query, institutionId, rows);
}

/** Enters rules as watching the indicators their conditions name. */
export async function insertWatches(
  query: Query,
  institutionId: string,
  rules: readonly { readonly id: string; readonly definition: WarningRuleDefinition }[],
): Promise<void> {
  const watches = rules.flatMap(({ id, definition }) =>
    watchedIndicators(definition.condition).map((code) => ({ id, code })),
  );
  await sql`
    insert into rule_watch (indicator_id, rule_id, institution_id)
    select i.id, w.rule_id, ${institutionId}::uuid
    from unnest(${watches.map((watch) => watch.id)}::uuid[], ${watches.map((watch) => watch.code)}::text[])
      as w (rule_id, code) join indicator i on i.code = w.code`.execute(query);
}

/** Ends a version: it judges nothing any more. */
export async function retire(query: Query, id: string, retiredAt: Date): Promise<void> {
  await query.deleteFrom('rule_watch').where('rule_id', '=', id).execute();
  await updateRow(query, 'warning_rule', id, { status: 'RETIRED', retired_at: retiredAt });
}

/** Puts a draft into force. */
export async function publish(query: Query, id: string, publishedById: string | null, at: Date): Promise<void> {
  await updateRow(query, 'warning_rule', id, {
    status: 'PUBLISHED',
    published_by_id: publishedById,
    published_at: at,
  });
}
