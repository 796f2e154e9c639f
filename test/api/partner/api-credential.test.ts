import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ISSUE, addApplication } from '../../support/applications.ts';
import type { TestApplication } from '../../support/applications.ts';
import { callerOf, startClc } from '../../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../../support/clc.ts';
import { asOwner } from '../../realtime/log-owner.ts';
import { startSecondNode } from '../../support/nodes.ts';
import { Wire } from '../ws/wire.ts';

const REVOKE =
  'mutation ($input: RevokeApiCredentialInput!) { revokeApiCredential(input: $input) { credential { keyId revokedAt } failure { code path } } }';
const LIST =
  'query ($applicationCode: String, $first: Int, $after: String) { apiCredentials(applicationCode: $applicationCode, first: $first, after: $after) { nodes { keyId applicationCode scopes allowedAddresses expiresAt revokedAt lastUsedAt } totalCount pageInfo { hasNextPage endCursor } } }';
const ME = '{ me { institutionCode user { name } } }';
const ALL = ['QUERY', 'MUTATE', 'SUBSCRIBE'];

describe('a credential of an application', () => {
  let clc: TestClc;
  let bank: TestInstitution;
  let administrator: Caller;
  let application: TestApplication;
  const open = { kind: 'INTERNAL', documentMode: 'OPEN' } as const;
  const issue = async (caller: Caller, over: Record<string, unknown> = {}): Promise<any> => {
    const { data, errors } = await caller.send(ISSUE, {
      input: { applicationCode: application.code, scopes: ALL, ...over },
    });
    return data?.issueApiCredential ?? { failure: { code: errors?.[0]?.extensions.code } };
  };
  const codeOf = async (token: string, headers: Record<string, string> = {}, url = clc.url): Promise<unknown> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
      body: JSON.stringify({ query: ME }),
    });
    const { errors } = (await response.json()) as any;
    return errors === undefined
      ? response.status
      : { status: response.status, code: errors[0].extensions.code, message: errors[0].message };
  };

  beforeAll(async () => {
    clc = await startClc();
    bank = await clc.institution();
    administrator = await bank.caller('ADMINISTRATOR');
  });
  afterAll(() => clc.stop());
  const fresh = async (): Promise<void> => {
    application = await addApplication(clc, bank, open);
  };

  it("is issued once, signs in as the application's user, and is kept as a hash", async () => {
    await fresh();
    const { token, credential, failure } = await issue(administrator);
    expect(failure).toBeNull();
    expect(token).toMatch(/^clc_[0-9a-f]{16}_[\w-]{43}$/);
    expect(credential).toMatchObject({
      keyId: token.slice(4, 20),
      scopes: ALL,
      allowedAddresses: [],
      expiresAt: null,
      revokedAt: null,
      lastUsedAt: null,
      applicationCode: application.code,
    });
    expect((await callerOf(clc.url, token).run('{ me { user { name } } }')).me.user.name).toBe(
      `User ${application.user.userId.slice(-4)}`,
    );
    const secret = token.slice(21);
    const dump = JSON.stringify(
      await asOwner(clc.database, async (query) => (await sql`select * from api_credential`.execute(query)).rows),
    );
    expect(dump).toContain(createHash('sha256').update(secret).digest('hex'));
    expect(dump).not.toContain(secret);
    const kept = JSON.stringify(
      await asOwner(clc.database, async (query) => (await sql`select * from idempotency_key`.execute(query)).rows),
    );
    expect(kept).not.toContain(secret);
    const { apiCredentials } = await administrator.run(LIST, { applicationCode: application.code });
    expect(apiCredentials.nodes).toMatchObject([{ keyId: credential.keyId, lastUsedAt: expect.stringMatching(/Z$/) }]);
  });

  it('with a wrong secret, or of no such key, or from elsewhere, is answered as one that never was', async () => {
    await fresh();
    const { token } = await issue(administrator);
    const { token: elsewhere } = await issue(administrator, { allowedAddresses: ['203.0.113.0/24'] });
    const unknown = await codeOf(`clc_${'0'.repeat(16)}_${'A'.repeat(43)}`);
    expect(unknown).toEqual({ status: 401, code: 'TOKEN_INVALID', message: expect.any(String) });
    const last = token.at(-1) === 'A' ? 'Q' : 'A';
    for (const wrong of [
      `${token.slice(0, -1)}${last}`,
      `${token.slice(0, 21)}${'A'.repeat(43)}`,
      `clc_${'0'.repeat(16)}_${token.slice(21)}`,
      elsewhere,
    ])
      expect(await codeOf(wrong)).toEqual(unknown);
    expect(await codeOf(token.slice(0, -1))).toMatchObject({ status: 401, code: 'TOKEN_INVALID' });
    expect(await codeOf(token)).toBe(200);
  });

  it('is used from its addresses only, as the proxies in front tell them', async () => {
    await fresh();
    const { token } = await issue(administrator, { allowedAddresses: ['203.0.113.0/24', '2001:db8::/32'] });
    const { token: here } = await issue(administrator, { allowedAddresses: ['127.0.0.0/8', '::1'] });
    const from = (address: string): Record<string, string> => ({ 'x-forwarded-for': address });
    expect(await codeOf(token, from('203.0.113.7'))).toMatchObject({ status: 401, code: 'TOKEN_INVALID' });
    expect(await codeOf(here)).toBe(200);
    const behind = await startSecondNode(clc, { TRUST_PROXY: '1' });
    expect(await codeOf(token, from('198.51.100.1, 203.0.113.7'), behind.url)).toBe(200);
    expect(await codeOf(token, from('2001:db8::5'), behind.url)).toBe(200);
    expect(await codeOf(token, from('203.0.113.7, 198.51.100.1'), behind.url)).toMatchObject({
      status: 401,
      code: 'TOKEN_INVALID',
    });
    const wire = await Wire.connect(behind.url, 'graphql-transport-ws', from('203.0.113.7'));
    wire.init(token);
    await wire.until(({ type }) => type === 'connection_ack');
    const foreign = await Wire.connect(behind.url, 'graphql-transport-ws', from('198.51.100.1'));
    foreign.init(token);
    expect(await foreign.closed).toEqual({ code: 4403, reason: 'TOKEN_INVALID' });
    wire.cut();
    await behind.stop();
  });

  it('has a second beside it and no third, until one is revoked', async () => {
    await fresh();
    const [first, second] = [await issue(administrator), await issue(administrator)];
    expect((await issue(administrator)).failure).toEqual({ code: 'CREDENTIAL_LIMIT', path: 'applicationCode' });
    const { revokeApiCredential: revoked } = await administrator.run(REVOKE, {
      input: { keyId: first.credential.keyId },
    });
    expect(revoked.credential).toEqual({ keyId: first.credential.keyId, revokedAt: expect.stringMatching(/Z$/) });
    expect([await codeOf(first.token), await codeOf(second.token)]).toMatchObject([{ code: 'TOKEN_REVOKED' }, 200]);
    expect((await issue(administrator)).failure).toBeNull();
    expect(
      (await administrator.send(REVOKE, { input: { keyId: first.credential.keyId } })).data.revokeApiCredential.failure
        .code,
    ).toBe('CREDENTIAL_REVOKED');
    expect(
      (await administrator.send(REVOKE, { input: { keyId: '0'.repeat(16) } })).data.revokeApiCredential.failure.code,
    ).toBe('CREDENTIAL_NOT_FOUND');
    const pages = await administrator.run(LIST, { applicationCode: application.code, first: 2 });
    expect([pages.apiCredentials.totalCount, pages.apiCredentials.pageInfo.hasNextPage]).toEqual([3, true]);
    const rest = await administrator.run(LIST, {
      applicationCode: application.code,
      first: 2,
      after: pages.apiCredentials.pageInfo.endCursor,
    });
    expect(rest.apiCredentials.nodes.map(({ keyId }: any) => keyId)).toEqual([first.credential.keyId]);
  });

  it('is not issued twice over the limit by two at once', async () => {
    await fresh();
    const issued = await Promise.all([1, 2, 3, 4].map(() => issue(administrator)));
    expect(issued.map(({ failure }) => failure?.code ?? 'issued').sort()).toEqual([
      'CREDENTIAL_LIMIT',
      'CREDENTIAL_LIMIT',
      'issued',
      'issued',
    ]);
  });

  it('that has expired is refused as such, and makes room', async () => {
    await fresh();
    const soon = await issue(administrator, { expiresAt: new Date(Date.now() + 1_500).toISOString() });
    await issue(administrator);
    const wire = await Wire.signedIn(clc.url, soon.token);
    expect(await wire.closed).toEqual({ code: 4403, reason: 'TOKEN_EXPIRED' });
    expect(await codeOf(soon.token)).toMatchObject({ status: 401, code: 'TOKEN_EXPIRED' });
    expect((await issue(administrator)).failure).toBeNull();
  });

  it.each<[Record<string, unknown>, string, string]>([
    [{ applicationCode: 'NOWHERE' }, 'APPLICATION_NOT_FOUND', 'applicationCode'],
    [{ scopes: [] }, 'SCOPES_REQUIRED', 'scopes'],
    [{ allowedAddresses: ['127.0.0.1', 'everywhere'] }, 'ADDRESS_RANGE_INVALID', 'allowedAddresses.1'],
    [{ allowedAddresses: Array.from({ length: 51 }, () => '127.0.0.1') }, 'BATCH_TOO_LARGE', 'allowedAddresses'],
    [{ expiresAt: '2020-01-01T00:00:00Z' }, 'EXPIRY_IN_PAST', 'expiresAt'],
  ])('is not issued with %j', async (over, code, path) => {
    await fresh();
    expect((await issue(administrator, over)).failure).toEqual({ code, path });
  });

  it('is issued and seen by administrators of the whole institution only, and of their own', async () => {
    await fresh();
    const { credential } = await issue(administrator);
    const stranger = await (await clc.institution()).caller('ADMINISTRATOR');
    expect((await issue(stranger)).failure.code).toBe('APPLICATION_NOT_FOUND');
    expect(
      (await stranger.send(REVOKE, { input: { keyId: credential.keyId } })).data.revokeApiCredential.failure.code,
    ).toBe('CREDENTIAL_NOT_FOUND');
    expect((await stranger.run(LIST)).apiCredentials.totalCount).toBe(0);
    for (const caller of [await bank.caller('ADMINISTRATOR', 'NORTH'), await bank.caller('RISK_MANAGER')])
      expect((await issue(caller)).failure.code).toBe('FORBIDDEN');
    expect((await (await bank.caller('RISK_MANAGER')).send(LIST)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await (await bank.caller('AUDITOR')).send(LIST)).errors).toBeUndefined();
  });

  it('says when it was last used to some minutes, and writes that no oftener', async () => {
    await fresh();
    const { token, credential } = await issue(administrator);
    const lastUsed = async (): Promise<string> =>
      (await administrator.run(LIST, { applicationCode: application.code })).apiCredentials.nodes.find(
        ({ keyId }: any) => keyId === credential.keyId,
      ).lastUsedAt;
    await codeOf(token);
    const first = await lastUsed();
    await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(Date.parse(first)), { timeout: 1_000 });
    await codeOf(token);
    expect(await lastUsed()).toBe(first);
  });
});
