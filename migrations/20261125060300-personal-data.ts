import { Migration } from '@mikro-orm/migrations';

const TENANT = `institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif")`;

const TABLES = `
create table "personal_data_key" ("id" uuid not null, "secret" text not null, "created_at" timestamptz(3) not null, primary key ("id"));
create table "person_key" ("person_id" uuid not null, "person_table" text not null, "institution_id" uuid not null, "wrapped" text null, "kek_id" text not null, "erased_at" timestamptz(3) null, "erased_by_id" uuid null, primary key ("person_id"));
create table "legal_hold" ("id" uuid not null, "institution_id" uuid not null, "client_id" uuid not null, "reason" text not null, "placed_by_id" uuid null, "placed_at" timestamptz(3) not null, "released_by_id" uuid null, "released_at" timestamptz(3) null, "release_reason" text null, primary key ("id"));
create index "legal_hold_client_id_index" on "legal_hold" ("client_id");
alter table "institution" add "retention_years" int not null default 10;
alter table "personal_data_key" enable row level security;
alter table "personal_data_key" force row level security;
create policy "personal_data_key_system" on "personal_data_key" to "clc_system" using (true) with check (true);
alter table "person_key" add constraint "person_key_institution_id_foreign" foreign key ("institution_id") references "institution" ("id");
alter table "person_key" add constraint "person_key_erased_by_id_foreign" foreign key ("erased_by_id") references "app_user" ("id") on delete set null;
alter table "person_key" add constraint "person_key_person_table_check" check ("person_table" in ('management_member', 'contact', 'guarantee', 'collateral'));
alter table "person_key" enable row level security;
alter table "person_key" force row level security;
create policy "person_key_tenant" on "person_key" to "clc_app" using ((${TENANT})) with check ((${TENANT}));
alter table "legal_hold" add constraint "legal_hold_institution_id_foreign" foreign key ("institution_id") references "institution" ("id");
alter table "legal_hold" add constraint "legal_hold_client_id_foreign" foreign key ("client_id") references "client" ("id");
alter table "legal_hold" add constraint "legal_hold_placed_by_id_foreign" foreign key ("placed_by_id") references "app_user" ("id") on delete set null;
alter table "legal_hold" add constraint "legal_hold_released_by_id_foreign" foreign key ("released_by_id") references "app_user" ("id") on delete set null;
alter table "legal_hold" enable row level security;
alter table "legal_hold" force row level security;
create policy "legal_hold_tenant" on "legal_hold" to "clc_app" using ((${TENANT})) with check ((${TENANT}));`;

// What is there already is enciphered after this, which takes keys; until then only new rows are held to it.
const CHECKS = `
alter table "management_member" add constraint "management_member_name_sealed" check ((name ~~ 'sealed:1:%'::text)) not valid;
alter table "guarantee" add constraint "guarantee_guarantor_name_sealed" check ((guarantor_name ~~ 'sealed:1:%'::text)) not valid;
alter table "contact" add constraint "contact_name_sealed" check ((name ~~ 'sealed:1:%'::text)) not valid;
alter table "contact" add constraint "contact_email_sealed" check ((email ~~ 'sealed:1:%'::text)) not valid;
alter table "contact" add constraint "contact_phone_sealed" check ((phone ~~ 'sealed:1:%'::text)) not valid;
alter table "collateral" add constraint "collateral_owner_name_sealed" check ((owner_name ~~ 'sealed:1:%'::text)) not valid;
do $$ declare c record; begin
  for c in select conrelid::regclass as owner, conname from pg_constraint where not convalidated and conname like '%\\_sealed' loop
    begin execute format('alter table %s validate constraint %I', c.owner, c.conname); exception when check_violation then null; end;
  end loop;
end $$;`;

// A guarantee is history, but for the name in it, which is enciphered where it is older than the keys.
const GRANTS = `
grant select, insert, update on person_key, legal_hold to clc_app;
grant update (guarantor_name) on guarantee to clc_app;
grant select, insert on personal_data_key to clc_system;`;

export class PersonalData extends Migration {
  override up(): void {
    for (const part of [TABLES, CHECKS, GRANTS]) this.addSql(part);
  }
}
