import { useMemo, useRef } from 'preact/hooks';
import type { AlertFilter, PortfolioPageQuery, PortfolioPageQueryVariables } from '../../../schema/generated/graphql.ts';
import type { ClcClient } from '../../client/clc-client.ts';
import type { Persisted } from '../persisted.ts';
import { useLive } from '../use-live.ts';
import type { Live } from '../use-live.ts';

interface Answer extends Live<PortfolioPageQuery> {
  /** Whether the data is of these variables, not of those before: no page may be turned by another list's cursor. */
  readonly isCurrent: boolean;
}

/** The answer of a query, live, and whether it is that of what is asked now. */
export function useAnswer(clc: ClcClient, document: Persisted, variables: PortfolioPageQueryVariables, filter: AlertFilter): Answer {
  const [telling, asked] = useMemo(() => {
    const variablesOf = new WeakMap<object, string>();
    const query: ClcClient['query'] = async (operation, given) => {
      const answer = await clc.query<any, any>(operation, given);
      variablesOf.set(answer, JSON.stringify(given));
      return answer;
    };
    return [{ ...clc, query }, variablesOf] as const;
  }, [clc]);
  const live = useLive<PortfolioPageQuery>(telling, document, { ...variables }, filter);
  // A stream stops only where another takes its place: no reason to dim the page between two of its own pages.
  const state = useRef(live.state);
  if (live.state.kind !== 'stopped') state.current = live.state;
  return { ...live, state: state.current, isCurrent: live.data !== null && asked.get(live.data) === JSON.stringify(variables) };
}
