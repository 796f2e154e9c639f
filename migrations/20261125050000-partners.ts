import { Migration } from '@mikro-orm/migrations';

const TENANT = `institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif")`;

const TABLES = `
create table "partner" ("id" uuid not null, "institution_id" uuid not null, "code" text not null, "name" text not null, "kind" text not null, "active" boolean not null default true, "created_at" timestamptz(3) not null, primary key ("id"));
alter table "partner" add constraint "partner_institution_id_code_unique" unique ("institution_id", "code");
create table "application" ("id" uuid not null, "institution_id" uuid not null, "partner_id" uuid not null, "code" text not null, "name" text not null, "user_id" uuid not null, "document_mode" text not null default 'PERSISTED_ONLY', "cost_budget" int null, "budget_window_seconds" int not null default 60, "active" boolean not null default true, "created_at" timestamptz(3) not null, primary key ("id"));
alter table "application" add constraint "application_user_id_unique" unique ("user_id");
create index "application_partner_id_index" on "application" ("partner_id");
alter table "application" add constraint "application_institution_id_code_unique" unique ("institution_id", "code");
alter table "partner" add constraint "partner_institution_id_foreign" foreign key ("institution_id") references "institution" ("id");
alter table "partner" add constraint "partner_kind_check" check ("kind" in ('INTERNAL', 'EXTERNAL'));
alter table "partner" enable row level security;
alter table "partner" force row level security;
create policy "partner_tenant" on "partner" to "clc_app" using ((${TENANT})) with check ((${TENANT}));
create policy "partner_system" on "partner" for select to "clc_system" using (true);
alter table "application" add constraint "application_institution_id_foreign" foreign key ("institution_id") references "institution" ("id");
alter table "application" add constraint "application_partner_id_foreign" foreign key ("partner_id") references "partner" ("id");
alter table "application" add constraint "application_user_id_foreign" foreign key ("user_id") references "app_user" ("id");
alter table "application" add constraint "application_document_mode_check" check ("document_mode" in ('PERSISTED_ONLY', 'PERSISTED_PREFERRED', 'OPEN'));
alter table "application" enable row level security;
alter table "application" force row level security;
create policy "application_tenant" on "application" to "clc_app" using ((${TENANT})) with check ((${TENANT}));
create policy "application_system" on "application" for select to "clc_system" using (true);`;

const GRANTS = `
grant select, insert, update on partner, application to clc_app;
grant select on partner, application to clc_system;`;

export class Partners extends Migration {
  override up(): void {
    for (const part of [TABLES, GRANTS]) this.addSql(part);
  }
}
