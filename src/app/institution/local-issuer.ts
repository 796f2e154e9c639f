import { exportJWK, generateKeyPair } from 'jose';
import type { JWK } from 'jose';
import { addLocalIssuerKey, loadLocalIssuerKey } from '../../persistence/institution/local-issuer-key.repository.ts';
import type { Database } from '../../persistence/orm.ts';

/** The signing key of the local development issuer, made at its first use. */
export async function localIssuerKey(database: Database): Promise<JWK> {
  const known = await database.inSystem(loadLocalIssuerKey);
  if (known !== null) return known as JWK;
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  await database.inSystem((query) => addLocalIssuerKey(query, jwk as Record<string, unknown>));
  return (await database.inSystem(loadLocalIssuerKey)) as JWK;
}

/** The part of the key that verifies and cannot sign. */
export function publicPart({ d: _private, ...jwk }: JWK): JWK {
  return jwk;
}
