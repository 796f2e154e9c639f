import { isDeepStrictEqual } from 'node:util';
import { parseGlobalId } from '../../../src/api/shared/global-id.ts';
import type { AlertEventPayload } from '../../../src/domain/warning/alert-event.ts';
import type { HeardEvent } from './resumer.ts';
import type { Site } from './site.ts';
import { until } from './wait.ts';

export interface LoggedEvent {
  readonly seq: number;
  readonly institutionId: string;
  readonly kind: string;
  readonly payload: AlertEventPayload;
}

/** What really happened, by the database. */
export interface Truth {
  readonly log: readonly LoggedEvent[];
  /** Places that are missing, and places that are taken twice. */
  readonly gaps: number;
  readonly duplicates: number;
}

const PLACED_WITHIN_MS = 60_000;

/** The log, once every committed event has its place. */
export async function readTruth(site: Site): Promise<Truth> {
  await until(
    'every committed event has its place',
    PLACED_WITHIN_MS,
    async () => (await site.query('select 1 from event_outbox limit 1')).length === 0,
    100,
  );
  const rows = await site.query<{ seq: string; institution_id: string; kind: string; payload: AlertEventPayload }>(
    'select seq, institution_id, kind, payload from event_log order by seq',
  );
  const log = rows.map((row) => ({
    seq: Number(row.seq),
    institutionId: row.institution_id,
    kind: row.kind,
    payload: row.payload,
  }));
  const places = new Set(log.map(({ seq }) => seq));
  const span = log.length === 0 ? 0 : log.at(-1)!.seq - log[0]!.seq + 1;
  return { log, gaps: span - places.size, duplicates: log.length - places.size };
}

/** What is wrong with what a subscriber heard. */
export interface Verdict {
  readonly expected: number;
  readonly lost: number;
  readonly repeated: number;
  readonly disordered: number;
  /** Not of the log, not what it asked for, or with another content. */
  readonly wrong: number;
}

export interface Expectation {
  readonly institutionId: string;
  /** It was to hear what comes after. */
  readonly afterSeq: number;
  readonly wants: (payload: AlertEventPayload) => boolean;
}

/** What of the log the subscriber was to hear. */
export function expectedOf(truth: Truth, { institutionId, afterSeq, wants }: Expectation): LoggedEvent[] {
  return truth.log.filter(
    (event) => event.seq > afterSeq && event.institutionId === institutionId && wants(event.payload),
  );
}

export function judge(expected: readonly LoggedEvent[], heard: readonly HeardEvent[]): Verdict {
  const bySeq = new Map(expected.map((event) => [event.seq, event]));
  const seen = new Set<number>();
  let [repeated, disordered, wrong, last] = [0, 0, 0, 0];
  for (const { seq, kind, alertId } of heard) {
    const event = bySeq.get(seq);
    if (seen.has(seq)) repeated += 1;
    else if (seq < last) disordered += 1;
    if (
      event === undefined ||
      !isDeepStrictEqual([event.kind, event.payload.alertId], [kind, parseGlobalId(alertId)?.id])
    )
      wrong += 1;
    seen.add(seq);
    last = Math.max(last, seq);
  }
  return {
    expected: expected.length,
    lost: expected.filter(({ seq }) => !seen.has(seq)).length,
    repeated,
    disordered,
    wrong,
  };
}

/** The verdicts of several subscribers as one. */
export function sumOf(verdicts: readonly Verdict[]): Verdict {
  const sum = (key: keyof Verdict): number => verdicts.reduce((total, verdict) => total + verdict[key], 0);
  return {
    expected: sum('expected'),
    lost: sum('lost'),
    repeated: sum('repeated'),
    disordered: sum('disordered'),
    wrong: sum('wrong'),
  };
}
