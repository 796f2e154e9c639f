import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cursorNow, listen } from '../../support/alert-stream.ts';
import type { Listener } from '../../support/alert-stream.ts';
import { addClient, FLAGS, observe, raiseAlert } from '../../support/alerts.ts';
import { startOwnClc } from '../../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../../support/clc.ts';
import { mutate } from '../client/client-fixture.ts';
import { toGlobalId } from '../../../src/api/shared/global-id.ts';
import { asOwner, holdOff, partsOf } from '../../realtime/log-owner.ts';
import { PATIENCE_MS } from '../../support/patience.ts';
import { Wire } from './wire.ts';

const FEED =
  'subscription ($after: String) { alertFeed(after: $after) { __typename ... on AlertEvent { cursor alert { client { reference } } } } }';

describe('the rights of an open stream', () => {
  let clc: TestClc;
  let bank: TestInstitution;
  let officer: Caller;
  let administrator: Caller;
  let clients = 0;
  const newClient = async (unitCode: 'NORTH' | 'SOUTH' = 'NORTH'): Promise<string> => {
    const reference = `${unitCode}-${(clients += 1)}`;
    await addClient(officer, reference, { unitCode });
    return reference;
  };
  const references = (listener: Listener): string[] => listener.events.map((event) => event.alert.client.reference);
  const live = (listener: Listener): Promise<void> =>
    vi.waitFor(() => expect(listener.heartbeats.length).toBeGreaterThan(0), { timeout: PATIENCE_MS, interval: 10 });
  /** Makes events, one after another, on one client of each unit until the condition holds. */
  const flowUntil = async (condition: () => boolean, withinMs = 10_000): Promise<void> => {
    const [north, south] = [await newClient('NORTH'), await newClient('SOUTH')];
    const until = performance.now() + withinMs;
    for (let round = 0; !condition(); round += 1) {
      if (performance.now() > until) throw new Error('It did not come about in time');
      const value = round % 2 === 0 ? '1' : '0';
      await observe(officer, [north, FLAGS.YELLOW, value], [south, FLAGS.YELLOW, value]);
    }
  };
  const done = async (caller: Caller, command: string, input: object): Promise<void> =>
    expect((await mutate(caller, command, input)).failure).toBeNull();
  const change = (command: 'grantDuty' | 'revokeDuty', caller: Caller, duty: string, unitCode: string): Promise<void> =>
    done(administrator, command, { userId: toGlobalId('User', caller.userId), duty, unitCode });
  const moveSouth = (clientReference: string): Promise<void> =>
    done(officer, 'updateClient', { clientReference, unitCode: 'SOUTH' });

  beforeAll(async () => {
    clc = await startOwnClc();
    bank = await clc.institution();
    officer = await bank.caller(['CREDIT_OFFICER', 'RISK_MANAGER']);
    administrator = await bank.caller('ADMINISTRATOR');
  });
  afterAll(() => clc.stop());

  it('end it with FORBIDDEN within seconds where the duty is withdrawn, and only its own', async () => {
    const [revoked, kept] = [await bank.caller('WALL_DISPLAY'), await bank.caller('WALL_DISPLAY')];
    const [wire, other] = [await Wire.signedIn(clc.url, revoked.token), await Wire.signedIn(clc.url, kept.token)];
    for (const one of [wire, other]) {
      one.subscribe('1', FEED);
      await one.until(({ id }) => id === '1');
    }
    expect(clc.server.services.hub.groupCount).toBe(1);
    await change('revokeDuty', revoked, 'WALL_DISPLAY', 'HQ');
    await flowUntil(() => wire.of('1').some(({ type }) => type === 'complete' || type === 'error'), 5_000);
    const errors = wire.of('1').flatMap(({ payload }) => (Array.isArray(payload) ? payload : (payload?.errors ?? [])));
    expect(errors.map((error: any) => error.extensions.code)).toEqual(['FORBIDDEN']);
    const heard = wire.messages.length;
    const reference = await newClient();
    await raiseAlert(officer, reference);
    await other.until(({ payload }) => payload?.data?.alertFeed?.alert?.client.reference === reference);
    expect(wire.messages).toHaveLength(heard);
    // The socket is good for what the user may still do.
    wire.subscribe('2', '{ me { user { name } } }');
    await wire.until(({ id, type }) => id === '2' && type === 'complete');
    await Promise.all([wire.close(), other.close()]);
  });

  it('end it for a user who is deactivated', async () => {
    const wall = await bank.caller('WALL_DISPLAY');
    const listener = listen(wall);
    await live(listener);
    await clc.database.inTenant(bank.id, (query) =>
      query.updateTable('app_user').set({ active: false }).where('id', '=', wall.userId).execute(),
    );
    await flowUntil(() => listener.errors.length > 0, 5_000);
    await listener.ended;
    // The stream is ended, and then the socket; which one is heard of first is nobody's promise.
    expect(['TOKEN_REVOKED', '4403']).toContain(listener.errors[0]);
    listener.cut();
  });

  it('end it for a silent stream too, at the next sign of life', async () => {
    const wall = await bank.caller('WALL_DISPLAY');
    const listener = listen(wall);
    await live(listener);
    await change('revokeDuty', wall, 'WALL_DISPLAY', 'HQ');
    await vi.waitFor(() => expect(listener.errors).toEqual(['FORBIDDEN']), { timeout: PATIENCE_MS, interval: 50 });
    listener.cut();
  });

  it('end it though who may what could not be read for a moment', async () => {
    const wall = await bank.caller('WALL_DISPLAY');
    const witness = listen(officer);
    const listener = listen(wall);
    await Promise.all([live(listener), live(witness)]);
    const { rights } = clc.server.services;
    const [reference, later] = [await newClient(), await newClient()];
    const version = await rights.version(bank.id);
    const release = await holdOff(clc.database);
    await raiseAlert(officer, reference);
    const failed = vi.fn();
    const actor = rights.actor.bind(rights);
    rights.actor = (...args) => {
      const asked = actor(...args);
      asked.catch(failed);
      return asked;
    };
    await asOwner(clc.database, async (query) => {
      await sql`delete from user_duty where user_id = ${wall.userId}`.execute(query);
      await sql`revoke select on user_duty from clc_app`.execute(query);
    });
    await vi.waitFor(async () => expect(await rights.version(bank.id)).not.toBe(version), {
      timeout: PATIENCE_MS,
      interval: 20,
    });
    await release();
    await vi.waitFor(() => expect(failed).toHaveBeenCalled(), { timeout: PATIENCE_MS, interval: 10 });
    await asOwner(clc.database, (query) => sql`grant select on user_duty to clc_app`.execute(query));
    rights.actor = actor;
    await raiseAlert(officer, later);
    await vi.waitFor(() => expect(references(witness)).toContain(later), { timeout: PATIENCE_MS, interval: 10 });
    await flowUntil(() => listener.errors.length > 0, 5_000).catch(() => undefined);
    expect({ errors: listener.errors, heard: listener.events.length }).toEqual({ errors: ['FORBIDDEN'], heard: 0 });
    listener.cut();
    witness.cut();
  });

  it('move it to what it may hear where they are narrowed, with no gap and no repeat of that', async () => {
    const wall = await bank.caller('WALL_DISPLAY');
    const [listener, witness, far] = [
      listen(wall),
      listen(officer),
      listen(await bank.caller('WALL_DISPLAY', 'SOUTH')),
    ];
    await Promise.all([listener, witness, far].map(live));
    const isMoved = (): boolean =>
      witness.events.filter((event) => event.alert.client.reference.startsWith('NORTH')).length >=
      references(listener).filter((one) => one.startsWith('NORTH')).length + 5;
    await flowUntil(() => listener.events.length >= 6);
    await change('grantDuty', wall, 'WALL_DISPLAY', 'SOUTH');
    await change('revokeDuty', wall, 'WALL_DISPLAY', 'HQ');
    await flowUntil(isMoved);
    const [north, south] = [await newClient('NORTH'), await newClient('SOUTH')];
    await observe(officer, [north, FLAGS.RED, '1'], [south, FLAGS.RED, '1']);
    await vi.waitFor(
      () => expect([references(listener), references(far)].map((one) => one.includes(south))).toEqual([true, true]),
      { timeout: PATIENCE_MS, interval: 10 },
    );
    expect(references(listener)).not.toContain(north);
    const southern = (one: Listener): string[] =>
      one.events.filter((event) => event.alert.client.reference.startsWith('SOUTH')).map(({ cursor }) => cursor);
    expect(southern(listener)).toEqual(southern(far));
    expect(listener.errors).toEqual([]);
    for (const one of [listener, witness, far]) one.cut();
  });

  it('let it hear more where they are widened', async () => {
    const wall = await bank.caller('WALL_DISPLAY', 'SOUTH');
    const listener = listen(wall);
    await live(listener);
    await change('grantDuty', wall, 'WALL_DISPLAY', 'HQ');
    await flowUntil(() => references(listener).some((reference) => reference.startsWith('NORTH')));
    const cursors = listener.events.map(({ cursor }) => partsOf(cursor).seq);
    expect(cursors).toEqual([...new Set(cursors)].sort((one, other) => one - other));
    expect(listener.errors).toEqual([]);
    listener.cut();
  });

  it('pass over an alert whose client has moved to where they do not reach, without a word', async () => {
    const north = await bank.caller('WALL_DISPLAY', 'NORTH');
    const after = await cursorNow(officer);
    const [listener, witness] = [listen(north), listen(officer)];
    await Promise.all([listener, witness].map(live));
    const [moved, stays] = [await newClient(), await newClient()];
    const release = await holdOff(clc.database);
    await raiseAlert(officer, moved);
    await moveSouth(moved);
    await raiseAlert(officer, stays);
    await release();
    await witness.hears(2);
    await listener.hears(1);
    const late = listen(north, { after });
    await live(late);
    for (const one of [listener, late])
      expect([one.errors, references(one).filter((reference) => [moved, stays].includes(reference))]).toEqual([
        [],
        [stays],
      ]);
    await raiseAlert(officer, moved, 'YELLOW');
    await moveSouth(stays);
    await witness.hears(3);
    expect(partsOf(late.heartbeats[0]!).seq).toBeGreaterThanOrEqual(partsOf(witness.events[1]!.cursor).seq);
    for (const one of [listener, witness, late]) one.cut();
  });

  it('pass over it also where others heard of it before the client moved', async () => {
    const [first, second] = [await bank.caller('WALL_DISPLAY', 'NORTH'), await bank.caller('WALL_DISPLAY', 'NORTH')];
    const after = await cursorNow(officer);
    const listener = listen(first);
    await live(listener);
    const moved = await newClient();
    await raiseAlert(officer, moved);
    await listener.hears(1);
    const { rights } = clc.server.services;
    const version = await rights.version(bank.id);
    await moveSouth(moved);
    // Rights are believed for a second.
    await vi.waitFor(async () => expect(await rights.version(bank.id)).not.toBe(version), {
      timeout: PATIENCE_MS,
      interval: 20,
    });
    const late = listen(second, { after });
    await live(late);
    expect([late.errors, references(late)]).toEqual([[], []]);
    for (const one of [listener, late]) one.cut();
  });
});
