import { Migration } from '@mikro-orm/migrations';

const TENANT = `institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif")`;

const TABLES = `
create table "identity_issuer" ("id" uuid not null, "institution_id" uuid not null, "url" text not null, "audience" text null, "subject_claim" text not null default 'sub', "created_at" timestamptz(3) not null, primary key ("id"));
alter table "identity_issuer" add constraint "identity_issuer_institution_id_url_unique" unique ("institution_id", "url");
create table "cost_window" ("application_id" uuid not null, "starts_at" timestamptz(3) not null, "institution_id" uuid not null, "reserved" bigint not null, primary key ("application_id", "starts_at"));
create table "api_credential" ("id" uuid not null, "institution_id" uuid not null, "application_id" uuid not null, "key_id" text not null, "secret_hash" text not null, "scopes" jsonb not null, "allowed_addresses" jsonb not null, "created_at" timestamptz(3) not null, "expires_at" timestamptz(3) null, "revoked_at" timestamptz(3) null, "last_used_at" timestamptz(3) null, primary key ("id"));
alter table "api_credential" add constraint "api_credential_key_id_unique" unique ("key_id");
create index "api_credential_institution_id_created_at_id_index" on "api_credential" ("institution_id", "created_at", "id");
create index "api_credential_application_id_index" on "api_credential" ("application_id");
alter table "institution" add "document_mode" text null;
alter table "institution" add constraint "institution_document_mode_check" check ("document_mode" in ('PERSISTED_ONLY', 'PERSISTED_PREFERRED', 'OPEN'));
alter table "app_user" add "tokens_valid_from" timestamptz(3) null;
alter table "identity_issuer" add constraint "identity_issuer_institution_id_foreign" foreign key ("institution_id") references "institution" ("id");
alter table "identity_issuer" enable row level security;
alter table "identity_issuer" force row level security;
create policy "identity_issuer_tenant" on "identity_issuer" to "clc_app" using ((${TENANT})) with check ((${TENANT}));
create policy "identity_issuer_system" on "identity_issuer" for select to "clc_system" using (true);
alter table "cost_window" add constraint "cost_window_application_id_foreign" foreign key ("application_id") references "application" ("id");
alter table "cost_window" add constraint "cost_window_institution_id_foreign" foreign key ("institution_id") references "institution" ("id");
alter table "cost_window" enable row level security;
alter table "cost_window" force row level security;
create policy "cost_window_tenant" on "cost_window" to "clc_app" using ((${TENANT})) with check ((${TENANT}));
alter table "api_credential" add constraint "api_credential_institution_id_foreign" foreign key ("institution_id") references "institution" ("id");
alter table "api_credential" add constraint "api_credential_application_id_foreign" foreign key ("application_id") references "application" ("id");
alter table "api_credential" enable row level security;
alter table "api_credential" force row level security;
create policy "api_credential_tenant" on "api_credential" to "clc_app" using ((${TENANT})) with check ((${TENANT}));
create policy "api_credential_system" on "api_credential" for select to "clc_system" using (true);`;

const GRANTS = `
grant select, insert, update on api_credential to clc_app;
grant select, insert, update, delete on cost_window to clc_app;
grant select, insert, delete on identity_issuer to clc_app;
grant select on api_credential, identity_issuer to clc_system;`;

// Who may act, and by what, is part of everybody's rights: open sockets and streams look again when it changes. When a
// credential was last used, and how far a business day has come, is not.
const RIGHTS = `
${['application', 'partner', 'identity_issuer'].map((table) => `
create trigger ${table}_rights_insert after insert on ${table} referencing new table as changed for each statement execute function renew_rights_version();
create trigger ${table}_rights_update after update on ${table} referencing new table as changed for each statement execute function renew_rights_version();
create trigger ${table}_rights_delete after delete on ${table} referencing old table as changed for each statement execute function renew_rights_version();`).join('')}
create trigger api_credential_rights after update on api_credential for each row when (old.revoked_at is distinct from new.revoked_at) execute function renew_rights_version_of_row();
create function renew_rights_version_of_institution() returns trigger language plpgsql set search_path from current as $$
begin
  insert into rights_version (institution_id, version) values (new.id, floor(random() * 9e15))
    on conflict (institution_id) do update set version = excluded.version;
  return null;
end $$;
create trigger institution_rights_documents after update on institution for each row when (old.document_mode is distinct from new.document_mode) execute function renew_rights_version_of_institution();`;

export class Credentials extends Migration {
  override up(): void {
    for (const part of [TABLES, GRANTS, RIGHTS]) this.addSql(part);
  }
}
