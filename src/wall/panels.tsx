import type { WallQuery } from '../../schema/generated/graphql.ts';
import type { Format } from './format.ts';
import type { Links } from './route.ts';
import { SeverityMark } from './severity.tsx';
import { Shown } from './shown.tsx';
import { unitTree } from './unit-tree.ts';
import type { UnitNode, WallUnit } from './unit-tree.ts';
import { nameOf } from './words.ts';
import type { Language, Words } from './words.ts';

const HOUR_MS = 3_600_000;
const MOST_RULES = 12;
const MOST_UNITS = 7;

interface Props {
  readonly figures: WallQuery;
  readonly words: Words;
  readonly format: Format;
}

/** How many alerts of each severity are open, and how that moved. */
export function SeverityTotals({ figures: { portfolio }, days, words, format }: Props & { days: number }) {
  return (
    <section class="totals">
      <Shown of={portfolio} words={words}>
        {({ openAlertsBySeverity, alertActivity }) =>
          openAlertsBySeverity.map(({ severity, alertCount }) => {
            const activity = alertActivity.find((one) => one.severity === severity);
            return (
              <div key={severity} class={`total ${severity.toLowerCase()}`}>
                <h2>
                  <SeverityMark severity={severity} words={words} /> {words.severities[severity]}
                </h2>
                <strong>{format.count(alertCount)}</strong>
                <p>
                  ▲ {words.raised(format.count(activity?.raisedCount ?? 0))} · ▼{' '}
                  {words.closed(format.count(activity?.closedCount ?? 0))}
                  <small>{words.inDays(days)}</small>
                </p>
              </div>
            );
          })
        }
      </Shown>
    </section>
  );
}

/** How much of each currency's exposure is to clients with an open alert. */
export function ExposureShare({ figures: { portfolio }, words, format }: Props) {
  return (
    <section class="exposure">
      <h2>{words.exposureUnderAlert}</h2>
      <Shown of={portfolio} words={words}>
        {({ exposure, exposureUnderAlert }) => (
          <ul>
            {exposureUnderAlert.map((part) => {
              const whole = Number(exposure.find(({ currency }) => currency === part.currency)?.amount ?? 0);
              const share = whole === 0 ? 0 : Number(part.amount) / whole;
              return (
                <li key={part.currency} class="share">
                  <p>
                    <b>{format.amount(part)}</b>{' '}
                    <span>
                      {format.share(share)} {words.ofPortfolio}
                    </span>
                  </p>
                  <meter min={0} max={1} value={share} aria-label={`${words.exposureUnderAlert} ${part.currency}`} />
                </li>
              );
            })}
          </ul>
        )}
      </Shown>
    </section>
  );
}

/** How soon somebody took note, against what the rules demand. */
export function TimeToAcknowledge({ figures: { portfolio }, words, format }: Props) {
  return (
    <section class="acknowledged">
      <h2>
        {words.timeToAcknowledge} <small>{words.inDays(30)}</small>
      </h2>
      <Shown of={portfolio} words={words}>
        {({ acknowledged }) => (
          <ul>
            {acknowledged.map(({ severity, medianHoursToAcknowledge: median, medianHoursDemanded: demanded }) => (
              <li key={severity} class={median != null && demanded != null && median > demanded ? 'late' : ''}>
                <SeverityMark severity={severity} words={words} />
                <b>{median == null ? words.nobodyAcknowledged : format.duration(median * HOUR_MS)}</b>
                {demanded == null ? null : <span>{words.demanded(format.duration(demanded * HOUR_MS))}</span>}
              </li>
            ))}
          </ul>
        )}
      </Shown>
    </section>
  );
}

export function Units({
  figures: { portfolio },
  units,
  language,
  words,
  format,
}: Props & { units: readonly WallUnit[]; language: Language }) {
  return (
    <section class="units">
      <h2>{words.units}</h2>
      <Shown of={portfolio} words={words}>
        {({ byUnit }) => <UnitBars tree={unitTree(byUnit, units, language)} words={words} format={format} />}
      </Shown>
    </section>
  );
}

function UnitBars({ tree, words, format }: Omit<Props, 'figures'> & { tree: readonly UnitNode[] }) {
  const shown = tree.slice(0, MOST_UNITS);
  const heaviest = Math.max(1, ...shown.map(({ alertWeight }) => alertWeight));
  return (
    <ul>
      {shown.map(({ code, name, depth, alertWeight, clientCount, bySeverity }) => (
        <li key={code} style={{ '--depth': depth }}>
          <span class="name">{name}</span>
          <span class="bar" style={{ width: `${(100 * alertWeight) / heaviest}%` }} />
          <span class="figures">
            {bySeverity
              .filter(({ alertCount }) => alertCount > 0)
              .map(({ severity, alertCount }) => (
                <span key={severity}>
                  <SeverityMark severity={severity} words={words} /> {format.count(alertCount)}
                </span>
              ))}
            {bySeverity.every(({ alertCount }) => alertCount === 0) ? words.clients(format.count(clientCount)) : null}
          </span>
        </li>
      ))}
    </ul>
  );
}

interface WatchedProps extends Props {
  readonly links: Links | null;
  readonly language: Language;
}

/** Who stands in the tier of warning, and where from. */
export function WatchedClients(props: WatchedProps) {
  return (
    <section class="watched">
      <Shown of={props.figures.watched} words={props.words}>
        {(watched) => <WatchedList {...props} watched={watched} />}
      </Shown>
    </section>
  );
}

function WatchedList({ watched, links, language, words, format }: WatchedProps & { readonly watched: Watched }) {
  return (
    <>
      <h2>{words.watched(watched.totalCount)}</h2>
      {watched.nodes.length === 0 ? <p class="nothing">{words.noWatched}</p> : null}
      <ul>
        {watched.nodes.map((client) => (
          <li key={client.id}>
            <span class="name">
              {links === null ? (
                nameOf(client, language)
              ) : (
                <a href={links.client(client.id)}>{nameOf(client, language)}</a>
              )}
            </span>
            <span>
              <Shown of={client.tierHistory} words={words} short>
                {(history) => sinceWhen(history, words, format)}
              </Shown>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

type Watched = NonNullable<WallQuery['watched']>;
type WatchedClient = Watched['nodes'][number];

function sinceWhen(history: NonNullable<WatchedClient['tierHistory']>, words: Words, format: Format): string {
  const last = history
    .filter(({ toTier }) => toTier === 'RISK_WARNING')
    .sort((one, other) => other.occurredAt.localeCompare(one.occurredAt))[0];
  if (last === undefined) return '';
  return `${last.fromTier ? `${words.from(words.tiers[last.fromTier])} · ` : ''}${format.date(last.occurredAt)}`;
}

export function BusiestRules({ figures: { warningRules }, words, format }: Props) {
  return (
    <section class="rules">
      <h2>{words.rules}</h2>
      <Shown of={warningRules} words={words}>
        {(rules) => <RuleBars rules={rules} words={words} format={format} />}
      </Shown>
    </section>
  );
}

type Rules = NonNullable<WallQuery['warningRules']>;

function RuleBars({ rules, words, format }: Omit<Props, 'figures'> & { rules: Rules }) {
  const busiest = rules
    .filter(({ openAlertCount }) => openAlertCount > 0)
    .sort((one, other) => other.openAlertCount - one.openAlertCount)
    .slice(0, MOST_RULES);
  const most = Math.max(1, ...busiest.map(({ openAlertCount }) => openAlertCount));
  return (
    <ul>
      {busiest.map(({ code, name, severity, openAlertCount }) => (
        <li key={code}>
          <span class="name">
            <SeverityMark severity={severity} words={words} /> {name}
          </span>
          <span class="bar" style={{ width: `${(100 * openAlertCount) / most}%` }} />
          <span class="figures">{words.openAlerts(format.count(openAlertCount))}</span>
        </li>
      ))}
    </ul>
  );
}
