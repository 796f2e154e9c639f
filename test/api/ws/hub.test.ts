import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { act, addClient, FLAGS, observe, raiseAlert } from '../../support/alerts.ts';
import { cursorNow } from '../../support/alert-stream.ts';
import { startOwnClc } from '../../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../../support/clc.ts';
import { PATIENCE_MS } from '../../support/patience.ts';
import { Wire } from './wire.ts';

const SELECTION =
  '{ __typename ... on AlertEvent { cursor kind alert { severity explanation client { reference name unit { code } } } } ... on FeedHeartbeat { cursor } }';
const FEED = `subscription AlertFeed($after: String, $filter: AlertFilter) { alertFeed(after: $after, filter: $filter) ${SELECTION} }`;
/** The older form has no heartbeats, so that each execution is an event's. */
const STREAM =
  'subscription AlertStream($after: String, $filter: AlertFilter) { alertStream(after: $after, filter: $filter) { cursor kind alert { severity client { reference } } } }';
const OPTIONS =
  'subscription Options($after: String) { alertFeed(after: $after) { __typename ... on AlertEvent { cursor kind alert { id allowedCommands } } } }';

describe('the hub', () => {
  let clc: TestClc;
  let bank: TestInstitution;
  let officer: Caller;
  let walls: readonly [Caller, Caller];
  let narrow: Caller;
  let clients = 0;
  const newClient = async (unitCode = 'NORTH'): Promise<string> => {
    await addClient(officer, `H-${(clients += 1)}`, { unitCode });
    return `H-${clients}`;
  };
  const metric = async (pattern: RegExp): Promise<number> => {
    const text = await (await fetch(`${clc.url}/metrics`)).text();
    return [...text.matchAll(pattern)].reduce((sum, [, value]) => sum + Number(value), 0);
  };
  const executions = (name: string): Promise<number> =>
    metric(
      new RegExp(
        `^clc_graphql_operation_duration_seconds_count\\{transport="ws",operation="${name}",outcome="\\w+"\\} (\\d+)$`,
        'gm',
      ),
    );
  const groups = async (): Promise<number> => {
    const count = clc.server.services.hub.groupCount;
    expect(await metric(/^clc_hub_groups (\d+)$/gm)).toBe(count);
    return count;
  };
  const opened: Wire[] = [];
  const open = async (callers: readonly Caller[]): Promise<Wire[]> => {
    const wires = await Promise.all(callers.map((caller) => Wire.signedIn(clc.url, caller.token)));
    opened.push(...wires);
    return wires;
  };
  const feeds = (wire: Wire, id: string): any[] =>
    wire.of(id).map(({ payload }) => payload.data.alertFeed ?? payload.data.alertStream);
  const heartbeats = (wire: Wire, id: string): number =>
    feeds(wire, id).filter((feed) => feed.__typename === 'FeedHeartbeat').length;
  const events = (wire: Wire, id: string): any[] =>
    feeds(wire, id).filter((feed) => feed.__typename !== 'FeedHeartbeat');
  const live = (wire: Wire, id: string): Promise<true> =>
    wire.poll(() => (heartbeats(wire, id) > 0 ? true : undefined));
  /** The payload of each message for the operation, as it came. */
  const payloads = (wire: Wire, id: string): string[] => {
    const head = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
    return wire.texts.filter((text) => text.startsWith(head)).map((text) => text.slice(head.length));
  };

  beforeAll(async () => {
    clc = await startOwnClc();
    bank = await clc.institution();
    officer = await bank.caller(['CREDIT_OFFICER', 'RISK_MANAGER']);
    walls = [await bank.caller('WALL_DISPLAY'), await bank.caller('WALL_DISPLAY')];
    narrow = await bank.caller('WALL_DISPLAY', 'NORTH');
  });
  afterAll(() => clc.stop());
  afterEach(async () => {
    for (const wire of opened.splice(0)) wire.cut();
    await vi.waitFor(async () => expect(await groups()).toBe(0), { timeout: PATIENCE_MS, interval: 20 });
  });

  // Answers are kept for some seconds: a machine that takes longer for 50 sockets asks anew.
  it(
    'asks once an event for 50 sockets of two users that resume at different places, and says the same to all',
    { retry: 2 },
    async () => {
      const cursors = [await cursorNow(officer)];
      const seen = await open([officer]);
      seen[0]!.subscribe('0', STREAM, { after: cursors[0] });
      for (const severity of ['RED', 'ORANGE', 'YELLOW'] as const)
        await raiseAlert(officer, await newClient(), severity);
      const first = await seen[0]!.poll(() => (events(seen[0]!, '0').length === 3 ? events(seen[0]!, '0') : undefined));
      cursors.push(...first.map(({ cursor }) => cursor));
      await seen[0]!.close();
      const before = await executions('AlertStream');
      const wires = await open(Array.from({ length: 50 }, (_, index) => walls[index % 2]!));
      for (const [index, wire] of wires.entries())
        wire.subscribe(`${'x'.repeat(index)}"${index}`, STREAM, { after: cursors[index % 4] });
      const idOf = (index: number): string => `${'x'.repeat(index)}"${index}`;
      await vi.waitFor(() => expect(clc.server.services.hub.subscriberCount).toBe(50), {
        timeout: PATIENCE_MS,
        interval: 20,
      });
      expect(await groups()).toBe(1);
      const references = [await newClient(), await newClient()];
      await observe(
        officer,
        ...references.flatMap((reference) => Object.values(FLAGS).map((flag) => [reference, flag, '1'] as const)),
      );
      await Promise.all(
        wires.map((wire, index) =>
          wire.poll(() => (wire.of(idOf(index)).length === 9 - (index % 4) ? true : undefined)),
        ),
      );
      // Three of the past and six new ones: each was asked once, and nobody's place in the log is a question of its
      // own.
      expect((await executions('AlertStream')) - before).toBe(9);
      const all = payloads(wires[0]!, idOf(0));
      expect(all).toHaveLength(9);
      for (const [index, wire] of wires.entries()) expect(payloads(wire, idOf(index))).toEqual(all.slice(index % 4));
    },
  );

  it('asks once a heartbeat too, and makes no heartbeat more for a second socket of the group', async () => {
    const wires = await open(Array.from({ length: 10 }, (_, index) => walls[index % 2]!));
    for (const wire of wires) wire.subscribe('1', FEED);
    await Promise.all(wires.map((wire) => live(wire, '1')));
    const [before, beats] = [await executions('AlertFeed'), heartbeats(wires[0]!, '1')];
    const reference = await newClient();
    await raiseAlert(officer, reference);
    await Promise.all(wires.map((wire) => wire.poll(() => events(wire, '1')[0])));
    await wires[0]!.poll(() => (heartbeats(wires[0]!, '1') > beats ? true : undefined));
    expect((await executions('AlertFeed')) - before).toBe(1 + heartbeats(wires[0]!, '1') - beats);
    expect(new Set(wires.flatMap((wire) => payloads(wire, '1').filter((text) => text.includes(reference)))).size).toBe(
      1,
    );
  });

  it('makes a group of each distinct question', async () => {
    const [one, other, far, staff] = (await open([walls[0], walls[1], narrow, officer])) as [Wire, Wire, Wire, Wire];
    const asked = async (wire: Wire, id: string, document: string, variables: object, count: number): Promise<void> => {
      const subscribers = clc.server.services.hub.subscriberCount;
      wire.subscribe(id, document, variables as Record<string, unknown>);
      await vi.waitFor(() => expect(clc.server.services.hub.subscriberCount).toBe(subscribers + 1), {
        timeout: PATIENCE_MS,
        interval: 10,
      });
      expect([id, await groups()]).toEqual([id, count]);
    };
    await asked(one, 'first', FEED, {}, 1);
    await asked(other, 'same', FEED, {}, 1);
    await asked(other, 'same with a cursor', FEED, { after: await cursorNow(officer) }, 1);
    await asked(one, 'filter', FEED, { filter: { minSeverity: 'ORANGE', open: true } }, 2);
    await asked(other, 'filter in another order', FEED, { filter: { open: true, minSeverity: 'ORANGE' } }, 2);
    await asked(one, 'another filter', FEED, { filter: { minSeverity: 'RED', open: true } }, 3);
    await asked(one, 'another document', STREAM, {}, 4);
    await asked(far, 'narrower rights', FEED, {}, 5);
    await asked(staff, 'another duty', FEED, {}, 6);
  });

  it("leaves `after` out of a question only where it is the stream's own", async () => {
    const wire = (await open([officer]))[0]!;
    const document =
      'subscription Used($after: String, $id: String) { alertFeed(after: $after, filter: { clientReference: $id }) { __typename ... on AlertEvent { cursor alert { client { reference } } } } }';
    const twice =
      'subscription Twice($after: String) { alertFeed(after: $after, filter: { clientReference: $after }) { __typename } }';
    const after = await cursorNow(officer);
    wire.subscribe('1', document, { id: await newClient() });
    wire.subscribe('2', document, { id: await newClient(), after });
    wire.subscribe('3', twice, { after });
    wire.subscribe('4', twice, {});
    await vi.waitFor(() => expect(clc.server.services.hub.groupCount).toBe(4), { timeout: PATIENCE_MS, interval: 10 });
  });

  it('tells narrower rights only what they cover, of one event placed for all', async () => {
    const wires = await open([walls[0], narrow]);
    for (const wire of wires) wire.subscribe('1', FEED);
    await Promise.all(wires.map((wire) => live(wire, '1')));
    const [south, north] = [await newClient('SOUTH'), await newClient('NORTH')];
    await observe(officer, [south, FLAGS.RED, '1'], [north, FLAGS.RED, '1']);
    await wires[0]!.poll(() => events(wires[0]!, '1')[1]);
    await wires[1]!.poll(() => events(wires[1]!, '1')[0]);
    expect(
      events(wires[0]!, '1')
        .map((event) => event.alert.client.reference)
        .sort(),
    ).toEqual([south, north].sort());
    expect(events(wires[1]!, '1').map((event) => event.alert.client.reference)).toEqual([north]);
  });

  it('gives each their own answer where it depends on who asks, live and catching up', async () => {
    const [risk, checker] = [await bank.caller('RISK_MANAGER'), await bank.caller('RISK_MANAGER')];
    const after = await cursorNow(officer);
    const callers = [risk, checker, risk, checker];
    const wires = await open(callers);
    for (const wire of wires) wire.subscribe('1', OPTIONS);
    await Promise.all(wires.map((wire) => live(wire, '1')));
    expect(await groups()).toBe(1);
    const { id: alertId } = await raiseAlert(officer, await newClient());
    await act(risk, 'markAlertFalsePositive', { alertId, reason: 'Another company.' });
    const { id: otherId } = await raiseAlert(officer, await newClient());
    await act(checker, 'markAlertFalsePositive', { alertId: otherId, reason: 'A register error.' });
    const late = await open(callers);
    for (const wire of late) wire.subscribe('1', OPTIONS, { after });
    for (const [index, wire] of [...wires, ...late].entries()) {
      const heard = await wire.poll(() => (events(wire, '1').length === 4 ? events(wire, '1') : undefined));
      expect(heard.map(({ kind }) => kind)).toEqual([
        'RAISED',
        'FALSE_POSITIVE_PROPOSED',
        'RAISED',
        'FALSE_POSITIVE_PROPOSED',
      ]);
      const isRisk = index % 2 === 0;
      expect([
        heard[1].alert.allowedCommands.includes('CONFIRM_FALSE_POSITIVE'),
        heard[3].alert.allowedCommands.includes('CONFIRM_FALSE_POSITIVE'),
      ]).toEqual([!isRisk, isRisk]);
    }
  });

  it('gives each their own answer to different questions about one event', async () => {
    const [risk, checker] = [await bank.caller('RISK_MANAGER'), await bank.caller('RISK_MANAGER')];
    const wires = await open([risk, checker, risk, checker]);
    for (const [index, wire] of wires.entries())
      wire.subscribe(
        '1',
        OPTIONS.replace('Options', `Options${index < 2 ? index : 2}`).replace(
          'kind',
          `kind occurredAt at${index < 2 ? index : 2}: occurredAt`,
        ),
      );
    await Promise.all(wires.map((wire) => live(wire, '1')));
    for (const by of [risk, checker]) {
      const { id: alertId } = await raiseAlert(officer, await newClient());
      await act(by, 'markAlertFalsePositive', { alertId, reason: 'Another company.' });
    }
    for (const [index, wire] of wires.entries()) {
      const heard = await wire.poll(() => (events(wire, '1').length === 4 ? events(wire, '1') : undefined));
      const isRisk = index % 2 === 0;
      expect([
        heard[1].alert.allowedCommands.includes('CONFIRM_FALSE_POSITIVE'),
        heard[3].alert.allowedCommands.includes('CONFIRM_FALSE_POSITIVE'),
      ]).toEqual([!isRisk, isRisk]);
    }
  });

  it('gives those their own answer too who caught up first', async () => {
    const [risk, checker] = [await bank.caller('RISK_MANAGER'), await bank.caller('RISK_MANAGER')];
    const document = OPTIONS.replace('Options', 'OptionsAgain');
    const after = await cursorNow(officer);
    const { id: alertId } = await raiseAlert(officer, await newClient());
    await act(risk, 'markAlertFalsePositive', { alertId, reason: 'Another company.' });
    const wires = await open([checker, risk, checker, risk]);
    for (const wire of wires) wire.subscribe('1', document, { after });
    for (const [index, wire] of wires.entries()) {
      const heard = await wire.poll(() => (events(wire, '1').length === 2 ? events(wire, '1') : undefined));
      expect(heard[1].alert.allowedCommands.includes('CONFIRM_FALSE_POSITIVE')).toBe(index % 2 === 0);
    }
  });

  it('hears of a client that the filter names though it is younger than the subscription', async () => {
    const wire = (await open([officer]))[0]!;
    const reference = `H-${(clients += 1)}`;
    wire.subscribe('all', FEED);
    wire.subscribe('named', FEED, { filter: { clientReference: reference } });
    await Promise.all(['all', 'named'].map((id) => live(wire, id)));
    await addClient(officer, reference);
    await raiseAlert(officer, reference);
    await raiseAlert(officer, await newClient());
    await wire.poll(() => events(wire, 'all')[1]);
    expect(events(wire, 'named').map((event) => event.alert.client.reference)).toEqual([reference]);
  });
});
