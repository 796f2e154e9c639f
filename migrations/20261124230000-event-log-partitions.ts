import { Migration } from '@mikro-orm/migrations';

const TENANT = `institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif")`;

// Each holding of the lease is an epoch of its own, and each event keeps the one it was placed in: a cursor of a history
// that a restored database does not have is known by it. The first epoch names the log.
const LEASE = `
alter table "sequencer_lease" no force row level security;
alter table "sequencer_lease" add column "origin" uuid null, add column "last_epoch" uuid null, add column "first_seq" bigint not null default 1, add column "partitioned_through" bigint not null default 0;
update "sequencer_lease" set "origin" = "epoch", "last_epoch" = "epoch", "partitioned_through" = "last_seq";
alter table "sequencer_lease" alter column "origin" set not null, alter column "last_epoch" set not null, alter column "first_seq" drop default, alter column "partitioned_through" drop default;
alter table "sequencer_lease" force row level security;`;

// What there is becomes the first partition as it stands; nothing is copied.
const LOG = `
alter table "event_log" rename to "event_log_1";
alter index "event_log_pkey" rename to "event_log_1_pkey";
drop policy "event_log_tenant" on "event_log_1";
drop policy "event_log_system" on "event_log_1";
alter table "event_log_1" no force row level security;
alter table "event_log_1" disable row level security;
revoke all on "event_log_1" from clc_app, clc_system;
alter table "event_log_1" add column "epoch" uuid null, add column "outbox_id" bigint null;
update "event_log_1" set "epoch" = (select "origin" from "sequencer_lease" where "id" = 1);
alter table "event_log_1" alter column "epoch" set not null;

create table "event_log" ("seq" bigint not null, "epoch" uuid not null, "outbox_id" bigint null, "institution_id" uuid not null, "kind" text not null, "payload" jsonb not null, "occurred_at" timestamptz(3) not null, "recorded_at" timestamptz(3) not null, "placed_at" timestamptz(3) not null, primary key ("seq")) partition by range ("seq");
create index "event_log_institution_id_seq_index" on "event_log" ("institution_id", "seq");
alter table "event_log" enable row level security;
alter table "event_log" force row level security;
create policy "event_log_tenant" on "event_log" to "clc_app" using ((${TENANT})) with check ((${TENANT}));
create policy "event_log_system" on "event_log" to "clc_system" using (true) with check (true);
grant select on "event_log" to clc_app;
grant select, insert on "event_log" to clc_system;
do $$
declare ended bigint;
begin
  select partitioned_through into ended from sequencer_lease where id = 1;
  if ended = 0 then
    drop table event_log_1;
  else
    execute format('alter table event_log attach partition event_log_1 for values from (1) to (%s)', ended + 1);
  end if;
end $$;`;

// Tables are made and dropped by their owner only, and the sequencer is not: it asks these. A table is attached rather than
// made as a partition, which would shut readers out; a drop must, and waits for them no longer than a second.
const PARTITIONS = `
create function add_event_log_partition(first_seq bigint, last_seq bigint) returns void language plpgsql security definer set search_path from current as $$
begin
  execute format('create table event_log_%s (like event_log including all)', first_seq);
  execute format('alter table event_log attach partition event_log_%s for values from (%s) to (%s)', first_seq, first_seq, last_seq + 1);
end $$;
create function drop_event_log_partition(first_seq bigint) returns void language plpgsql security definer set search_path from current set lock_timeout = '1s' as $$
begin
  execute format('drop table event_log_%s', first_seq);
end $$;
revoke all on function add_event_log_partition(bigint, bigint), drop_event_log_partition(bigint) from public;
grant execute on function add_event_log_partition(bigint, bigint), drop_event_log_partition(bigint) to clc_system;`;

// A snapshot's cursor names the events that it shows already and that have no place yet.
const OUTBOX = `grant select on event_outbox to clc_app;`;

// Made anew by whatever changes who may see what, a client's move to another unit included, so that open streams ask for one number and not for everybody's duties.
// Drawn, not counted: a restored database would count through the same numbers again.
const RIGHTS = `
create table "rights_version" ("institution_id" uuid not null, "version" bigint not null, primary key ("institution_id"));
alter table "rights_version" enable row level security;
alter table "rights_version" force row level security;
create policy "rights_version_tenant" on "rights_version" to "clc_app" using ((${TENANT})) with check ((${TENANT}));
create policy "rights_version_system" on "rights_version" for select to "clc_system" using (true);
grant select, insert, update on rights_version to clc_app;
grant select on rights_version to clc_system;
create function renew_rights_version() returns trigger language plpgsql set search_path from current as $$
begin
  insert into rights_version (institution_id, version) select institution_id, floor(random() * 9e15) from (select distinct institution_id from changed) one
    on conflict (institution_id) do update set version = excluded.version;
  return null;
end $$;
${['app_user', 'user_duty', 'organisation_unit'].map((table) => `
create trigger ${table}_rights_insert after insert on ${table} referencing new table as changed for each statement execute function renew_rights_version();
create trigger ${table}_rights_update after update on ${table} referencing new table as changed for each statement execute function renew_rights_version();
create trigger ${table}_rights_delete after delete on ${table} referencing old table as changed for each statement execute function renew_rights_version();`).join('')}
create function renew_rights_version_of_row() returns trigger language plpgsql set search_path from current as $$
begin
  insert into rights_version (institution_id, version) values (new.institution_id, floor(random() * 9e15))
    on conflict (institution_id) do update set version = excluded.version;
  return null;
end $$;
create trigger client_rights_unit after update on client for each row when (old.unit_id is distinct from new.unit_id) execute function renew_rights_version_of_row();`;

export class EventLogPartitions extends Migration {
  override up(): void {
    for (const part of [LEASE, LOG, PARTITIONS, OUTBOX, RIGHTS]) this.addSql(part);
  }
}
