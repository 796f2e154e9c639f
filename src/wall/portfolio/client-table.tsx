import type { ClientOrder } from '../../../schema/generated/graphql.ts';
import type { Desk } from '../desk.tsx';
import { capitalised } from '../format.ts';
import { SeverityMark } from '../severity.tsx';
import { Shown } from '../shown.tsx';
import { nameOf } from '../words.ts';
import { alertCounts, mayHaveMoreAlerts, worstDaysPastDue } from './client-row.ts';
import type { ListedClient } from './client-row.ts';
import type { PortfolioWords } from './portfolio-words.ts';
import type { Keys } from './use-keys.ts';

interface Props {
  readonly desk: Desk;
  readonly own: PortfolioWords;
  readonly clients: readonly ListedClient[];
  readonly order: ClientOrder;
  readonly isCurrent: boolean;
  readonly keys: Keys;
  readonly onOrder: (order: ClientOrder) => void;
}

/** By which orders a column sorts, the first press first. */
const NAME_ORDERS = ['NAME_ASC', 'NAME_DESC'] as const;
const REFERENCE_ORDERS = ['REFERENCE_ASC'] as const;
const ALERT_ORDERS = ['ALERT_WEIGHT_DESC'] as const;

export function ClientTable({ desk, own, clients, order, isCurrent, keys, onOrder }: Props) {
  const { words } = desk;
  const sorted = { order, onOrder };
  return (
    <div class="scroll">
      <table class="clients" aria-busy={!isCurrent}>
        <thead>
          <tr>
            <SortedTitle title={own.name} orders={NAME_ORDERS} {...sorted} />
            <SortedTitle title={words.reference} orders={REFERENCE_ORDERS} {...sorted} />
            <th scope="col">{words.unit}</th>
            <th scope="col">{words.industry}</th>
            <th scope="col">{words.segment}</th>
            <th scope="col">{words.stage}</th>
            <th scope="col">{words.tier}</th>
            <th scope="col">{words.manager}</th>
            <th scope="col" class="number">
              {own.exposure}
            </th>
            <th scope="col" class="number">
              {words.daysPastDue}
            </th>
            <SortedTitle title={own.openAlerts} orders={ALERT_ORDERS} {...sorted} />
          </tr>
        </thead>
        <tbody ref={keys.body}>
          {clients.map((client) => (
            <ClientRow
              key={client.id}
              desk={desk}
              own={own}
              client={client}
              isSelected={client.id === keys.selectedId}
              onSelect={keys.select}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SortedTitle({
  title,
  orders,
  order,
  onOrder,
}: {
  title: string;
  orders: readonly ClientOrder[];
  order: ClientOrder;
  onOrder: (order: ClientOrder) => void;
}) {
  const at = orders.indexOf(order);
  const isDown = order.endsWith('_DESC');
  return (
    <th scope="col" aria-sort={at < 0 ? 'none' : isDown ? 'descending' : 'ascending'}>
      <button type="button" class="sort" onClick={() => onOrder(orders[(at + 1) % orders.length]!)}>
        {title}
        <span aria-hidden="true">{at < 0 ? '↕' : isDown ? '↓' : '↑'}</span>
      </button>
    </th>
  );
}

function ClientRow({
  desk: { words, language, format, links },
  own,
  client,
  isSelected,
  onSelect,
}: {
  desk: Desk;
  own: PortfolioWords;
  client: ListedClient;
  isSelected: boolean;
  onSelect: (id: string) => void;
}) {
  const daysPastDue = worstDaysPastDue(client);
  return (
    <tr class={isSelected ? 'selected' : ''}>
      <th scope="row">
        <a href={links.client(client.id)} tabIndex={isSelected ? 0 : -1} onFocus={() => onSelect(client.id)}>
          {nameOf(client, language)}
        </a>
      </th>
      <td class="reference">{client.reference}</td>
      <td>{nameOf(client.unit, language)}</td>
      <td>{client.industry == null ? '–' : nameOf(client.industry, language)}</td>
      <td>{words.segments[client.segment]}</td>
      <td>{capitalised(words.stages[client.stage])}</td>
      <td class={client.tier === 'RISK_WARNING' ? 'bad' : ''}>{capitalised(words.tiers[client.tier])}</td>
      <td>{client.relationshipManager?.name ?? '–'}</td>
      <td class="number">
        <Shown of={client.exposures} words={words} short>
          {(exposures) =>
            exposures.length === 0
              ? '–'
              : exposures.map(({ net }) => (
                  <div key={net.currency} title={`${net.currency} ${format.figure(net.amount)}`}>
                    {format.amount(net)}
                  </div>
                ))
          }
        </Shown>
      </td>
      <td class={`number ${daysPastDue !== null && daysPastDue > 0 ? 'bad' : ''}`}>
        {daysPastDue === null ? '–' : format.count(daysPastDue)}
      </td>
      <td class="open-alerts">
        <Shown of={client.alerts} words={words} short>
          {(alerts) =>
            alerts.length === 0 ? (
              <span class="soft">{own.noAlerts}</span>
            ) : (
              alertCounts(alerts).map(({ severity, count }) => (
                <span key={severity}>
                  <SeverityMark severity={severity} words={words} /> {format.count(count)}
                  {mayHaveMoreAlerts(alerts) ? '+' : ''}
                </span>
              ))
            )
          }
        </Shown>
      </td>
    </tr>
  );
}
