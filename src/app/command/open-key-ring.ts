import { randomBytes } from 'node:crypto';
import { addDevelopmentKek, loadDevelopmentKek } from '../../persistence/personal-data/person-key.repository.ts';
import type { Database } from '../../persistence/orm.ts';
import { KEY_BYTES } from '../../security/personal-data/cipher.ts';
import { KeyRing } from '../../security/personal-data/key-ring.ts';

/**
 * The key-encryption keys that are configured. Where none are, which production does not allow, that of development,
 * made at its first use: it lies beside what it opens, and protects nothing from whoever has the database. It stays on
 * the ring when keys are configured, so that what it wrapped can be wrapped anew.
 */
export async function openKeyRing(database: Database, configured: readonly Buffer[]): Promise<KeyRing> {
  const known = await database.inSystem(loadDevelopmentKek);
  if (configured.length > 0)
    return new KeyRing([...configured, ...(known === null ? [] : [Buffer.from(known, 'base64')])]);
  if (known === null)
    await database.inSystem((query) => addDevelopmentKek(query, randomBytes(KEY_BYTES).toString('base64')));
  return new KeyRing([Buffer.from((known ?? (await database.inSystem(loadDevelopmentKek)))!, 'base64')]);
}
