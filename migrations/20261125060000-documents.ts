import { Migration } from '@mikro-orm/migrations';

const TENANT = `institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif")`;

const TABLES = `
create table "document_registry_version" ("institution_id" uuid not null, "version" bigint not null, primary key ("institution_id"));
create table "document_usage_batch" ("institution_id" uuid not null, "process_id" uuid not null, "batch_number" int not null, "written_at" timestamptz(3) not null, primary key ("institution_id", "process_id"));
create table "document_version" ("id" uuid not null, "institution_id" uuid not null, "application_id" uuid not null, "version" text not null, "content_hash" text not null, "document_count" int not null, "published_by_id" uuid null, "published_at" timestamptz(3) not null, "retired_by_id" uuid null, "retired_at" timestamptz(3) null, "retire_reason" text null, "retire_forced" boolean not null default false, primary key ("id"));
alter table "document_version" add constraint "document_version_application_id_version_unique" unique ("application_id", "version");
create table "persisted_document" ("id" uuid not null, "institution_id" uuid not null, "version_id" uuid not null, "application_id" uuid not null, "hash" text not null, "name" text null, "kind" text not null, "text" text not null, "cost" int not null, "cacheable" boolean not null, primary key ("id"));
create index "persisted_document_institution_id_hash_index" on "persisted_document" ("institution_id", "hash");
create index "persisted_document_application_id_index" on "persisted_document" ("application_id");
alter table "persisted_document" add constraint "persisted_document_version_id_hash_unique" unique ("version_id", "hash");
create table "document_usage" ("document_id" uuid not null, "institution_id" uuid not null, "request_count" bigint not null, "error_count" bigint not null, "last_used_at" timestamptz(3) not null, "slowest_ms" double precision not null, "durations" bigint[] not null, primary key ("document_id"));
alter table "document_registry_version" enable row level security;
alter table "document_registry_version" force row level security;
create policy "document_registry_version_tenant" on "document_registry_version" to "clc_app" using ((${TENANT})) with check ((${TENANT}));
alter table "document_usage_batch" add constraint "document_usage_batch_institution_id_foreign" foreign key ("institution_id") references "institution" ("id");
alter table "document_usage_batch" enable row level security;
alter table "document_usage_batch" force row level security;
create policy "document_usage_batch_tenant" on "document_usage_batch" to "clc_app" using ((${TENANT})) with check ((${TENANT}));
alter table "document_version" add constraint "document_version_institution_id_foreign" foreign key ("institution_id") references "institution" ("id");
alter table "document_version" add constraint "document_version_application_id_foreign" foreign key ("application_id") references "application" ("id");
alter table "document_version" add constraint "document_version_published_by_id_foreign" foreign key ("published_by_id") references "app_user" ("id") on delete set null;
alter table "document_version" add constraint "document_version_retired_by_id_foreign" foreign key ("retired_by_id") references "app_user" ("id") on delete set null;
alter table "document_version" enable row level security;
alter table "document_version" force row level security;
create policy "document_version_tenant" on "document_version" to "clc_app" using ((${TENANT})) with check ((${TENANT}));
alter table "persisted_document" add constraint "persisted_document_institution_id_foreign" foreign key ("institution_id") references "institution" ("id");
alter table "persisted_document" add constraint "persisted_document_version_id_foreign" foreign key ("version_id") references "document_version" ("id");
alter table "persisted_document" add constraint "persisted_document_application_id_foreign" foreign key ("application_id") references "application" ("id");
alter table "persisted_document" add constraint "persisted_document_kind_check" check ("kind" in ('QUERY', 'MUTATION', 'SUBSCRIPTION'));
alter table "persisted_document" enable row level security;
alter table "persisted_document" force row level security;
create policy "persisted_document_tenant" on "persisted_document" to "clc_app" using ((${TENANT})) with check ((${TENANT}));
alter table "document_usage" add constraint "document_usage_document_id_foreign" foreign key ("document_id") references "persisted_document" ("id") on update cascade on delete cascade;
alter table "document_usage" add constraint "document_usage_institution_id_foreign" foreign key ("institution_id") references "institution" ("id");
alter table "document_usage" enable row level security;
alter table "document_usage" force row level security;
create policy "document_usage_tenant" on "document_usage" to "clc_app" using ((${TENANT})) with check ((${TENANT}));`;

// A version is frozen by what is not granted: it can be retired, its documents cannot be touched.
const GRANTS = `
grant select, insert on document_version, persisted_document to clc_app;
grant update (retired_at, retired_by_id, retire_reason, retire_forced) on document_version to clc_app;
grant select, insert, update on document_registry_version, document_usage to clc_app;
grant select, insert, update, delete on document_usage_batch to clc_app;`;

// Made anew by whatever changes what can be asked for, so that nodes ask for one number and not for every document.
// Drawn, not counted: a restored database would count through the same numbers again.
const REGISTRY = `
create function renew_document_registry_version() returns trigger language plpgsql set search_path from current as $$
begin
  insert into document_registry_version (institution_id, version) select institution_id, floor(random() * 9e15) from (select distinct institution_id from changed) one
    on conflict (institution_id) do update set version = excluded.version;
  return null;
end $$;
create trigger document_version_registry_insert after insert on document_version referencing new table as changed for each statement execute function renew_document_registry_version();
${['document_version', 'application', 'partner'].map((table) => `
create trigger ${table}_registry_update after update on ${table} referencing new table as changed for each statement execute function renew_document_registry_version();`).join('')}`;

export class Documents extends Migration {
  override up(): void {
    for (const part of [TABLES, GRANTS, REGISTRY]) this.addSql(part);
  }
}
