import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ClcError } from '../client/clc-client.ts';
import type { ClcClient, StreamState } from '../client/clc-client.ts';
import { AlertCursorDocument, AlertSignalsDocument } from '../../schema/generated/graphql.ts';
import type { AlertCursorQuery, AlertFilter } from '../../schema/generated/graphql.ts';
import { idOf } from './persisted.ts';
import type { Persisted } from './persisted.ts';

/** Several events at once cost one reading. */
const READ_AFTER_MS = 400;
const RETRY_MS = 2_000;

export interface Live<Result> {
  /** Null until it has been read. */
  readonly data: Result | null;
  readonly state: StreamState;
  /** Why it could not be read last time; null where it could. */
  readonly problem: string | null;
  /** Reads it again now; resolves when it has been. */
  readonly reread: () => Promise<void>;
}

/**
 * The answer of a query, read again whenever an alert under `filter` changes, and after every time the stream was away. The
 * stream is there before the first reading, so that nothing falls between them.
 */
export function useLive<Result>(clc: ClcClient, document: Persisted, variables: Readonly<Record<string, unknown>>, filter: AlertFilter | null): Live<Result> {
  const [data, setData] = useState<Result | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [state, setState] = useState<StreamState>({ kind: 'connecting', attempt: 1, reason: null });
  const asked = JSON.stringify([variables, filter]);
  const latest = useRef(0);

  const reread = useCallback(async (): Promise<void> => {
    const own = (latest.current += 1);
    try {
      const answer = await clc.query<Result>(idOf(document), variables);
      if (own !== latest.current) return;
      setData(answer);
      setProblem(null);
    } catch (error) {
      if (own !== latest.current) return;
      setProblem(error instanceof Error ? error.message : String(error));
      // What the server refused it will refuse again.
      if (error instanceof ClcError && error.errors.length > 0) return;
      setTimeout(() => void (own === latest.current && reread()), RETRY_MS);
    }
  }, [clc, document, asked]);

  useEffect(() => {
    void reread();
    if (filter === null) return () => void (latest.current += 1);
    let pending: ReturnType<typeof setTimeout> | undefined;
    const soon = (): void => {
      clearTimeout(pending);
      pending = setTimeout(() => void reread(), READ_AFTER_MS);
    };
    let isFirst = true;
    const stream = clc.follow({
      ...idOf(AlertSignalsDocument),
      variables: { filter },
      onEvent: soon,
      onState: (now) => {
        setState(now);
        // Between the first reading and the beginning of the stream something may have happened.
        if (now.kind === 'live' && isFirst) soon();
        isFirst = now.kind !== 'live';
      },
      onResync: async () => {
        const { portfolio } = await clc.query<AlertCursorQuery>(idOf(AlertCursorDocument));
        soon();
        return portfolio.alertCursor;
      },
    });
    return () => {
      clearTimeout(pending);
      latest.current += 1;
      stream.stop();
    };
  }, [clc, reread]);

  return { data, state, problem, reread };
}
