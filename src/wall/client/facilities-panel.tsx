import { Panel } from '../desk.tsx';
import { Shown } from '../shown.tsx';
import { wordOf } from './client-words.ts';
import { Amount, Percent, Scroll } from './parts.tsx';
import type { PartProps } from './parts.tsx';

const TROUBLED: ReadonlySet<string> = new Set(['DRAW_STOP', 'RESTRUCTURED', 'WORKOUT', 'DEFAULTED', 'WRITTEN_OFF']);

const OVER: ReadonlySet<string> = new Set(['MATURED', 'CLOSED', 'CANCELLED', 'WRITTEN_OFF']);

export function FacilitiesPanel({ client, desk, own }: PartProps) {
  const { format, words } = desk;
  // What is over stands behind what runs.
  const facilities = [...client.facilities].sort(
    (one, other) => Number(OVER.has(one.status)) - Number(OVER.has(other.status)),
  );
  if (facilities.length === 0)
    return (
      <Panel title={own.facilities}>
        <p class="soft">{own.noFacilities}</p>
      </Panel>
    );
  return (
    <Panel title={own.facilities} class="facilities">
      <Scroll label={own.facilities}>
        <table>
          <thead>
            <tr>
              <th>{own.facility}</th>
              <th>{own.status}</th>
              <th class="number">{own.committed}</th>
              <th class="number">{own.outstanding}</th>
              <th class="number">{own.utilisation}</th>
              <th class="number">{words.daysPastDue}</th>
              <th>{own.maturity}</th>
              <th class="number">{own.loanToValue}</th>
            </tr>
          </thead>
          <tbody>
            {facilities.map((facility) => (
              <tr key={facility.id} class={OVER.has(facility.status) ? 'over' : ''}>
                <td>
                  {wordOf(own.products, facility.product)} <span class="soft">{facility.reference}</span>
                </td>
                <td class={TROUBLED.has(facility.status) ? 'bad' : ''}>{own.facilityStatuses[facility.status]}</td>
                <td class="number">
                  <Amount of={facility.committed} format={format} />
                </td>
                <td class="number">
                  <Amount of={facility.outstanding} format={format} />
                </td>
                <td class="number">
                  <Utilisation value={facility.utilisation.value} />{' '}
                  <Percent of={facility.utilisation} desk={desk} own={own} />
                </td>
                <td class={`number ${facility.daysPastDue > 0 ? 'bad' : ''}`}>{format.count(facility.daysPastDue)}</td>
                <td>{facility.maturesOn == null ? '–' : format.date(facility.maturesOn)}</td>
                <td class="number">
                  <Shown of={facility.loanToValue} words={words} short>
                    {(loanToValue) => <Percent of={loanToValue} desk={desk} own={own} />}
                  </Shown>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Panel>
  );
}

/** The percent beside it says the same. */
function Utilisation({ value }: { value: string | null | undefined }) {
  if (value == null) return null;
  const used = Number(value);
  return (
    <span class={`used ${used > 1 ? 'beyond' : ''}`} aria-hidden="true">
      <i style={{ width: `${Math.min(1, used) * 100}%` }} />
    </span>
  );
}
