import type { PortfolioPageQuery, Severity } from '../../../schema/generated/graphql.ts';
import { SEVERITIES } from '../alert-status.ts';
import { capitalised } from '../format.ts';
import { nameOf } from '../words.ts';
import type { Language, Words } from '../words.ts';
import type { PortfolioWords } from './portfolio-words.ts';

export type ListedClient = NonNullable<PortfolioPageQuery['clients']>['nodes'][number];

/** Those of one client, where the reader's duties show them. */
type ListedAlerts = NonNullable<ListedClient['alerts']>;

/** The API gives no more of a client's alerts; where there are as many there may be more. */
const MOST_ALERTS = 20;

/** Over all facilities; null where there is none. */
export function worstDaysPastDue({ facilities }: ListedClient): number | null {
  return facilities.length === 0 ? null : Math.max(...facilities.map(({ daysPastDue }) => daysPastDue));
}

/** How many alerts are open of each severity that has any, the gravest first. */
export function alertCounts(alerts: ListedAlerts): readonly { readonly severity: Severity; readonly count: number }[] {
  return SEVERITIES.map((severity) => ({
    severity,
    count: alerts.filter((alert) => alert.severity === severity).length,
  })).filter(({ count }) => count > 0);
}

export function mayHaveMoreAlerts(alerts: ListedAlerts): boolean {
  return alerts.length >= MOST_ALERTS;
}

/** The clients as a table of text, the titles first; an amount is in the column of its currency. */
export function tableOf(
  clients: readonly ListedClient[],
  { words, own, language }: { readonly words: Words; readonly own: PortfolioWords; readonly language: Language },
): string[][] {
  const currencies = [
    ...new Set(clients.flatMap(({ exposures }) => (exposures ?? []).map(({ net }) => net.currency))),
  ].sort();
  const titles = [
    own.name,
    words.reference,
    words.unit,
    words.industry,
    words.segment,
    words.stage,
    words.tier,
    words.manager,
    ...currencies.map(own.exposureIn),
    words.daysPastDue,
    ...SEVERITIES.map((severity) => own.alertsOf(words.severities[severity])),
  ];
  const rows = clients.map((client) => [
    nameOf(client, language),
    client.reference,
    nameOf(client.unit, language),
    client.industry == null ? '' : nameOf(client.industry, language),
    words.segments[client.segment],
    capitalised(words.stages[client.stage]),
    capitalised(words.tiers[client.tier]),
    client.relationshipManager?.name ?? '',
    ...currencies.map((currency) => exposureIn(currency, client, words)),
    String(worstDaysPastDue(client) ?? ''),
    ...SEVERITIES.map((severity) => countOf(severity, client, words)),
  ]);
  return [titles, ...rows];
}

function exposureIn(currency: string, { exposures }: ListedClient, words: Words): string {
  if (exposures === null) return words.notShownInShort;
  return exposures.find(({ net }) => net.currency === currency)?.net.amount ?? '';
}

function countOf(severity: Severity, { alerts }: ListedClient, words: Words): string {
  if (alerts === null) return words.notShownInShort;
  const count = alerts.filter((alert) => alert.severity === severity).length;
  return `${count}${mayHaveMoreAlerts(alerts) ? '+' : ''}`;
}
