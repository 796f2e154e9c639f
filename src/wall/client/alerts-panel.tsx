import { useMemo, useState } from 'preact/hooks';
import { Panel } from '../desk.tsx';
import { SeverityMark } from '../severity.tsx';
import { Shown } from '../shown.tsx';
import { alertTimeline, endOf } from './alert-timeline.ts';
import type { Bar, Tick, TimedAlert } from './alert-timeline.ts';
import type { PartOf, PartProps } from './parts.tsx';

const SHOWN = 15;
/** As many as the page asks for. */
const READ = 50;
/** Behind it there is no room for a date, in percent of the axis. */
const LAST_NAMED = 88;

export function AlertsPanel({ client, desk, own }: PartProps) {
  return (
    <Shown of={client.alerts} words={desk.words} title={own.timeline}>
      {(alerts) => <Timeline alerts={alerts} desk={desk} own={own} />}
    </Shown>
  );
}

function Timeline({ alerts, desk, own }: Omit<PartProps, 'client'> & { readonly alerts: PartOf<'alerts'> }) {
  const { me, format } = desk;
  const [isAll, setAll] = useState(false);
  const { bars, ticks } = useMemo(
    () =>
      alertTimeline(
        alerts.map((alert) => ({ ...alert, closedAt: endOf(alert) })),
        me.businessDate,
      ),
    [alerts, me.businessDate],
  );
  if (bars.length === 0)
    return (
      <Panel title={own.timeline}>
        <p class="soft">{own.noAlertEver}</p>
      </Panel>
    );
  return (
    <Panel
      title={own.timeline}
      hint={alerts.length < READ ? own.timelineHint : `${own.newest(READ)} · ${own.timelineHint}`}
      class="timeline"
    >
      <div class="axis" aria-hidden="true">
        <div>
          {ticks
            .filter(({ left }) => left < LAST_NAMED)
            .map(({ date, left }) => (
              <span key={date} style={{ left: `${left}%` }}>
                {format.date(date)}
              </span>
            ))}
        </div>
      </div>
      <ol>
        {bars.slice(0, isAll ? bars.length : SHOWN).map((bar) => (
          <TimelineRow key={bar.alert.id} bar={bar} ticks={ticks} desk={desk} own={own} />
        ))}
      </ol>
      {bars.length <= SHOWN ? null : (
        <button type="button" onClick={() => setAll(!isAll)}>
          {isAll ? own.showFewer : own.showAll(bars.length)}
        </button>
      )}
    </Panel>
  );
}

interface RowProps extends Pick<PartProps, 'desk' | 'own'> {
  readonly bar: Bar<PartOf<'alerts'>[number] & TimedAlert>;
  readonly ticks: readonly Tick[];
}

/** An alert with the bar of its life. */
function TimelineRow({ bar: { alert, left, width, isOpen }, ticks, desk: { words, format, links }, own }: RowProps) {
  const end = alert.closedAt != null && alert.history !== null ? format.date(alert.closedAt) : words.notShownInShort;
  const raised = format.date(alert.raisedAt);
  const period = alert.closedAt == null ? own.openSince(raised) : own.fromTo(raised, end);
  return (
    <li data-alert={alert.id} title={alert.explanation}>
      <SeverityMark severity={alert.severity} words={words} />
      <div>
        <a href={links.alert(alert.id)}>{alert.rule.name}</a>
        <span class="soft">
          {words.statuses[alert.status]}
          {alert.overdue ? <em class="bad"> · {words.overdue}</em> : null} · {period}
          {alert.facility == null ? '' : ` · ${alert.facility.reference}`}
        </span>
      </div>
      <div class="track">
        {ticks.map(({ date, left: at }) => (
          <i key={date} style={{ left: `${at}%` }} />
        ))}
        <b
          class={`${alert.severity.toLowerCase()} ${isOpen ? '' : 'closed'}`}
          style={{ left: `${left}%`, width: `${width}%` }}
        />
      </div>
    </li>
  );
}
