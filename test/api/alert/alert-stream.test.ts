import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cursorNow, listen } from '../../support/alert-stream.ts';
import type { HeardEvent, Listener } from '../../support/alert-stream.ts';
import { act, addClient, observe, raiseAlert } from '../../support/alerts.ts';
import { startOwnClc } from '../../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../../support/clc.ts';
import { PATIENCE_MS } from '../../support/patience.ts';

describe('the alert stream', () => {
  let clc: TestClc;
  let bank: TestInstitution;
  let officer: Caller;
  let clients = 0;
  const client = async (over: Record<string, unknown> = {}, by = officer): Promise<string> => {
    const reference = `S-${(clients += 1)}`;
    await addClient(by, reference, over);
    return reference;
  };
  const waiting = (): number => clc.server.services.hub.subscriberCount;
  const settled = (count: number): Promise<void> =>
    vi.waitFor(() => expect(waiting()).toBe(count), { timeout: PATIENCE_MS, interval: 10 });
  const logged = async (): Promise<{ seq: string; kind: string }[]> =>
    clc.database.inTenant(bank.id, (query) =>
      query.selectFrom('event_log').select(['seq', 'kind']).orderBy('seq').execute(),
    );
  /** Waits until every committed event has its place. */
  const placed = (): Promise<void> =>
    vi.waitFor(
      async () =>
        expect(await clc.database.inSystem((query) => query.selectFrom('event_outbox').select('id').execute())).toEqual(
          [],
        ),
      { timeout: PATIENCE_MS, interval: 10 },
    );
  const seqOf = (event: HeardEvent): string => Buffer.from(event.cursor, 'base64url').toString().split(':')[1]!;
  const references = (listener: Listener): string[] => listener.events.map((event) => event.alert.client.reference);

  beforeAll(async () => {
    clc = await startOwnClc();
    bank = await clc.institution();
    officer = await bank.caller(['CREDIT_OFFICER', 'RISK_MANAGER']);
  });
  afterAll(() => clc.stop());

  it('begins now, tells what happens, and leaves nobody waiting when unsubscribed', async () => {
    const reference = await client();
    const listener = listen(officer);
    await settled(1);
    const { id: alertId } = await raiseAlert(officer, reference);
    await act(officer, 'acknowledgeAlert', { alertId });
    const events = await listener.hears(2);
    expect(events.map(({ kind, alert }) => [kind, alert.id])).toEqual([
      ['RAISED', alertId],
      ['ACKNOWLEDGED', alertId],
    ]);
    listener.unsubscribe();
    await listener.ended;
    await settled(0);
  });

  it('leaves nobody waiting when the socket is torn down', async () => {
    const listener = listen(officer);
    await settled(1);
    listener.cut();
    await settled(0);
  });

  it('loses nothing and repeats nothing over 20 cuts while events flow', async () => {
    await placed();
    const start = await cursorNow(officer);
    const before = (await logged()).length;
    const references = await Promise.all([1, 2, 3].map(() => client()));
    let cuts = 0;
    const produce = async (): Promise<void> => {
      // Each round fires, clears, and fires again: one event for each observation.
      for (let round = 0; cuts < 20; round += 1)
        await observe(
          officer,
          ...references.map((reference) => [reference, 'labour_dispute', round % 2 === 0 ? '1' : '0'] as const),
        );
    };
    const producing = produce();
    const heard: HeardEvent[] = [];
    let after = start;
    for (; cuts < 20; cuts += 1) {
      const wanted = heard.length + 1 + ((cuts * 7) % 5);
      const listener = listen(officer, { after }, (event) => {
        heard.push(event);
        after = event.cursor;
        if (heard.length >= wanted) listener.cut();
      });
      await listener.ended;
    }
    await producing;
    await placed();
    const log = (await logged()).slice(before);
    const last = listen(officer, { after }, (event) => heard.push(event));
    await vi.waitFor(() => expect(heard.length).toBeGreaterThanOrEqual(log.length), {
      timeout: PATIENCE_MS,
      interval: 20,
    });
    last.unsubscribe();
    await settled(0);
    expect(log.length).toBeGreaterThan(60);
    expect(heard.map((event) => ({ seq: seqOf(event), kind: event.kind }))).toEqual(log);
  });

  it("tells only of clients that the listener's units cover", async () => {
    const [north, south] = [await client(), await client({ unitCode: 'SOUTH' })];
    const listener = listen(await bank.caller('WALL_DISPLAY', 'SOUTH'));
    await settled(1);
    await raiseAlert(officer, north);
    await raiseAlert(officer, south);
    await listener.hears(1);
    expect(references(listener)).toEqual([south]);
    listener.cut();
    await settled(0);
  });

  it('tells another institution nothing', async () => {
    const other = await clc.institution();
    const theirs = await other.caller('CREDIT_OFFICER');
    const listener = listen(theirs);
    await settled(1);
    await raiseAlert(officer, await client());
    const own = await client({}, theirs);
    await raiseAlert(theirs, own);
    await listener.hears(1);
    expect(references(listener)).toEqual([own]);
    listener.cut();
    await settled(0);
  });

  it('narrows by severity, unit subtree and reference as lists do', async () => {
    const [first, second] = [await client(), await client({ unitCode: 'SOUTH' })];
    const start = await cursorNow(officer);
    const hq = (await officer.run('{ me { duties { unit { id code } } } }')).me.duties[0].unit.id;
    const graver = listen(officer, { after: start, filter: { minSeverity: 'ORANGE', unitIds: [hq] } });
    const named = listen(officer, { after: start, filter: { clientReference: second } });
    for (const severity of ['YELLOW', 'ORANGE', 'RED'] as const) await raiseAlert(officer, first, severity);
    await raiseAlert(officer, second);
    expect((await graver.hears(3)).map((event) => event.alert.severity)).toEqual(['ORANGE', 'RED', 'RED']);
    await named.hears(1);
    expect(references(named)).toEqual([second]);
    graver.cut();
    named.cut();
    await settled(0);
  });

  it('ends within seconds when the duty is withdrawn', async () => {
    const reference = await client();
    const wall = await bank.caller('WALL_DISPLAY');
    const listener = listen(wall);
    await settled(1);
    await raiseAlert(officer, reference, 'YELLOW');
    await listener.hears(1);
    await clc.database.inTenant(bank.id, (query) =>
      query.deleteFrom('user_duty').where('user_id', '=', wall.userId).execute(),
    );
    // Rights are read once a second; until then events may still come, and each is a new occasion to notice.
    let round = 0;
    await vi.waitFor(
      async () => {
        await observe(officer, [reference, 'court_enforcement', (round += 1) % 2 === 0 ? '0' : '1']);
        expect(listener.errors).toEqual(['FORBIDDEN']);
      },
      { timeout: PATIENCE_MS, interval: 100 },
    );
    const heard = listener.events.length;
    const witness = listen(officer, { after: await cursorNow(officer) });
    await observe(officer, [reference, 'equity_frozen', '1']);
    await vi.waitFor(
      () => expect(witness.events.at(-1)).toMatchObject({ kind: 'RAISED', alert: { client: { reference } } }),
      { timeout: PATIENCE_MS, interval: 10 },
    );
    expect(listener.events).toHaveLength(heard);
    witness.cut();
    listener.cut();
    await settled(0);
  });

  it('joins the snapshot it was read beside', async () => {
    const reference = await client();
    await raiseAlert(officer, reference, 'YELLOW');
    await placed();
    const after = await cursorNow(officer);
    const { id } = await raiseAlert(officer, reference, 'RED');
    const listener = listen(officer, { after });
    expect((await listener.hears(1)).map((event) => event.alert.id)).toEqual([id]);
    listener.cut();
    await settled(0);
  });

  it.each([
    ['CURSOR_INVALID', () => 'no cursor'],
    ['CURSOR_INVALID', () => Buffer.from('x:1').toString('base64url')],
    ['EPOCH_CHANGED', () => Buffer.from('00000000-0000-0000-0000-000000000000:0').toString('base64url')],
    [
      'CURSOR_AHEAD',
      (now: string) =>
        Buffer.from(`${Buffer.from(now, 'base64url').toString().split(':')[0]}:999999999`).toString('base64url'),
    ],
  ])('refuses a cursor with %s', async (code, cursor) => {
    const listener = listen(officer, { after: cursor(await cursorNow(officer)) });
    await listener.ended;
    expect(listener.errors).toEqual([code]);
  });

  it('is closed to whoever may not read alerts', async () => {
    const listener = listen(await bank.caller('PARTNER'));
    await listener.ended;
    expect(listener.errors).toEqual(['FORBIDDEN']);
  });
});

describe('the alert stream of a server that stops', () => {
  it('ends at once, and leaves nobody waiting', async () => {
    const clc = await startOwnClc();
    const bank = await clc.institution();
    const listener = listen(await bank.caller('WALL_DISPLAY'));
    const { hub } = clc.server.services;
    await vi.waitFor(() => expect(hub.subscriberCount).toBe(1), { timeout: PATIENCE_MS });
    await clc.stop();
    await listener.ended;
    expect(listener.errors).toEqual(['1012']);
    expect(hub.subscriberCount).toBe(0);
  });
});
