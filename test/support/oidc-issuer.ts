import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import type { CryptoKey, JWK, JWTPayload } from 'jose';

/** A key pair of an issuer, with the id it goes by. */
export interface IssuerKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
}

/** A real OpenID Connect issuer over HTTP: discovery, keys, and tokens of every kind. */
export interface OidcIssuer {
  readonly url: string;
  /** The key it signs with. */
  key: IssuerKey;
  /** What it publishes. */
  published: JWK[];
  /** Answers nothing but 500 while it is set. */
  isDown: boolean;
  /** How often its keys were asked for. */
  asked: number;
  /** A token of an institution's user; `over` changes claims, a claim set to undefined is left out. */
  token(
    institutionCode: string,
    subject: string,
    over?: JWTPayload,
    header?: Record<string, unknown>,
    key?: IssuerKey,
  ): Promise<string>;
  /** Takes another key in the place of the one it has. */
  rotate(): Promise<void>;
  stop(): Promise<void>;
}

export async function newIssuerKey(): Promise<IssuerKey> {
  const kid = `key-${Math.random().toString(36).slice(2)}`;
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  return { kid, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' } };
}

export async function startOidcIssuer(): Promise<OidcIssuer> {
  const server = createServer((request, response) => {
    if (issuer.isDown) return void response.writeHead(500).end();
    const isKeys = request.url === '/keys';
    if (isKeys) issuer.asked += 1;
    const body = isKeys ? { keys: issuer.published } : { issuer: issuer.url, jwks_uri: `${issuer.url}/keys` };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const key = await newIssuerKey();
  const issuer: OidcIssuer = {
    url,
    key,
    published: [key.publicJwk],
    isDown: false,
    asked: 0,
    token: (institutionCode, subject, over = {}, header = {}, by = issuer.key) => {
      const now = Math.floor(Date.now() / 1_000);
      const claims = {
        iss: url,
        sub: subject,
        aud: 'clc',
        institution: institutionCode,
        iat: now,
        exp: now + 600,
        ...over,
      };
      return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: by.kid, ...header }).sign(by.privateKey);
    },
    rotate: async () => {
      issuer.key = await newIssuerKey();
      issuer.published = [issuer.key.publicJwk];
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return issuer;
}
