import { useMemo, useState } from 'preact/hooks';
import type { StatementBasis } from '../../../schema/generated/graphql.ts';
import { Panel } from '../desk.tsx';
import { Shown } from '../shown.tsx';
import { Scroll } from './parts.tsx';
import type { PartOf, PartProps } from './parts.tsx';
import { DIVISORS, statementTable } from './statement-table.ts';
import type { Scale, StatementCell } from './statement-table.ts';

export function StatementsPanel({ client: { consolidated, separate }, desk, own }: PartProps) {
  const byBasis =
    consolidated === null || separate === null ? null : { CONSOLIDATED: consolidated, SEPARATE: separate };
  return (
    <Shown of={byBasis} words={desk.words} title={own.statements}>
      {(shown) => <Statements byBasis={shown} desk={desk} own={own} />}
    </Shown>
  );
}

interface StatementsProps extends Omit<PartProps, 'client'> {
  readonly byBasis: Readonly<Record<StatementBasis, PartOf<'consolidated'>>>;
}

function Statements({ byBasis, desk, own }: StatementsProps) {
  const bases = (['CONSOLIDATED', 'SEPARATE'] as const).filter((each) => byBasis[each].length > 0);
  const [chosen, choose] = useState<StatementBasis | null>(null);
  const basis = chosen ?? bases[0];
  const statements = basis === undefined ? [] : byBasis[basis];
  const table = useMemo(() => statementTable(statements), [statements]);
  if (basis === undefined)
    return (
      <Panel title={own.statements}>
        <p class="soft">{own.noStatements}</p>
      </Panel>
    );
  return (
    <Panel
      title={own.statements}
      hint={`${own.bases[basis]} · ${own.scales[table.scale]} · * ${own.derived}`}
      class="statements"
    >
      {bases.length < 2 ? null : (
        <div class="bases" role="group" aria-label={own.basisChoice}>
          {bases.map((each) => (
            <button key={each} type="button" aria-pressed={each === basis} onClick={() => choose(each)}>
              {own.bases[each]}
            </button>
          ))}
        </div>
      )}
      <Scroll label={own.statements}>
        <table>
          <thead>
            <tr>
              <th>{own.line}</th>
              {statements.map(({ id, periodEnd, periodMonths, currency, auditOpinion, version }) => (
                <th key={id} class="number" scope="col">
                  {desk.format.date(periodEnd)}
                  <small>
                    {own.months(periodMonths)} · {currency}
                  </small>
                  <small class={BAD_OPINIONS.has(auditOpinion) ? 'bad' : ''}>{own.opinions[auditOpinion]}</small>
                  {version === 1 ? null : <small>{own.versionOf(version)}</small>}
                </th>
              ))}
            </tr>
          </thead>
          {table.sections.map(({ section, rows }) => (
            <tbody key={section}>
              <tr>
                <th class="section" scope="rowgroup" colSpan={statements.length + 1}>
                  {own.sections[section]}
                </th>
              </tr>
              {rows.map(({ code, name, cells }) => (
                <tr key={code} class={TOTALS.has(code) ? 'sum' : ''}>
                  <th scope="row">{name}</th>
                  {cells.map((cell, index) => (
                    <td key={statements[index]!.id} class={`number ${cell !== null && cell.value < 0 ? 'below' : ''}`}>
                      <Figure cell={cell} scale={table.scale} desk={desk} own={own} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </Scroll>
    </Panel>
  );
}

const BAD_OPINIONS: ReadonlySet<string> = new Set(['QUALIFIED', 'ADVERSE', 'DISCLAIMER']);
const TOTALS: ReadonlySet<string> = new Set([
  'revenue',
  'ebitda',
  'net_income',
  'current_assets',
  'total_assets',
  'current_liabilities',
  'total_liabilities',
  'equity',
  'operating_cash_flow',
  'investing_cash_flow',
  'financing_cash_flow',
  'net_change_in_cash',
]);

function Figure({
  cell,
  scale,
  desk: { words },
  own,
}: { cell: StatementCell | null; scale: Scale } & Pick<PartProps, 'desk' | 'own'>) {
  if (cell === null) return <>–</>;
  // As many places in every row, so that they stand under each other.
  const places = scale === 'MILLIONS' ? 1 : 0;
  const figure = new Intl.NumberFormat(words.locale, {
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  }).format(cell.value / DIVISORS[scale]);
  return cell.derived ? (
    <span class="derived" title={own.derived}>
      {figure} *
    </span>
  ) : (
    <>{figure}</>
  );
}
