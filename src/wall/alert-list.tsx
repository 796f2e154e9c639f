import type { WallAlert } from './board.ts';
import type { Format } from './format.ts';
import type { Links } from './route.ts';
import { SeverityMark } from './severity.tsx';
import { useNow } from './use-now.ts';
import { nameOf } from './words.ts';
import type { Language, Words } from './words.ts';

const FRESH_MS = 15_000;

interface Props {
  readonly alerts: readonly WallAlert[];
  /** Null where nobody may open an alert. */
  readonly links: Links | null;
  readonly language: Language;
  readonly words: Words;
  readonly format: Format;
}

export function AlertList({ alerts, links, language, words, format }: Props) {
  const now = useNow();
  if (alerts.length === 0) return <p class="nothing">{words.noAlerts}</p>;
  return (
    <ol class="alerts">
      {alerts.map((alert) => {
        const ageMs = now - Date.parse(alert.recordedAt);
        return (
          <li
            key={alert.id}
            data-alert={alert.id}
            class={`${alert.severity.toLowerCase()} ${ageMs < FRESH_MS ? 'fresh' : ''}`}
          >
            <SeverityMark severity={alert.severity} words={words} />
            <div>
              <h3>
                <span class="name">
                  {links === null ? (
                    nameOf(alert.client, language)
                  ) : (
                    <a href={links.alert(alert.id)}>{nameOf(alert.client, language)}</a>
                  )}
                </span>
                <time dateTime={alert.recordedAt}>{format.duration(ageMs)}</time>
              </h3>
              <p class="why">{alert.explanation}</p>
              <p class="about">
                <b>{words.severities[alert.severity]}</b> · {alert.rule.name} · {nameOf(alert.client.unit, language)}
                {' · '}
                {words.statuses[alert.status]}
                {alert.overdue ? <em> · {words.overdue}</em> : null}
              </p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
