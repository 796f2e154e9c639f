import './portfolio.css';
import { useState } from 'preact/hooks';
import { PortfolioChoicesDocument, PortfolioPageDocument } from '../../../schema/generated/graphql.ts';
import type { PortfolioChoicesQuery, PortfolioPageQuery } from '../../../schema/generated/graphql.ts';
import { DeskPage } from '../desk.tsx';
import type { Desk } from '../desk.tsx';
import { linksOf } from '../route.ts';
import { useLive } from '../use-live.ts';
import { ClientTable } from './client-table.tsx';
import { ExportButton } from './export-button.tsx';
import { Filters } from './filters.tsx';
import { Pager } from './pager.tsx';
import { FIRST_PAGE, isNarrowed, readView, signalsOf, variablesOf, writeView } from './portfolio-view.ts';
import type { Choices, View } from './portfolio-view.ts';
import { PORTFOLIO_WORDS } from './portfolio-words.ts';
import type { PortfolioWords } from './portfolio-words.ts';
import { useKeys } from './use-keys.ts';

export function PortfolioPage({ desk }: { desk: Desk }) {
  const own = PORTFOLIO_WORDS[desk.language];
  const { data, problem } = useLive<PortfolioChoicesQuery>(desk.clc, PortfolioChoicesDocument, {}, null);
  if (data !== null) return <Portfolio desk={desk} own={own} choices={data} />;
  return (
    <DeskPage desk={desk} title={desk.words.portfolio} state={null}>
      <p class={problem === null ? 'soft' : 'problem'} role="status">
        {problem ?? own.reading}
      </p>
    </DeskPage>
  );
}

interface PortfolioProps {
  readonly desk: Desk;
  readonly own: PortfolioWords;
  readonly choices: Choices;
}

type Change = (over: Partial<View>) => void;
type Clients = NonNullable<PortfolioPageQuery['clients']>;

function Portfolio({ desk, own, choices }: PortfolioProps) {
  const units = choices.organisationUnits.nodes;
  const [view, change] = useView(choices);
  const { data, problem, isForbidden, state, isCurrent } = useLive<PortfolioPageQuery>(
    desk.clc,
    PortfolioPageDocument,
    { ...variablesOf(view, units) },
    signalsOf(view, units),
  );
  const clients = data?.clients ?? null;
  const isEmptied =
    isCurrent && clients !== null && clients.nodes.length === 0 && clients.totalCount > 0 && view.page > 1;
  if (isEmptied) queueMicrotask(() => change({}));
  const turns = isCurrent && clients !== null ? turnsOf(view, clients, change) : NO_TURNS;
  const keys = useKeys({
    clients: clients?.nodes ?? [],
    isCurrent,
    ...turns,
    open: (id) => location.assign(desk.links.client(id)),
  });
  return (
    <DeskPage desk={{ ...desk, links: linksOf(location) }} title={desk.words.portfolio} state={state}>
      <section class="panel portfolio">
        <Filters
          own={own}
          words={desk.words}
          language={desk.language}
          choices={choices}
          view={view}
          search={keys.search}
          onChange={change}
        />
        <Summary desk={desk} own={own} choices={choices} view={view} total={isCurrent ? clients?.totalCount : null} />
        {problem === null ? null : (
          <p class="problem" role="alert">
            {problem}{' '}
            {view.page > 1 ? (
              <button type="button" onClick={() => change({})}>
                {own.firstPage}
              </button>
            ) : null}
            {isForbidden && view.order !== 'NAME_ASC' ? (
              <button type="button" onClick={() => change({ order: 'NAME_ASC' })}>
                {own.orders.NAME_ASC}
              </button>
            ) : null}
          </p>
        )}
        {clients === null ? null : clients.totalCount === 0 && isCurrent ? (
          <Nothing own={own} isNarrowed={isNarrowed(view)} />
        ) : (
          <>
            <ClientTable
              desk={desk}
              own={own}
              clients={clients.nodes}
              order={view.order}
              isCurrent={isCurrent}
              keys={keys}
              onOrder={(order) => change({ order })}
            />
            <Pager own={own} format={desk.format} page={view.page} total={clients.totalCount} {...turns} />
          </>
        )}
      </section>
    </DeskPage>
  );
}

/** What the address asks for, and how to ask for something else. */
function useView(choices: Choices): readonly [View, Change] {
  const [view, setView] = useState<View>(() => readView(location.search, choices));
  const change: Change = (over) => {
    // Upon the address, which is ahead of what is drawn: one choice may follow another before that.
    const next = { ...readView(location.search, choices), ...FIRST_PAGE, ...over };
    history.replaceState(history.state, '', `${location.pathname}${writeView(next, location.search)}`);
    setView(next);
  };
  return [view, change];
}

/** To the pages beside this one; null where there is none. */
interface Turns {
  readonly previous: (() => void) | null;
  readonly next: (() => void) | null;
}

const NO_TURNS: Turns = { previous: null, next: null };

function turnsOf({ page }: View, { pageInfo }: Clients, change: Change): Turns {
  return {
    previous: page === 1 ? null : () => change(page === 2 ? {} : { page: page - 1, before: pageInfo.startCursor }),
    next: pageInfo.hasNextPage ? () => change({ page: page + 1, after: pageInfo.endCursor }) : null,
  };
}

/** How many there are, the keys that work on the list, and the way to take it along. */
function Summary({
  desk,
  own,
  choices,
  view,
  total,
}: PortfolioProps & { view: View; /** Null until it has been read. */ total: number | null | undefined }) {
  return (
    <div class="above">
      <p class="total" role="status">
        {total == null ? own.reading : <b>{own.found(desk.format.count(total))}</b>}
      </p>
      <p class="keys soft">
        {own.keys.map(([key, meaning]) => (
          <span key={key}>
            <kbd>{key}</kbd> {meaning}
          </span>
        ))}
      </p>
      <ExportButton
        key={writeView({ ...view, ...FIRST_PAGE }, '')}
        desk={desk}
        own={own}
        view={view}
        units={choices.organisationUnits.nodes}
      />
    </div>
  );
}

function Nothing({ own, isNarrowed: narrowed }: { own: PortfolioWords; isNarrowed: boolean }) {
  return narrowed ? (
    <div class="none">
      <p>
        <b>{own.nothing}</b>
      </p>
      <p class="soft">{own.widen}</p>
    </div>
  ) : (
    <div class="none">
      <p>
        <b>{own.emptyBook}</b>
      </p>
    </div>
  );
}
