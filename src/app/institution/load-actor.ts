import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { isInSubtree } from '../../domain/client/organisation-unit.ts';
import type { Duty } from '../../domain/institution/duty.ts';
import type { DocumentMode, PartnerKind } from '../../domain/partner/document-mode.ts';
import type { Database, Query } from '../../persistence/orm.ts';
import type { ActingApplication, Actor, Grant } from '../../security/actor.ts';
import type { Identity } from '../../security/identity.ts';

/**
 * Loads the user with the duties held now, not those of the token's issue. Null where the institution or the user is
 * unknown or the user inactive, or where what it was signed in with counts no more: its credential, its issuer, the
 * application it acts for.
 */
export async function loadActor(database: Database, identity: Identity): Promise<Actor | null> {
  const institution = await database.inSystem((query) =>
    query
      .selectFrom('institution')
      .select(['id', 'code', 'document_mode'])
      .where('code', '=', identity.institutionCode)
      .executeTakeFirst(),
  );
  if (institution === undefined) return null;
  return database.inTenant(institution.id, async (query) => {
    const rows = await standingOf(query, identity);
    const user = rows[0];
    if (user === undefined) return null;
    const units = await query.selectFrom('organisation_unit').select(['id', 'path']).execute();
    const coveredBy = (path: string): string[] =>
      units.filter((unit) => isInSubtree(unit.path, path)).map((unit) => unit.id);
    const grants = rows.flatMap(({ duty, unit_id: unitId, path }): Grant[] =>
      duty === null || unitId === null || path === null
        ? []
        : [{ duty, unitId, unitPath: path, coveredUnitIds: coveredBy(path) }],
    );
    const visible = new Set(grants.flatMap((grant) => grant.coveredUnitIds));
    return {
      userId: user.id,
      subject: user.subject,
      name: user.name,
      institutionId: institution.id,
      institutionCode: institution.code,
      grants,
      visibleUnitIds: visible.size === units.length ? null : [...visible],
      application: applicationOf(user),
      documentMode: institution.document_mode,
      tokensValidFrom: user.tokens_valid_from,
    };
  });
}

interface StandingRow {
  readonly id: string;
  readonly subject: string;
  readonly name: string;
  readonly tokens_valid_from: Date | null;
  readonly duty: Duty | null;
  readonly unit_id: string | null;
  readonly path: string | null;
  readonly application_id: string | null;
  readonly partner_kind: PartnerKind;
  readonly document_mode: DocumentMode;
  readonly cost_budget: number | null;
  readonly budget_window_seconds: number;
}

/**
 * The user with each duty, in one round trip; nothing where they may not act. A program's own user acts for it however
 * it signed in.
 */
async function standingOf(query: Query, identity: Identity): Promise<readonly StandingRow[]> {
  const { rows } = await sql<StandingRow>`
    select u.id, u.subject, u.name, u.tokens_valid_from, d.duty, o.id as unit_id, o.path,
      a.id as application_id, p.kind as partner_kind, a.document_mode, a.cost_budget, a.budget_window_seconds
    from app_user u
      left join application a on a.user_id = u.id
      left join partner p on p.id = a.partner_id
      left join user_duty d on d.user_id = u.id
      left join organisation_unit o on o.id = d.unit_id
    where ${isNamed(identity)} and ${isTrusted(identity)} and u.active
      and (a.id is null or (a.active and p.active))`.execute(query);
  return rows;
}

/** Whether the row of a user is of whom the identity names. */
function isNamed({ subject, credentialId }: Identity): RawBuilder<boolean> {
  if (credentialId === undefined) return sql`u.subject = ${subject}`;
  return sql`exists (select 1 from api_credential c where c.id = ${credentialId}::uuid and c.application_id = a.id and c.revoked_at is null)`;
}

/** Whether the issuer of a token still speaks for the institution: its own where it has any, else those of the node. */
function isTrusted({ issuedAt, issuer }: Identity): RawBuilder<boolean> {
  if (issuedAt === undefined) return sql`true`;
  return issuer === undefined
    ? sql`not exists (select 1 from identity_issuer)`
    : sql`exists (select 1 from identity_issuer where url = ${issuer})`;
}

function applicationOf(row: StandingRow): ActingApplication | null {
  if (row.application_id === null) return null;
  return {
    id: row.application_id,
    partnerKind: row.partner_kind,
    documentMode: row.document_mode,
    costBudget: row.cost_budget,
    budgetWindowSeconds: row.budget_window_seconds,
  };
}
