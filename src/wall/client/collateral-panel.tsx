import { Panel } from '../desk.tsx';
import { Shown } from '../shown.tsx';
import { Amount, Percent, Scroll } from './parts.tsx';
import type { PartOf, PartProps } from './parts.tsx';

const DAY_MS = 86_400_000;
const DAYS_A_MONTH = 30.44;
const TROUBLED: ReadonlySet<string> = new Set(['REVALUATION_DUE', 'SHORTFALL', 'ENFORCING']);

export function CollateralPanel({ client, desk, own }: PartProps) {
  return (
    <Shown of={client.collateral} words={desk.words} title={own.collateral}>
      {(collateral) => <CollateralTable collateral={collateral} desk={desk} own={own} />}
    </Shown>
  );
}

function CollateralTable({
  collateral,
  desk,
  own,
}: Omit<PartProps, 'client'> & { readonly collateral: PartOf<'collateral'> }) {
  const { format } = desk;
  if (collateral.length === 0)
    return (
      <Panel title={own.collateral}>
        <p class="soft">{own.noCollateral}</p>
      </Panel>
    );
  return (
    <Panel title={own.collateral} class="collateral">
      <Scroll label={own.collateral}>
        <table>
          <thead>
            <tr>
              <th>{own.kind}</th>
              <th>{own.description}</th>
              <th>{own.status}</th>
              <th class="number">{own.loanToValue}</th>
              <th class="number">{own.valuation}</th>
              <th>{own.valuedOn}</th>
              <th>{own.valuationAge}</th>
            </tr>
          </thead>
          <tbody>
            {collateral.map(
              ({ id, reference, kind, description, status, loanToValue, latestValuation, valuationIsStale }) => (
                <tr key={id}>
                  <td>
                    {own.collateralKinds[kind]} <span class="soft">{reference}</span>
                  </td>
                  <td>{description}</td>
                  <td class={TROUBLED.has(status) ? 'bad' : ''}>{own.collateralStatuses[status]}</td>
                  <td class="number">
                    <Percent of={loanToValue} desk={desk} own={own} />
                  </td>
                  <td class="number">
                    {latestValuation == null ? '–' : <Amount of={latestValuation.value} format={format} />}
                  </td>
                  <td>{latestValuation == null ? '–' : format.date(latestValuation.valuedOn)}</td>
                  <td>
                    <Age
                      valuedOn={latestValuation?.valuedOn}
                      isStale={valuationIsStale === true}
                      desk={desk}
                      own={own}
                    />
                  </td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      </Scroll>
    </Panel>
  );
}

function Age({
  valuedOn,
  isStale,
  desk: { me, format },
  own,
}: { valuedOn: string | undefined; isStale: boolean } & Pick<PartProps, 'desk' | 'own'>) {
  if (valuedOn === undefined) return <span class="bad">{own.neverValued}</span>;
  const days = Math.max(0, Math.round((Date.parse(me.businessDate) - Date.parse(valuedOn)) / DAY_MS));
  const months = Math.floor(days / DAYS_A_MONTH);
  return (
    <span class={isStale ? 'bad' : ''}>
      {months < 2 ? own.days(format.count(days)) : own.months(months)}
      {isStale ? ` · ${own.stale}` : ''}
    </span>
  );
}
