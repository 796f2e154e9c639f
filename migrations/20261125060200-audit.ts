import { Migration } from '@mikro-orm/migrations';

const TENANT = `institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif")`;

const TABLES = `
create table "audit_entry" ("id" uuid not null, "institution_id" uuid not null, "recorded_at" timestamptz(3) not null, "business_date" date not null, "kind" text not null, "actor_id" uuid null, "actor_subject" text not null, "on_behalf_of_id" uuid null, "application_id" uuid null, "command" text not null, "subject_kind" text null, "subject_id" uuid null, "client_id" uuid null, "input" text null, "before" text null, "after" text null, "reason" text null, "code" text null, "request_id" text null, primary key ("id"));
create index "audit_entry_institution_id_recorded_at_id_index" on "audit_entry" ("institution_id", "recorded_at", "id");
create index "audit_entry_institution_id_actor_id_recorded_at_index" on "audit_entry" ("institution_id", "actor_id", "recorded_at");
create index "audit_entry_institution_id_subject_id_recorded_at_index" on "audit_entry" ("institution_id", "subject_id", "recorded_at");
create index "audit_entry_institution_id_client_id_recorded_at_index" on "audit_entry" ("institution_id", "client_id", "recorded_at");
create table "audit_link" ("institution_id" uuid not null, "seq" bigint not null, "entry_id" uuid not null, "hash" text not null, primary key ("institution_id", "seq"));
alter table "audit_link" add constraint "audit_link_entry_id_unique" unique ("entry_id");
create table "audit_pending" ("entry_id" uuid not null, "institution_id" uuid not null, primary key ("entry_id"));
alter table "audit_entry" add constraint "audit_entry_kind_check" check ("kind" in ('COMMAND', 'REFUSAL', 'READ'));
alter table "audit_entry" enable row level security;
alter table "audit_entry" force row level security;
create policy "audit_entry_tenant" on "audit_entry" to "clc_app" using ((${TENANT})) with check ((${TENANT}));
alter table "audit_link" enable row level security;
alter table "audit_link" force row level security;
create policy "audit_link_tenant" on "audit_link" to "clc_app" using ((${TENANT})) with check ((${TENANT}));
alter table "audit_pending" enable row level security;
alter table "audit_pending" force row level security;
create policy "audit_pending_tenant" on "audit_pending" to "clc_app" using ((${TENANT})) with check ((${TENANT}));
create policy "audit_pending_system" on "audit_pending" for select to "clc_system" using (true);`;

// What happened is added and read, and never changed: nobody is granted more. What waits is the linker's to take away.
const GRANTS = `
grant select, insert on audit_entry, audit_link to clc_app;
grant select, insert, delete on audit_pending to clc_app;
grant select on audit_pending to clc_system;`;

export class Audit extends Migration {
  override up(): void {
    for (const part of [TABLES, GRANTS]) this.addSql(part);
  }
}
