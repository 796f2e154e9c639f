import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ClcError } from '../client/clc-client.ts';
import type { ClcClient, StreamState } from '../client/clc-client.ts';
import { AlertCursorDocument, AlertSignalsDocument } from '../../schema/generated/graphql.ts';
import type { AlertCursorQuery, AlertFilter } from '../../schema/generated/graphql.ts';
import { idOf } from './persisted.ts';
import type { Persisted } from './persisted.ts';
import { cursorOf, read } from './read.ts';
import type { Answer } from './read.ts';

/** Several events at once cost one reading. */
const READ_AFTER_MS = 400;
const RETRY_MS = 2_000;
const NOTHING: ReadonlySet<string> = new Set();

export interface Live<Result> {
  /** Null until it has been read. */
  readonly data: Result | null;
  /** What of it the reader's duties did not show. */
  readonly refused: Answer<Result>['refused'];
  /** Whether the data is the answer to these variables, not to those before. */
  readonly isCurrent: boolean;
  readonly state: StreamState;
  /** Why it could not be read last time; null where it could. */
  readonly problem: string | null;
  /** Whether that was because the reader's duties do not allow what was asked; asking otherwise may help. */
  readonly isForbidden: boolean;
  /** Reads it again now; resolves when it has been. */
  readonly reread: () => Promise<void>;
}

/**
 * The answer of a query, read again whenever an alert under `filter` changes, and after every time the stream was away.
 * Without a filter nothing is followed.
 */
export function useLive<Result>(
  clc: ClcClient,
  document: Persisted,
  variables: Readonly<Record<string, unknown>>,
  filter: AlertFilter | null,
): Live<Result> {
  const asked = JSON.stringify(variables);
  const [answer, setAnswer] = useState<(Answer<Result> & { readonly asked: string }) | null>(null);
  const [problem, setProblem] = useState<Error | null>(null);
  const [state, setState] = useState<StreamState>({ kind: 'connecting', attempt: 1, reason: null });
  const turn = useRef(0);

  const reread = useCallback(async (): Promise<void> => {
    const own = (turn.current += 1);
    try {
      const given = await read<Result>(clc, document, variables);
      if (own !== turn.current) return;
      setAnswer({ asked, ...given });
      setProblem(null);
    } catch (error) {
      if (own !== turn.current) return;
      setProblem(error instanceof Error ? error : new Error(String(error)));
      // What the server refused it will refuse again.
      if (error instanceof ClcError && error.errors.length > 0) return;
      setTimeout(() => void (own === turn.current && reread()), RETRY_MS);
    }
  }, [clc, document, asked]);
  const latest = useRef(reread);
  latest.current = reread;

  useEffect(() => {
    void reread();
    return () => void (turn.current += 1);
  }, [reread]);

  useEffect(
    () => (filter === null ? undefined : followAlerts(clc, filter, { reread: () => latest.current(), setState })),
    [clc, JSON.stringify(filter)],
  );

  return {
    data: answer?.data ?? null,
    refused: answer?.refused ?? NOTHING,
    isCurrent: answer?.asked === asked,
    state,
    problem: problem?.message ?? null,
    isForbidden: problem instanceof ClcError && problem.code === 'FORBIDDEN',
    reread,
  };
}

interface Follower {
  readonly reread: () => Promise<void>;
  readonly setState: (state: StreamState) => void;
}

/** Reads again what is shown as alerts under the filter change; gives what ends it. */
function followAlerts(clc: ClcClient, filter: AlertFilter, { reread, setState }: Follower): () => void {
  let pending: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    clearTimeout(pending);
    pending = setTimeout(() => void reread(), READ_AFTER_MS);
  };
  let wasLive = false;
  const stream = clc.follow({
    ...idOf(AlertSignalsDocument),
    variables: { filter },
    onEvent: soon,
    onState: (now) => {
      // A stream stops only where another takes its place.
      if (now.kind === 'stopped') return;
      setState(now);
      // Between what was read before and the beginning of the stream something may have happened.
      if (now.kind === 'live' && !wasLive) soon();
      wasLive = now.kind === 'live';
    },
    onResync: async () => {
      const answer = await clc.query<AlertCursorQuery>(idOf(AlertCursorDocument));
      soon();
      return cursorOf(answer);
    },
  });
  return () => {
    clearTimeout(pending);
    stream.stop();
  };
}
