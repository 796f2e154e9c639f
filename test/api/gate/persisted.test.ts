import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addApplication } from '../../support/applications.ts';
import type { TestApplication } from '../../support/applications.ts';
import { startClc } from '../../support/clc.ts';
import type { Caller, TestClc } from '../../support/clc.ts';
import { startSecondNode } from '../../support/nodes.ts';
import type { RunningServer } from '../../../src/server.ts';
import { manifestOf, publish, sha256 } from '../partner/partner-fixture.ts';
import { Wire } from '../ws/wire.ts';

const OWN = JSON.parse(
  readFileSync(new URL('../../../schema/persisted/examples.json', import.meta.url), 'utf8'),
) as Record<string, string>;
const idOf = (operation: string): string => Object.keys(OWN).find((id) => OWN[id]!.startsWith(operation))!;
const ALERTS = idOf('query Alerts');
const FEED = idOf('subscription AlertFeed');
const CREATE = idOf('mutation CreateClient');

describe('a published document', () => {
  let clc: TestClc;
  let node: RunningServer;
  let staff: Caller;
  let mine: TestApplication;
  let partner: Caller;
  let neighbour: Caller;
  let administrator: Caller;
  let ofPartner: string;

  beforeAll(async () => {
    clc = await startClc();
    node = await startSecondNode(clc, { ENVIRONMENT: 'production', AUTH_LOCAL_ISSUER: 'on' });
    const bank = await clc.institution();
    staff = await bank.caller('RISK_MANAGER');
    administrator = await bank.caller('ADMINISTRATOR');
    mine = await addApplication({ url: node.url, database: clc.database }, bank);
    partner = await mine.credential();
    neighbour = await (await addApplication(clc, bank)).credential();
    ofPartner = await published('1', 'query Mine { portfolio { clientCount } }');
  });
  afterAll(async () => {
    await node.stop();
    await clc.stop();
  });

  /** Publishes a document for the application; gives its id. */
  const published = async (version: string, text: string): Promise<string> => {
    expect((await publish(administrator, mine.code, version, manifestOf(text))).failures).toEqual([]);
    return sha256(text);
  };
  const post = async (
    { token }: Caller,
    body: object,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; headers: Headers; body: any }> => {
    const response = await fetch(`${node.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
      body: JSON.stringify(body),
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
  const get = async (
    { token }: Caller,
    parameters: Record<string, string>,
  ): Promise<{ status: number; headers: Headers; body: any }> => {
    const response = await fetch(`${node.url}/graphql?${new URLSearchParams(parameters)}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
  const ask = async ({ token }: Caller, payload: object): Promise<any> => {
    const wire = await Wire.signedIn(node.url, token);
    wire.send({ type: 'subscribe', id: '1', payload: { query: '', ...payload } });
    const { type, payload: told } = await wire.until(({ id }) => id === '1');
    wire.cut();
    return type === 'error' ? { errors: told } : told;
  };

  it('gives the same by GET, POST and WebSocket, whichever way it is named', async () => {
    const bare = ALERTS.replace('sha256:', '');
    const variables = { first: 3 };
    const extension = (sha256Hash: string): object => ({ persistedQuery: { version: 1, sha256Hash } });
    const { body: expected } = await post(staff, { documentId: ALERTS, variables });
    expect(expected.data.alerts).toBeDefined();
    for (const id of [ALERTS, bare, bare.toUpperCase()]) {
      const [named, extended] = [
        { documentId: id, variables },
        { extensions: extension(id), variables },
      ];
      expect((await post(staff, named)).body).toEqual(expected);
      expect((await post(staff, extended)).body).toEqual(expected);
      expect((await get(staff, { documentId: id, variables: JSON.stringify(variables) })).body).toEqual(expected);
      expect(
        (await get(staff, { extensions: JSON.stringify(extension(id)), variables: JSON.stringify(variables) })).body,
      ).toEqual(expected);
      expect(await ask(staff, named)).toEqual(expected);
      expect(await ask(staff, extended)).toEqual(expected);
    }
  });

  it('may be a subscription, over a socket only', async () => {
    expect((await ask(staff, { documentId: FEED })).data.alertFeed.__typename).toBe('FeedHeartbeat');
    expect(
      (await ask(staff, { extensions: { persistedQuery: { version: 1, sha256Hash: FEED.slice(7) } } })).data.alertFeed
        .__typename,
    ).toBe('FeedHeartbeat');
    expect((await post(staff, { documentId: FEED })).body.errors[0].extensions.code).toBe('BAD_REQUEST');
  });

  it('that is a mutation is not carried out by GET', async () => {
    const { status, headers } = await get(staff, { documentId: CREATE });
    expect([status, headers.get('allow')]).toEqual([405, 'POST']);
  });

  it('of a partner is run for it, and its use told', async () => {
    const used = async (): Promise<number> => {
      await node.services.documentUsage.flush();
      const { applications } = await administrator.run(
        '{ applications { nodes { code usage { requestCount errorCount } } } }',
      );
      const { usage } = applications.nodes.find(({ code }: { code: string }) => code === mine.code);
      expect(usage.errorCount).toBe(0);
      return usage.requestCount;
    };
    const before = await used();
    const answer = { data: { portfolio: { clientCount: 0 } } };
    expect((await post(partner, { documentId: ofPartner })).body).toEqual(answer);
    expect(await ask(partner, { documentId: ofPartner })).toEqual(answer);
    expect(await used()).toBe(before + 2);
  });

  it('of one partner answers another, and staff, exactly as an unknown one; and so do those of staff a partner', async () => {
    const unknown = 'f'.repeat(64);
    for (const [caller, id] of [
      [neighbour, ofPartner],
      [staff, ofPartner],
      [partner, ALERTS],
      [partner, FEED],
    ] as const) {
      const [known, none] = [await post(caller, { documentId: id }), await post(caller, { documentId: unknown })];
      expect([known.status, known.body]).toEqual([none.status, none.body]);
      expect(known.body.errors[0].extensions.code).toBe('DOCUMENT_UNKNOWN');
      expect(await ask(caller, { documentId: id })).toEqual(await ask(caller, { documentId: unknown }));
      const named = (headers: Headers): string[] => [...headers.keys()].sort();
      expect(named(known.headers)).toEqual(named(none.headers));
    }
  });

  it('may be kept by whoever asked for it by GET where it allows that, and no other answer may', async () => {
    const caching = ({ headers }: { headers: Headers }): unknown => [
      headers.get('cache-control'),
      headers.get('vary')?.toLowerCase().includes('authorization'),
    ];
    expect(caching(await get(partner, { documentId: ofPartner }))).toEqual(['private, max-age=5', true]);
    expect(caching(await post(partner, { documentId: ofPartner }))).toEqual(['no-store', true]);
    const uncached = await published('2', 'query Uncached { me { businessDate } }');
    expect(caching(await get(partner, { documentId: uncached }))).toEqual(['no-store', true]);
    const failing = await published('3', 'query Failing { clients(first: -1) { nodes { id } } }');
    expect(caching(await get(partner, { documentId: failing }))).toEqual(['no-store', true]);
    expect(caching(await get(partner, { documentId: 'f'.repeat(64) }))).toEqual(['no-store', true]);
  });

  it('tells what it was reckoned to cost where that is asked for', async () => {
    const estimate = { cost: { estimated: 2, left: null, resetsAt: null } };
    expect((await post(partner, { documentId: ofPartner, extensions: { cost: true } })).body.extensions).toEqual(
      estimate,
    );
    expect((await post(partner, { documentId: ofPartner }, { 'x-clc-cost': '1' })).body.extensions).toEqual(estimate);
    expect((await ask(partner, { documentId: ofPartner, extensions: { cost: true } })).extensions).toEqual(estimate);
    expect((await post(partner, { documentId: ofPartner })).body.extensions).toBeUndefined();
  });

  it('is all that a program of an external partner may run, in development too, even where it signs in by a token of its user', async () => {
    const answer = await fetch(`${clc.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${mine.user.token}` },
      body: JSON.stringify({ query: '{ __typename }' }),
    });
    expect(((await answer.json()) as any).errors[0].extensions.code).toBe('DOCUMENT_NOT_PERSISTED');
  });
});
