import type { Selectable } from 'kysely';
import { keysetPage } from '../keyset-page.ts';
import type { OrderTerm, Page, PageRequest } from '../keyset-page.ts';
import type { Query, Tables } from '../orm.ts';

/** A credential with the codes it is known by; the hash of its secret goes nowhere. */
export type ApiCredentialRow = Omit<
  Selectable<Tables['api_credential']>,
  'secret_hash' | 'institution_id' | 'application_id'
> & { readonly application_code: string; readonly partner_code: string };

const ORDER: readonly OrderTerm[] = [
  { column: 'api_credential.created_at', direction: 'desc', type: 'timestamptz', nullable: false },
  { column: 'api_credential.id', direction: 'desc', type: 'uuid', nullable: false },
];

function credentials(query: Query, applicationCode: string | null) {
  const found = query
    .selectFrom('api_credential')
    .innerJoin('application', 'application.id', 'api_credential.application_id')
    .innerJoin('partner', 'partner.id', 'application.partner_id')
    .select([
      'api_credential.id',
      'api_credential.key_id',
      'api_credential.scopes',
      'api_credential.allowed_addresses',
      'api_credential.created_at',
      'api_credential.expires_at',
      'api_credential.revoked_at',
      'api_credential.last_used_at',
      'application.code as application_code',
      'partner.code as partner_code',
    ]);
  return applicationCode === null ? found : found.where('application.code', '=', applicationCode);
}

/** The newest first; of one application where it is given. */
export function pageCredentials(
  query: Query,
  applicationCode: string | null,
  page: PageRequest,
): Promise<Page<ApiCredentialRow>> {
  return keysetPage(credentials(query, applicationCode), ORDER, page);
}

export async function countCredentials(query: Query, applicationCode: string | null): Promise<number> {
  const found = query
    .selectFrom('api_credential')
    .innerJoin('application', 'application.id', 'api_credential.application_id');
  const row = await (applicationCode === null ? found : found.where('application.code', '=', applicationCode))
    .select((select) => select.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

export function findCredential(query: Query, id: string): Promise<ApiCredentialRow | undefined> {
  return credentials(query, null).where('api_credential.id', '=', id).executeTakeFirst();
}

/** How many of an application's credentials can be used at `now`. */
export async function countActiveCredentials(query: Query, applicationId: string, now: Date): Promise<number> {
  const row = await query
    .selectFrom('api_credential')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('application_id', '=', applicationId)
    .where('revoked_at', 'is', null)
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', now)]))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** What a credential is verified against. Asked by the system, over all institutions: the key is all there is yet. */
export function findCredentialToVerify(query: Query, keyId: string) {
  return query
    .selectFrom('api_credential as c')
    .innerJoin('institution as i', 'i.id', 'c.institution_id')
    .select([
      'c.id',
      'c.institution_id',
      'c.secret_hash',
      'c.scopes',
      'c.allowed_addresses',
      'c.expires_at',
      'c.revoked_at',
      'c.last_used_at',
      'i.code as institution_code',
    ])
    .where('c.key_id', '=', keyId)
    .executeTakeFirst();
}
