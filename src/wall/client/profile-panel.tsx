import { Panel } from '../desk.tsx';
import { Shown } from '../shown.tsx';
import { nameOf } from '../words.ts';
import { Amount } from './parts.tsx';
import type { PartOf, PartProps } from './parts.tsx';

export function ProfilePanel({ client, refused, desk, own }: PartProps & { readonly refused: ReadonlySet<string> }) {
  const { words } = desk;
  return (
    <Panel title={own.profile} class="profile">
      <div class="columns">
        <Facts client={client} refused={refused} desk={desk} own={own} />
        <div>
          <h3>{own.exposure}</h3>
          <Shown of={client.exposures} words={words}>
            {(exposures) => <Exposures exposures={exposures} desk={desk} own={own} />}
          </Shown>
          <h3>{own.history}</h3>
          <History client={client} desk={desk} />
        </div>
        <div>
          <h3>{own.management}</h3>
          <Shown of={client.management} words={words}>
            {(management) => <Management management={management} desk={desk} own={own} />}
          </Shown>
        </div>
      </div>
    </Panel>
  );
}

function Facts({
  client,
  refused,
  desk: { language, words },
  own,
}: PartProps & { readonly refused: ReadonlySet<string> }) {
  const country =
    client.country == null
      ? '–'
      : (new Intl.DisplayNames(words.locale, { type: 'region' }).of(client.country) ?? client.country);
  const scheme =
    client.registrationScheme == null || client.registrationScheme === 'OTHER' ? '' : ` (${client.registrationScheme})`;
  const otherName = language === 'zh' ? (client.localName == null ? null : client.name) : client.localName;
  return (
    <dl>
      <dt>{own.otherName}</dt>
      <dd lang={language === 'zh' ? 'en' : undefined}>{otherName ?? '–'}</dd>
      <dt>{words.reference}</dt>
      <dd>{client.reference}</dd>
      <dt>{own.registration}</dt>
      <dd>
        <Shown of={refused.has('client.registrationId') ? null : (client.registrationId ?? '')} words={words} short>
          {(registrationId) => (registrationId === '' ? '–' : `${registrationId}${scheme}`)}
        </Shown>
      </dd>
      <dt>{words.segment}</dt>
      <dd>{words.segments[client.segment]}</dd>
      <dt>{words.unit}</dt>
      <dd>
        {nameOf(client.unit, language)} <span class="soft">{client.unit.code}</span>
      </dd>
      <dt>{words.industry}</dt>
      <dd>
        {client.industry == null ? (
          words.noIndustry
        ) : (
          <>
            {nameOf(client.industry, language)} <span class="soft">{client.industry.code}</span>
          </>
        )}
      </dd>
      <dt>{own.country}</dt>
      <dd>{country}</dd>
      <dt>{words.manager}</dt>
      <dd>{client.relationshipManager?.name ?? '–'}</dd>
      <dt>{words.stage}</dt>
      <dd>
        <span class="tag">{words.stages[client.stage]}</span>
      </dd>
      <dt>{words.tier}</dt>
      <dd>
        <span class={`tag ${client.tier === 'RISK_WARNING' ? 'bad' : ''}`}>{words.tiers[client.tier]}</span>
      </dd>
    </dl>
  );
}

function Exposures({
  exposures,
  desk: { format },
  own,
}: Omit<PartProps, 'client'> & { readonly exposures: PartOf<'exposures'> }) {
  if (exposures.length === 0) return <p class="soft">{own.noExposure}</p>;
  return (
    <table>
      <thead>
        <tr>
          <th>{own.currency}</th>
          <th class="number">{own.gross}</th>
          <th class="number">{own.net}</th>
          <th class="number">{own.drawn}</th>
          <th class="number">{own.undrawn}</th>
        </tr>
      </thead>
      <tbody>
        {exposures.map(({ currency, gross, net, drawn, undrawn }) => (
          <tr key={currency}>
            <td>{currency}</td>
            {[gross, net, drawn, undrawn].map((amount, index) => (
              <td key={index} class="number">
                <Amount of={amount} format={format} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const MOST_CHANGES = 6;

function History({ client: { stageHistory, tierHistory }, desk }: Pick<PartProps, 'client' | 'desk'>) {
  const hidden = [
    ...(stageHistory === null ? [desk.words.stage] : []),
    ...(tierHistory === null ? [desk.words.tier] : []),
  ];
  return (
    <>
      <Changes stages={stageHistory ?? []} tiers={tierHistory ?? []} desk={desk} />
      {hidden.map((what) => (
        <p key={what} class="soft">
          {what}:{' '}
          <Shown of={null} words={desk.words} short>
            {() => null}
          </Shown>
        </p>
      ))}
    </>
  );
}

interface ChangesProps extends Pick<PartProps, 'desk'> {
  readonly stages: PartOf<'stageHistory'>;
  readonly tiers: PartOf<'tierHistory'>;
}

function Changes({ stages, tiers, desk: { format, words } }: ChangesProps) {
  const changes = [
    ...stages.map(({ fromStage, toStage, occurredAt }) => ({
      occurredAt,
      what: words.stage,
      from: fromStage == null ? null : words.stages[fromStage],
      to: words.stages[toStage],
      reason: null,
    })),
    ...tiers.map(({ fromTier, toTier, occurredAt, reason }) => ({
      occurredAt,
      what: words.tier,
      from: fromTier == null ? null : words.tiers[fromTier],
      to: words.tiers[toTier],
      reason,
    })),
  ].sort((one, other) => Date.parse(other.occurredAt) - Date.parse(one.occurredAt));
  return (
    <ul class="history">
      {changes.slice(0, MOST_CHANGES).map(({ occurredAt, what, from, to, reason }, index) => (
        <li key={index}>
          <time class="soft" dateTime={occurredAt}>
            {format.date(occurredAt)}
          </time>
          <span>
            {what} {from === null ? null : <>{from} → </>}
            <b>{to}</b>
            {reason == null ? null : <small> {reason}</small>}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Management({
  management,
  desk: { format },
  own,
}: Omit<PartProps, 'client'> & { readonly management: PartOf<'management'> }) {
  if (management.length === 0) return <p class="soft">{own.noManagement}</p>;
  return (
    <ul class="people">
      {management.map(({ id, name, position, keyPerson, since, until }) => (
        <li key={id}>
          <b>{name}</b> {keyPerson ? <span class="tag">{own.keyPerson}</span> : null}
          <div class="soft">
            {position}
            {until == null
              ? since == null
                ? ''
                : `, ${own.since(format.date(since))}`
              : `, ${own.until(format.date(until))}`}
          </div>
        </li>
      ))}
    </ul>
  );
}
