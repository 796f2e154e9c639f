import { createHmac } from 'node:crypto';
import { SignJWT, UnsecuredJWT, exportJWK, exportSPKI, generateKeyPair, importJWK } from 'jose';
import type { CryptoKey } from 'jose';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { callerOf, startClc } from '../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../support/clc.ts';
import { newIssuerKey, startOidcIssuer } from '../support/oidc-issuer.ts';
import type { OidcIssuer } from '../support/oidc-issuer.ts';
import { Wire } from '../api/ws/wire.ts';
import { PATIENCE_MS } from '../support/patience.ts';

const ME = '{ me { institutionCode } }';
const ADD =
  'mutation ($input: AddIdentityIssuerInput!) { addIdentityIssuer(input: $input) { issuers { url audience subjectClaim } failure { code path } } }';
const REMOVE =
  'mutation ($input: RemoveIdentityIssuerInput!) { removeIdentityIssuer(input: $input) { issuers { url } failure { code } } }';

describe('tokens', () => {
  let clc: TestClc;
  /** The bank has issuers of its own, the other has those of the node. */
  let bank: TestInstitution;
  let other: TestInstitution;
  let user: Caller;
  let subject: string;
  let otherSubject: string;
  let issuer: OidcIssuer;
  let second: OidcIssuer;
  let ofNode: OidcIssuer;
  let stranger: OidcIssuer;
  const subjectOf = ({ userId }: Caller): string => `user-${userId}`;
  const codeOf = async (token: string): Promise<{ status: number; code: string | undefined }> => {
    const { status, errors } = await callerOf(clc.url, token).send(ME);
    return { status, code: errors?.[0]?.extensions.code };
  };
  const closeOf = async (token: string): Promise<string> => {
    const wire = await Wire.connect(clc.url);
    wire.init(token);
    return Promise.race([
      wire.closed.then(({ code, reason }) => `${code} ${reason}`),
      wire.until(({ type }) => type === 'connection_ack').then(() => (wire.cut(), 'acknowledged')),
    ]);
  };

  beforeAll(async () => {
    [issuer, second, ofNode, stranger] = (await Promise.all([
      startOidcIssuer(),
      startOidcIssuer(),
      startOidcIssuer(),
      startOidcIssuer(),
    ])) as [OidcIssuer, OidcIssuer, OidcIssuer, OidcIssuer];
    clc = await startClc({ AUTH_OIDC_ISSUERS: ofNode.url, AUTH_LOCAL_ISSUER: 'on', ENVIRONMENT: 'development' });
    [bank, other] = [await clc.institution(), await clc.institution()];
    user = await bank.caller('RISK_MANAGER');
    const administrator = await bank.caller('ADMINISTRATOR');
    subject = subjectOf(user);
    otherSubject = subjectOf(await other.caller('RISK_MANAGER'));
    await administrator.run(ADD, { input: { url: issuer.url } });
    // The administrator signed in by the node's own issuer, which speaks for the bank no more.
    const again = callerOf(clc.url, await issuer.token(bank.code, subjectOf(administrator)));
    await vi.waitFor(async () => expect((await again.send(ME)).status).toBe(200), {
      timeout: PATIENCE_MS,
      interval: 50,
    });
    const { addIdentityIssuer: added } = await again.run(ADD, {
      input: { url: second.url, audience: 'clc-second', subjectClaim: 'upn' },
    });
    expect(added.issuers).toHaveLength(2);
    await vi.waitFor(
      async () =>
        expect((await codeOf(await second.token(bank.code, 'x', { aud: 'clc-second', upn: subject }))).status).toBe(
          200,
        ),
      { timeout: PATIENCE_MS, interval: 50 },
    );
  });
  afterAll(async () => {
    await clc.stop();
    await Promise.all([issuer, second, ofNode, stranger].map((one) => one.stop()));
  });

  it('of an issuer that the institution trusts are accepted, with its audience and its claim', async () => {
    expect(await codeOf(await issuer.token(bank.code, subject))).toEqual({ status: 200, code: undefined });
    expect(await codeOf(await second.token(bank.code, 'x', { aud: 'clc-second', upn: subject }))).toEqual({
      status: 200,
      code: undefined,
    });
    expect(await codeOf(await ofNode.token(other.code, otherSubject))).toEqual({ status: 200, code: undefined });
    expect(await closeOf(await issuer.token(bank.code, subject))).toBe('acknowledged');
  });

  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = (over: object = {}): object => ({
    iss: issuer.url,
    sub: subject,
    aud: 'clc',
    institution: bank.code,
    iat: now(),
    exp: now() + 600,
    ...over,
  });
  const now = (): number => Math.floor(Date.now() / 1_000);
  /** Signed with whatever key the attacker has, under a header of the attacker's making. */
  const forged = async (header: Record<string, unknown>, key: CryptoKey): Promise<string> =>
    new SignJWT(claims() as never).setProtectedHeader({ alg: 'RS256', ...header }).sign(key);

  const ATTACKS: readonly (readonly [string, () => Promise<string>])[] = [
    ['no signature at all', async () => new UnsecuredJWT(claims() as never).encode()],
    ['"none" in other letters and an empty signature', async () => `${part({ alg: 'nOnE' })}.${part(claims())}.`],
    [
      'a signature by HS256 with the public key as its secret',
      async () => {
        const pem = await exportSPKI(
          (await importJWK(issuer.key.publicJwk, 'RS256', { extractable: true })) as CryptoKey,
        );
        const signed = `${part({ alg: 'HS256', kid: issuer.key.kid })}.${part(claims())}`;
        return `${signed}.${createHmac('sha256', pem).update(signed).digest('base64url')}`;
      },
    ],
    [
      'a signature by HS256 with the published key as JSON for its secret',
      async () => {
        const signed = `${part({ alg: 'HS256', kid: issuer.key.kid })}.${part(claims())}`;
        return `${signed}.${createHmac('sha256', JSON.stringify(issuer.key.publicJwk)).update(signed).digest('base64url')}`;
      },
    ],
    [
      'a key in its own header',
      async () => {
        const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
        return forged({ jwk: await exportJWK(publicKey), kid: issuer.key.kid }, privateKey);
      },
    ],
    [
      'the address of keys in its header',
      async () => forged({ jku: `${stranger.url}/keys`, kid: stranger.key.kid }, stranger.key.privateKey),
    ],
    [
      'the address of a certificate in its header',
      async () => forged({ x5u: `${stranger.url}/keys`, kid: stranger.key.kid }, stranger.key.privateKey),
    ],
    ['a key id that is a path', async () => forged({ kid: '../../../../dev/null' }, stranger.key.privateKey)],
    [
      'a key id that is a piece of SQL',
      async () => forged({ kid: "x' union select 'key' --" }, stranger.key.privateKey),
    ],
    ['another key under the id of the right one', async () => forged({ kid: issuer.key.kid }, stranger.key.privateKey)],
    [
      'an unknown critical header',
      async () =>
        `${part({ alg: 'RS256', kid: issuer.key.kid, crit: ['x'], x: 1 })}.${(await issuer.token(bank.code, subject)).split('.').slice(1).join('.')}`,
    ],
    ['the audience of another service', () => issuer.token(bank.code, subject, { aud: 'payments' })],
    ['the audience of another issuer of the institution', () => second.token(bank.code, 'x', { upn: subject })],
    ['no audience', () => issuer.token(bank.code, subject, { aud: undefined })],
    ['an issuer that nobody trusts', () => stranger.token(bank.code, subject)],
    [
      'the name of an issuer that is not the one who signed',
      () => stranger.token(bank.code, subject, { iss: issuer.url }),
    ],
    ['the name of an issuer with a slash more', () => issuer.token(bank.code, subject, { iss: `${issuer.url}/` })],
    ['the issuer of the node, where the institution has its own', () => ofNode.token(bank.code, subject)],
    ['the issuer of another institution', () => issuer.token(other.code, otherSubject)],
    ['two institutions', () => issuer.token(bank.code, subject, { institution: [bank.code, other.code] })],
    ['no end', () => issuer.token(bank.code, subject, { exp: undefined })],
    ['an end that is a text', () => issuer.token(bank.code, subject, { exp: String(now() + 600) as never })],
    ['no time of issue', () => issuer.token(bank.code, subject, { iat: undefined })],
    ['a beginning in the future', () => issuer.token(bank.code, subject, { nbf: now() + 300 })],
    ['a time of issue in the future', () => issuer.token(bank.code, subject, { iat: now() + 300 })],
    ['no user', () => issuer.token(bank.code, subject, { sub: undefined })],
    ['a user in another claim than the issuer names', () => second.token(bank.code, subject, { aud: 'clc-second' })],
    ['a signature cut short', async () => (await issuer.token(bank.code, subject)).slice(0, -8)],
    [
      'a signature that was changed',
      async () =>
        (await issuer.token(bank.code, subject)).replace(/.{4}$/, (end) => (end === 'AAAA' ? 'BBBB' : 'AAAA')),
    ],
    [
      'claims that were changed',
      async () => {
        const [header, , signature] = (await issuer.token(bank.code, subject)).split('.');
        return `${header}.${part(claims({ sub: 'user-of-my-choice' }))}.${signature}`;
      },
    ],
    ['the local development issuer, where the institution has its own', async () => user.token],
  ];

  it.each(ATTACKS)('with %s are refused', async (_what, make) => {
    const token = await make();
    expect(await codeOf(token)).toEqual({ status: 401, code: 'TOKEN_INVALID' });
    expect(await closeOf(token)).toBe('4403 TOKEN_INVALID');
  });

  it('that have expired are refused as such', async () => {
    const token = await issuer.token(bank.code, subject, { exp: now() - 60 });
    expect([await codeOf(token), await closeOf(token)]).toEqual([
      { status: 401, code: 'TOKEN_EXPIRED' },
      '4403 TOKEN_EXPIRED',
    ]);
  });

  it('of a new key are accepted after a rotation, and those of the withdrawn one no more', async () => {
    const stale = await issuer.token(bank.code, subject);
    const before = issuer.key;
    expect((await codeOf(stale)).status).toBe(200);
    await issuer.rotate();
    await vi.waitFor(async () => expect((await codeOf(await issuer.token(bank.code, subject))).status).toBe(200), {
      timeout: PATIENCE_MS,
      interval: 200,
    });
    expect(await codeOf(stale)).toEqual({ status: 401, code: 'TOKEN_INVALID' });
    expect(await codeOf(await issuer.token(bank.code, subject, {}, {}, before))).toEqual({
      status: 401,
      code: 'TOKEN_INVALID',
    });
  });

  it('with made-up keys do not have the issuer asked each time', async () => {
    const made = await newIssuerKey();
    const asked = issuer.asked;
    for (let count = 0; count < 20; count += 1)
      await codeOf(await issuer.token(bank.code, subject, {}, { kid: `made-up-${count}` }, made));
    expect(issuer.asked - asked).toBeLessThan(10);
  });

  it('of an issuer that is down are answered 503, and known keys go on', async () => {
    const down = await startOidcIssuer();
    down.isDown = true;
    const administrator = callerOf(
      clc.url,
      await issuer.token(bank.code, subjectOf(await bank.caller('ADMINISTRATOR'))),
    );
    await administrator.run(ADD, { input: { url: down.url } });
    const token = await down.token(bank.code, subject);
    await vi.waitFor(async () => expect(await codeOf(token)).toEqual({ status: 503, code: 'ISSUER_UNAVAILABLE' }), {
      timeout: PATIENCE_MS,
      interval: 50,
    });
    expect(await closeOf(token)).toBe('1013 ISSUER_UNAVAILABLE');
    expect((await codeOf(await issuer.token(bank.code, subject))).status).toBe(200);
    down.isDown = false;
    await vi.waitFor(async () => expect((await codeOf(token)).status).toBe(200), {
      timeout: PATIENCE_MS,
      interval: 200,
    });
    const wire = await Wire.signedIn(clc.url, token);
    await administrator.run(REMOVE, { input: { url: down.url } });
    expect(await wire.closed).toEqual({ code: 4403, reason: 'TOKEN_REVOKED' });
    await vi.waitFor(async () => expect(await codeOf(token)).toEqual({ status: 401, code: 'TOKEN_INVALID' }), {
      timeout: PATIENCE_MS,
      interval: 50,
    });
    await down.stop();
  });

  it("keep no socket open once their issuer does not speak for the institution, the node's or its own", async () => {
    const third = await clc.institution();
    const [first, risk] = [await third.caller('ADMINISTRATOR'), await third.caller('RISK_MANAGER')];
    const ofTheNode = await Wire.signedIn(clc.url, await ofNode.token(third.code, subjectOf(risk)));
    await first.run(ADD, { input: { url: stranger.url } });
    expect(await ofTheNode.closed).toEqual({ code: 4403, reason: 'TOKEN_REVOKED' });
    const administrator = callerOf(clc.url, await stranger.token(third.code, subjectOf(first)));
    await vi.waitFor(async () => expect((await administrator.send(ME)).status).toBe(200), {
      timeout: PATIENCE_MS,
      interval: 50,
    });
    const ofItsOwn = await Wire.signedIn(clc.url, await stranger.token(third.code, subjectOf(risk)));
    await administrator.run(REMOVE, { input: { url: stranger.url } });
    expect(await ofItsOwn.closed).toEqual({ code: 4403, reason: 'TOKEN_REVOKED' });
    await vi.waitFor(async () => expect((await first.send(ME)).status).toBe(200), {
      timeout: PATIENCE_MS,
      interval: 50,
    });
  });

  it.each([
    ['http://login.example.com', 'ISSUER_URL_INVALID'],
    ['ftp://login.example.com', 'ISSUER_URL_INVALID'],
    ['nothing', 'ISSUER_URL_INVALID'],
    ['https://login.example.com/?x=1', 'ISSUER_URL_INVALID'],
    ['https://user@login.example.com', 'ISSUER_URL_INVALID'],
  ])('cannot come from %s', async (url, code) => {
    const administrator = await other.caller('ADMINISTRATOR');
    expect((await administrator.send(ADD, { input: { url } })).data.addIdentityIssuer).toMatchObject({
      issuers: null,
      failure: { code, path: 'url' },
    });
  });

  it('are trusted by whom an administrator of the whole institution names', async () => {
    for (const caller of [await other.caller('RISK_MANAGER'), await other.caller('ADMINISTRATOR', 'NORTH')]) {
      const { data, errors } = await caller.send(ADD, { input: { url: 'https://login.example.com' } });
      expect(data?.addIdentityIssuer?.failure?.code ?? errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });
});
