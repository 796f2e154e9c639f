import './alert.css';
import { useEffect, useState } from 'preact/hooks';
import { AlertPageDocument } from '../../../schema/generated/graphql.ts';
import type { AlertCommand, AlertPageQuery } from '../../../schema/generated/graphql.ts';
import { DeskPage, Panel } from '../desk.tsx';
import type { Desk } from '../desk.tsx';
import { SeverityMark } from '../severity.tsx';
import { Shown } from '../shown.tsx';
import { useLive } from '../use-live.ts';
import { API_LANGUAGES, nameOf } from '../words.ts';
import { ALERT_WORDS } from './alert-words.ts';
import type { AlertWords } from './alert-words.ts';
import { CommandForm } from './command-form.tsx';
import { COMMAND_ORDER } from './commands.ts';
import { newestOfEach } from './crossing.ts';
import { EvidenceTable } from './evidence-table.tsx';
import { IndicatorChart } from './indicator-chart.tsx';

const HOUR_MS = 3_600_000;

type Alert = NonNullable<AlertPageQuery['alert']>;

interface Part {
  readonly desk: Desk;
  readonly words: AlertWords;
  readonly alert: Alert;
}

/** Why an alert is there, what it stands on, what is owed, and what may be done about it. */
export function AlertPage({ desk, id }: { desk: Desk; id: string }) {
  const words = ALERT_WORDS[desk.language];
  // Whose alert it is tells the first reading; the stream then tells what happens to it.
  const [clientId, setClientId] = useState<string | null>(null);
  const { data, state, problem, reread } = useLive<AlertPageQuery>(
    desk.clc,
    AlertPageDocument,
    { id, language: API_LANGUAGES[desk.language] },
    clientId === null ? null : { clientId },
  );
  useEffect(() => setClientId(data?.alert?.client.id ?? null), [data]);
  if (data === null)
    return (
      <DeskPage desk={desk} title={desk.words.alert} state={state}>
        <p role="status">{problem ?? desk.words.connecting}</p>
      </DeskPage>
    );
  const { alert } = data;
  if (alert == null)
    return (
      <DeskPage desk={desk} title={desk.words.alert} state={state}>
        <p role="alert">{words.unknown}</p>
      </DeskPage>
    );
  const part: Part = { desk, words, alert };
  const turn = `${alert.evidenceCount} ${alert.lastEvidenceAt}`;
  return (
    <DeskPage desk={desk} title={`${nameOf(alert.client, desk.language)}: ${alert.rule.name}`} state={state}>
      {problem === null ? null : (
        <p role="alert" class="bad">
          {problem}
        </p>
      )}
      <div class="alert-page">
        <div>
          <Why {...part} />
          <Panel title={words.history}>
            {newestOfEach(alert.evidence).map((evidence) => (
              <IndicatorChart
                key={evidence.indicator.code}
                desk={desk}
                words={words}
                evidence={evidence}
                clientId={alert.client.id}
                facilityId={alert.facility?.id ?? null}
                turn={turn}
              />
            ))}
          </Panel>
          <Panel
            title={words.evidence}
            hint={words.evidenceCount(desk.format.count(alert.evidence.length), desk.format.count(alert.evidenceCount))}
          >
            <EvidenceTable evidence={alert.evidence} desk={desk} words={words} />
          </Panel>
        </div>
        <div>
          <Commands {...part} reread={reread} />
          <Response {...part} />
          <Facts {...part} />
          <Undertaken {...part} />
          <Events {...part} />
        </div>
      </div>
    </DeskPage>
  );
}

function Why({ desk: { words: shared }, words, alert }: Part) {
  return (
    <section class={`panel why ${alert.severity.toLowerCase()}`}>
      <p class="severity">
        <SeverityMark severity={alert.severity} words={shared} /> <b>{shared.severities[alert.severity]}</b>
        <span class="tag">{shared.statuses[alert.status]}</span>
        {alert.overdue ? <span class="bad">{shared.overdue}</span> : null}
      </p>
      <h2>{words.why}</h2>
      <p class="explanation">{alert.explanation}</p>
      <p class="soft">{alert.rule.description}</p>
      <h2>{words.toClear}</h2>
      <p>{alert.conditionCleared ? words.cleared : alert.toClear}</p>
    </section>
  );
}

function Commands({ desk, words, alert, reread }: Part & { reread: () => Promise<void> }) {
  const [command, setCommand] = useState<AlertCommand | null>(null);
  const isAnythingOpen = (alert.actions ?? []).some(({ completedAt }) => completedAt == null);
  const allowed = COMMAND_ORDER.filter(
    (one) => alert.allowedCommands.includes(one) && (one !== 'COMPLETE_ACTION' || isAnythingOpen),
  );
  return (
    <Panel title={words.actions} class="commands">
      {allowed.length === 0 ? <p class="soft">{words.nothingToDo}</p> : null}
      <p class="buttons">
        {allowed.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === command}
            onClick={() => setCommand(one === command ? null : one)}
          >
            {words.commands[one]}
          </button>
        ))}
      </p>
      {command === null ? null : (
        <CommandForm
          key={command}
          desk={desk}
          words={words}
          alert={alert}
          command={command}
          onDone={(carriedOut) => {
            setCommand((now) => (now === command ? null : now));
            if (carriedOut) void reread();
          }}
        />
      )}
    </Panel>
  );
}

function Response({ desk: { format }, words, alert: { response, dueAt, overdue } }: Part) {
  return (
    <Panel title={words.response}>
      {response == null ? (
        <p class="soft">{words.noResponse}</p>
      ) : (
        <>
          <p>{response.action}</p>
          <p class="soft">
            {words.respondWithin(
              words.duties[response.duty] ?? response.duty,
              format.duration(response.withinHours * HOUR_MS),
            )}
          </p>
          {dueAt == null ? null : (
            <p>
              {words.due}: <b class={overdue ? 'bad' : ''}>{format.moment(dueAt)}</b>
            </p>
          )}
        </>
      )}
    </Panel>
  );
}

function Facts({ desk: { format, links, language, words: shared }, words, alert }: Part) {
  const { client, facility, rule } = alert;
  const facts = [
    [words.client, <a href={links.client(client.id)}>{nameOf(client, language)}</a>],
    [
      words.facility,
      facility == null ? null : `${facility.reference} · ${facility.product.replaceAll('_', ' ').toLowerCase()}`,
    ],
    [shared.unit, nameOf(client.unit, language)],
    [shared.industry, client.industry == null ? null : nameOf(client.industry, language)],
    [shared.manager, client.relationshipManager?.name],
    [shared.tier, shared.tiers[client.tier]],
    [words.rule, `${rule.name} (${rule.code}, v${rule.version})`],
    [words.raised, format.moment(alert.raisedAt)],
    [words.assignee, alert.assignee?.name ?? words.nobody],
    [words.snoozedUntil, alert.snoozedUntil == null ? null : format.date(alert.snoozedUntil)],
    [words.resolution, alert.resolution],
    [words.falsePositive, alert.falsePositiveReason],
  ] as const;
  return (
    <Panel title={words.facts}>
      <dl>{facts.flatMap(([name, value]) => (value == null ? [] : [<dt key={name}>{name}</dt>, <dd>{value}</dd>]))}</dl>
    </Panel>
  );
}

function Undertaken({ desk, words, alert }: Part) {
  return (
    <Panel title={words.undertaken}>
      <Shown of={alert.actions} words={desk.words}>
        {(actions) => <Actions actions={actions} desk={desk} words={words} />}
      </Shown>
    </Panel>
  );
}

function Actions({
  actions,
  desk: { format },
  words,
}: Omit<Part, 'alert'> & { readonly actions: NonNullable<Alert['actions']> }) {
  return (
    <>
      {actions.length === 0 ? <p class="soft">{words.nothingUndertaken}</p> : null}
      <ul class="undertaken">
        {actions.map((action) => (
          <li key={action.id}>
            <b>
              {action.completedAt == null ? '☐' : '☑'} {action.description}
            </b>
            <p class="soft">
              {[
                action.owner?.name,
                words.dueOn(format.date(action.dueOn)),
                action.completedAt == null ? null : words.doneOn(format.date(action.completedAt)),
                action.outcome,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

function Events({ desk, words, alert }: Part) {
  return (
    <Panel title={words.events}>
      <Shown of={alert.history} words={desk.words}>
        {(history) => <Entries history={history} desk={desk} words={words} />}
      </Shown>
    </Panel>
  );
}

function Entries({
  history,
  desk: { format, words: shared },
  words,
}: Omit<Part, 'alert'> & { readonly history: NonNullable<Alert['history']> }) {
  return (
    <ol class="events">
      {history.map((entry, index) => (
        <li key={history.length - index}>
          <b>{words.kinds[entry.kind]}</b> <span>{entry.actor?.name ?? words.system}</span>{' '}
          <time dateTime={entry.occurredAt}>{format.moment(entry.occurredAt)}</time>
          <p class="soft">
            {entry.fromStatus == null || entry.fromStatus === entry.toStatus
              ? null
              : `${shared.statuses[entry.fromStatus]} → ${shared.statuses[entry.toStatus]}`}
          </p>
          {entry.note ? <p>{entry.note}</p> : null}
        </li>
      ))}
    </ol>
  );
}
