import pg from 'pg';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cursorNow, listen } from '../../support/alert-stream.ts';
import type { HeardEvent, Listener } from '../../support/alert-stream.ts';
import { addClient, FLAGS, observe, raiseAlert } from '../../support/alerts.ts';
import { startOwnClc } from '../../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../../support/clc.ts';
import { asOwner, cursorOf, holdOff, partsOf, unplaced } from '../../realtime/log-owner.ts';
import { PATIENCE_MS } from '../../support/patience.ts';

const ROUNDS = 60;
const SNAPSHOT = '{ alerts(first: 500) { nodes { id } } portfolio { alertCursor } }';

/** Chance by seed (mulberry32), between 0 and 1. */
function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

describe('the join of a snapshot and the stream', () => {
  let clc: TestClc;
  let bank: TestInstitution;
  let officer: Caller;
  let clients = 0;
  const newClient = async (): Promise<string> => {
    const reference = `J-${(clients += 1)}`;
    await addClient(officer, reference);
    return reference;
  };
  const snapshot = async (): Promise<{ listed: string[]; cursor: string }> => {
    const { alerts, portfolio } = await officer.run(SNAPSHOT);
    return { listed: alerts.nodes.map((alert: { id: string }) => alert.id), cursor: portfolio.alertCursor };
  };
  const withoutSeen = (cursor: string): string => cursorOf(partsOf(cursor).epoch, partsOf(cursor).seq);
  /**
   * Keeps the sequencer waiting in the middle of its work, as a slow disk does: only where others are not blocked with
   * it.
   */
  const lockLease = async (url: string): Promise<() => Promise<void>> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query('begin');
    await client.query('select 1 from sequencer_lease where id = 1 for update');
    return async () => {
      await client.query('commit');
      await client.end();
    };
  };
  const hold = (round: number): Promise<() => Promise<void>> =>
    'url' in clc.address && round % 4 === 0 ? lockLease(clc.address.url) : holdOff(clc.database);

  beforeAll(async () => {
    clc = await startOwnClc();
    bank = await clc.institution();
    officer = await bank.caller(['CREDIT_OFFICER', 'RISK_MANAGER']);
  });
  afterAll(() => clc.stop());

  /**
   * Hears all from the cursor up to an alert on the client `last`; where told so it is cut at its first event and
   * resumes.
   */
  const followed = async (cursor: string, last: Promise<string>, isCut: boolean): Promise<HeardEvent[]> => {
    let listener: Listener;
    const heard: HeardEvent[] = [];
    const listenFrom = (after: string): Listener =>
      listen(officer, { after }, (event) => {
        if (isCut && heard.length === 1 && listener.events.length > 1) return;
        heard.push(event);
        if (isCut && heard.length === 1) listener.cut();
      });
    listener = listenFrom(cursor);
    if (isCut) {
      await listener.ended;
      listener = listenFrom(heard[0]!.cursor);
    }
    const reference = await last;
    await vi.waitFor(() => expect(heard.some((event) => event.alert.client.reference === reference)).toBe(true), {
      timeout: PATIENCE_MS,
      interval: 5,
    });
    listener.cut();
    return heard;
  };

  const play = async (round: number): Promise<{ hadUnplaced: boolean; repeats: number }> => {
    const chance = chanceOf(round);
    const references = await Promise.all([1, 2, 3, 4].map(newClient));
    const end = await newClient();
    const release = round % 2 === 0 ? await hold(round) : null;
    let written = 0;
    const writing = Promise.all(
      [0, 2].map(async (first) => {
        for (const reference of references.slice(first, first + 2)) {
          await pause(chance() * 12);
          await observe(
            officer,
            [reference, FLAGS.RED, '1'],
            ...(chance() < 0.3 ? [[reference, FLAGS.ORANGE, '1'] as const] : []),
          );
          written += 1;
        }
      }),
    );
    const least = Math.floor(chance() * 4);
    await vi.waitFor(() => expect(written).toBeGreaterThanOrEqual(least), { timeout: PATIENCE_MS, interval: 1 });
    await pause(chance() * 10);
    const { listed, cursor } = await snapshot();
    const last = writing.then(async () => {
      await pause(chance() * 5);
      await release?.();
      await raiseAlert(officer, end, 'YELLOW');
      return end;
    });
    const [heard, stripped] = await Promise.all([
      followed(cursor, last, round % 3 === 0),
      followed(withoutSeen(cursor), last, false),
    ]);
    const raised = heard.map((event) => event.alert.id);
    const { listed: all } = await snapshot();
    expect({ round, kinds: [...new Set(heard.map(({ kind }) => kind))] }).toEqual({ round, kinds: ['RAISED'] });
    expect({ round, twice: raised.filter((id, index) => listed.includes(id) || raised.indexOf(id) !== index) }).toEqual(
      { round, twice: [] },
    );
    expect({ round, missing: all.filter((id) => !listed.includes(id) && !raised.includes(id)) }).toEqual({
      round,
      missing: [],
    });
    return {
      hadUnplaced: partsOf(cursor).seen !== undefined,
      repeats: stripped.filter((event) => listed.includes(event.alert.id)).length,
    };
  };

  it(`has no gap and no repeat, in ${ROUNDS} rounds amid writers`, { timeout: 300_000 }, async () => {
    const rounds: { hadUnplaced: boolean; repeats: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push(await play(round));
    const hard = rounds.filter(({ hadUnplaced }) => hadUnplaced);
    expect(hard.length).toBeGreaterThan(ROUNDS / 4);
    // Seen failing: a cursor that does not name what had no place yet repeats it.
    expect(hard.every(({ repeats }) => repeats > 0)).toBe(true);
    expect(rounds.filter(({ hadUnplaced, repeats }) => !hadUnplaced && repeats > 0)).toEqual([]);
  });

  it('is good after a snapshot amid thousands of interleaved writers', async () => {
    const other = await clc.institution();
    const [reference, later] = [await newClient(), await newClient()];
    const release = await holdOff(clc.database);
    const { id } = await raiseAlert(officer, reference);
    // Each second one is of another institution, so that no two ids of ours follow each other.
    await asOwner(clc.database, (query) =>
      sql`
      insert into event_outbox (institution_id, kind, payload, occurred_at, recorded_at)
      select case n % 2 when 0 then institution_id else ${other.id}::uuid end, 'EVIDENCE_ADDED', payload, occurred_at,
        recorded_at from event_outbox, generate_series(1, 4000) n where institution_id = ${bank.id}::uuid
        order by n`.execute(query),
    );
    const after = await cursorNow(officer);
    expect(after.length).toBeGreaterThan(10_000);
    const listener = listen(officer, { after });
    await release();
    await raiseAlert(officer, later);
    const events = await listener.hears(1);
    expect(listener.errors).toEqual([]);
    expect(events.map((event) => event.alert.client.reference)).toEqual([later]);
    expect(events[0]!.alert.id).not.toBe(id);
    listener.cut();
    await vi.waitFor(async () => expect(await unplaced(clc.database)).toBe(0), { timeout: PATIENCE_MS, interval: 50 });
  });
});
