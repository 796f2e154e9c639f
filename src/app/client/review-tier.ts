import { sql } from 'kysely';
import { DEFAULT_TIER_RULE, reviewConduct } from '../../domain/client/client-tier.ts';
import type { ClientTier, ConductFacts, StandingTier, TierRule } from '../../domain/client/client-tier.ts';
import { changeTiers } from '../../persistence/client/client-write.repository.ts';
import type { CommandContext } from '../command/command.ts';
import { lockClients } from '../command/locks.ts';
import { addTransitions } from './client-record.ts';
import type { NewTransition } from './client-record.ts';

/** A tier the review changed. */
export interface ReviewedTier {
  readonly clientId: string;
  readonly from: ClientTier;
  readonly to: ClientTier;
}

interface TierReview {
  readonly clientId: string;
  readonly standing: StandingTier;
  readonly facts: ConductFacts;
}

/**
 * Holds the clients against the tier rule: RISK_WARNING is given, and taken back, by conduct alone. Returns the
 * changes; the client's history names the rule's version. Part of a command that already authorised the clients.
 */
export async function reviewTier(
  context: CommandContext,
  clientIds: readonly string[],
  rule: TierRule = DEFAULT_TIER_RULE,
): Promise<ReviewedTier[]> {
  const [reviewed, transitions]: [ReviewedTier[], NewTransition[]] = [[], []];
  for (const { clientId, standing, facts } of await loadReviews(context, clientIds)) {
    const assigned = reviewConduct(standing, facts, rule);
    if (assigned === null) continue;
    transitions.push({
      clientId,
      field: 'TIER',
      from: standing.tier,
      to: assigned.tier,
      reason: `Tier rule ${assigned.ruleVersion}: ${assigned.reason}.`,
    });
    reviewed.push({ clientId, from: standing.tier, to: assigned.tier });
  }
  await changeTiers(
    context.query,
    reviewed.map(({ clientId, to }) => ({ clientId, tier: to })),
    context.recordedAt,
  );
  await addTransitions(context, transitions);
  return reviewed;
}

/** Tier and conduct of the clients, read under their locks. */
async function loadReviews(context: CommandContext, clientIds: readonly string[]): Promise<TierReview[]> {
  await lockClients(context, clientIds);
  const { rows } = await sql<{
    id: string;
    tier: ClientTier;
    by_rule: boolean | null;
    from_value: ClientTier | null;
    days_past_due: number;
    red_alerts: number;
  }>`
    select c.id, c.tier, last.actor_id is null and last.id is not null as by_rule, last.from_value,
      coalesce((select max(f.days_past_due) from facility f where f.client_id = c.id
        and f.status not in ('CLOSED', 'CANCELLED', 'WRITTEN_OFF')), 0)::int as days_past_due,
      (select count(*) from alert a where a.client_id = c.id and a.severity = 'RED'
        and a.status not in ('RESOLVED', 'CLOSED', 'FALSE_POSITIVE'))::int as red_alerts
    from client c
    left join lateral (
      select t.id, t.actor_id, t.from_value from client_transition t
      where t.client_id = c.id and t.field = 'TIER' order by t.recorded_at desc, t.id desc limit 1
    ) last on true
    where c.id = any(${[...clientIds]}::uuid[])
    order by c.id`.execute(context.query);
  return rows.map((row) => ({
    clientId: row.id,
    standing: { tier: row.tier, assignedByRule: row.by_rule ?? false, previousTier: row.from_value },
    facts: { daysPastDue: row.days_past_due, openRedAlerts: row.red_alerts },
  }));
}
