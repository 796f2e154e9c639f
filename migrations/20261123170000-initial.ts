import { Migration } from '@mikro-orm/migrations';

// Roles belong to the cluster, not to the database: another database of it may have made them already.
const ROLES = `
do $$ begin create role clc_app nologin; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role clc_system nologin; exception when duplicate_object or unique_violation then null; end $$;
grant clc_app, clc_system to current_user;
grant usage on schema public to clc_app, clc_system;`;

const TABLES = `
create table "event_log" ("seq" bigint not null, "institution_id" uuid not null, "kind" text not null, "payload" jsonb not null, "occurred_at" timestamptz(3) not null, "recorded_at" timestamptz(3) not null, "placed_at" timestamptz(3) not null, primary key ("seq"));

create table "event_outbox" ("id" bigserial primary key, "institution_id" uuid not null, "kind" text not null, "payload" jsonb not null, "occurred_at" timestamptz(3) not null, "recorded_at" timestamptz(3) not null);

create table "institution" ("id" uuid not null, "code" text not null, "name" text not null, "business_date" date null, "closed_through" date null, "created_at" timestamptz(3) not null, primary key ("id"));
alter table "institution" add constraint "institution_code_unique" unique ("code");

create table "industry" ("id" uuid not null, "institution_id" uuid not null, "code" text not null, "name" text not null, primary key ("id"));
alter table "industry" add constraint "industry_institution_id_code_unique" unique ("institution_id", "code");

create table "indicator" ("id" uuid not null, "institution_id" uuid not null, "code" text not null, "name" text not null, "description" text not null, "unit" text not null, "direction" text not null, "source" text not null, "formula" text null, "built_in" boolean not null, primary key ("id"));
alter table "indicator" add constraint "indicator_institution_id_code_unique" unique ("institution_id", "code");

create table "idempotency_key" ("institution_id" uuid not null, "actor_id" uuid not null, "key" text not null, "command" text not null, "input_hash" text not null, "result" jsonb null, "created_at" timestamptz(3) not null, primary key ("institution_id", "actor_id", "key"));

create table "local_issuer_key" ("id" uuid not null, "private_jwk" jsonb not null, "created_at" timestamptz(3) not null, primary key ("id"));

create table "organisation_unit" ("id" uuid not null, "institution_id" uuid not null, "code" text not null, "name" text not null, "parent_id" uuid null, "path" text not null, primary key ("id"));
alter table "organisation_unit" add constraint "organisation_unit_institution_id_code_unique" unique ("institution_id", "code");
alter table "organisation_unit" add constraint "organisation_unit_institution_id_path_unique" unique ("institution_id", "path");

create table "sequencer_lease" ("id" int not null, "epoch" uuid not null, "token" bigint not null, "holder" uuid null, "expires_at" timestamptz(3) not null, "last_seq" bigint not null, primary key ("id"));

create table "app_user" ("id" uuid not null, "institution_id" uuid not null, "subject" text not null, "name" text not null, "active" boolean not null default true, primary key ("id"));
alter table "app_user" add constraint "app_user_institution_id_subject_unique" unique ("institution_id", "subject");

create table "client" ("id" uuid not null, "institution_id" uuid not null, "reference" text not null, "name" text not null, "local_name" text null, "registration_scheme" text null, "registration_id" text null, "industry_code" text null, "country" varchar(2) null, "segment" text not null, "stage" text not null, "tier" text not null, "unit_id" uuid not null, "relationship_manager_id" uuid null, "version" int not null default 1, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, primary key ("id"));
create index "client_institution_id_name_id_index" on "client" ("institution_id", "name", "id");
create index "client_institution_id_industry_code_index" on "client" ("institution_id", "industry_code");
create index "client_institution_id_unit_id_index" on "client" ("institution_id", "unit_id");
alter table "client" add constraint "client_institution_id_reference_unique" unique ("institution_id", "reference");

create table "management_member" ("id" uuid not null, "institution_id" uuid not null, "client_id" uuid not null, "name" text not null, "position" text not null, "key_person" boolean not null default false, "since" date null, "until" date null, primary key ("id"));
create index "management_member_client_id_index" on "management_member" ("client_id");

create table "financial_statement" ("id" uuid not null, "institution_id" uuid not null, "client_id" uuid not null, "basis" text not null, "period_start" date not null, "period_end" date not null, "period_months" int not null, "current_version" int not null, primary key ("id"));
alter table "financial_statement" add constraint "financial_statement_client_id_basis_period_start__a96da_unique" unique ("client_id", "basis", "period_start", "period_end");

create table "statement_version" ("id" uuid not null, "institution_id" uuid not null, "client_id" uuid not null, "statement_id" uuid not null, "version" int not null, "currency" varchar(3) not null, "audit_opinion" text not null, "lines" jsonb not null, "derived_lines" jsonb not null, "notes" jsonb not null, "source" text not null, "recorded_by_id" uuid null, "recorded_at" timestamptz(3) not null, primary key ("id"));
create index "statement_version_client_id_index" on "statement_version" ("client_id");
alter table "statement_version" add constraint "statement_version_statement_id_version_unique" unique ("statement_id", "version");

create table "facility" ("id" uuid not null, "institution_id" uuid not null, "client_id" uuid not null, "reference" text not null, "product" text not null, "purpose" text null, "currency" varchar(3) not null, "committed" numeric not null, "drawn" numeric not null, "repaid" numeric not null, "cancelled" numeric not null, "revolving" boolean not null default false, "rate" numeric null, "day_count" text not null, "tenor_months" int null, "starts_on" date null, "available_until" date null, "matures_on" date null, "repayment_style" text null, "status" text not null, "days_past_due" int not null default 0, "version" int not null default 1, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, primary key ("id"));
create index "facility_client_id_index" on "facility" ("client_id");
alter table "facility" add constraint "facility_institution_id_reference_unique" unique ("institution_id", "reference");

create table "facility_transition" ("id" uuid not null, "institution_id" uuid not null, "facility_id" uuid not null, "from_status" text not null, "to_status" text not null, "reason" text not null, "actor_id" uuid null, "occurred_at" timestamptz(3) not null, "recorded_at" timestamptz(3) not null, primary key ("id"));
create index "facility_transition_facility_id_index" on "facility_transition" ("facility_id");

create table "collateral_transition" ("id" uuid not null, "institution_id" uuid not null, "collateral_id" uuid not null, "from_status" text not null, "to_status" text not null, "reason" text not null, "actor_id" uuid null, "occurred_at" timestamptz(3) not null, "recorded_at" timestamptz(3) not null, primary key ("id"));
create index "collateral_transition_collateral_id_index" on "collateral_transition" ("collateral_id");

create table "repayment_instalment" ("id" uuid not null, "institution_id" uuid not null, "facility_id" uuid not null, "number" int not null, "due_date" date not null, "principal" numeric not null, "interest" numeric not null, primary key ("id"));
create index "repayment_instalment_institution_id_due_date_index" on "repayment_instalment" ("institution_id", "due_date");
alter table "repayment_instalment" add constraint "repayment_instalment_facility_id_number_unique" unique ("facility_id", "number");

create table "repayment" ("id" uuid not null, "institution_id" uuid not null, "facility_id" uuid not null, "paid_on" date not null, "amount" numeric not null, "principal" numeric not null, "recorded_at" timestamptz(3) not null, primary key ("id"));
create index "repayment_facility_id_paid_on_index" on "repayment" ("facility_id", "paid_on");

create table "observation" ("id" uuid not null, "institution_id" uuid not null, "client_id" uuid not null, "facility_id" uuid null, "subject_id" uuid not null, "indicator_id" uuid not null, "value" numeric null, "null_reason" text null, "as_of" date not null, "source" text not null, "statement_version_id" uuid null, "lineage" jsonb null, "recorded_at" timestamptz(3) not null, primary key ("id"));
create index observation_series on observation (subject_id, indicator_id, as_of desc, recorded_at desc, id desc);

create table "guarantee" ("id" uuid not null, "institution_id" uuid not null, "client_id" uuid not null, "facility_id" uuid null, "guarantor_client_id" uuid null, "guarantor_name" text not null, "amount" numeric not null, "currency" varchar(3) not null, "valid_from" date not null, "valid_to" date null, primary key ("id"));
create index "guarantee_client_id_index" on "guarantee" ("client_id");
create index "guarantee_facility_id_index" on "guarantee" ("facility_id");
create index "guarantee_guarantor_client_id_index" on "guarantee" ("guarantor_client_id");

create table "drawdown" ("id" uuid not null, "institution_id" uuid not null, "facility_id" uuid not null, "amount" numeric not null, "value_date" date not null, "purpose" text null, "payee" text null, "recorded_at" timestamptz(3) not null, primary key ("id"));
create index "drawdown_facility_id_value_date_index" on "drawdown" ("facility_id", "value_date");

create table "contact" ("id" uuid not null, "institution_id" uuid not null, "client_id" uuid not null, "name" text not null, "role" text null, "email" text null, "phone" text null, primary key ("id"));
create index "contact_client_id_index" on "contact" ("client_id");

create table "collateral" ("id" uuid not null, "institution_id" uuid not null, "client_id" uuid not null, "reference" text not null, "kind" text not null, "description" text not null, "owner_name" text null, "owned_share" numeric not null, "haircut" numeric not null, "prior_charges" numeric not null, "currency" varchar(3) not null, "status" text not null, "version" int not null default 1, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, primary key ("id"));
create index "collateral_client_id_index" on "collateral" ("client_id");
alter table "collateral" add constraint "collateral_institution_id_reference_unique" unique ("institution_id", "reference");

create table "collateral_allocation" ("id" uuid not null, "institution_id" uuid not null, "collateral_id" uuid not null, "facility_id" uuid not null, "share" numeric not null, primary key ("id"));
create index "collateral_allocation_facility_id_index" on "collateral_allocation" ("facility_id");
alter table "collateral_allocation" add constraint "collateral_allocation_collateral_id_facility_id_unique" unique ("collateral_id", "facility_id");

create table "client_transition" ("id" uuid not null, "institution_id" uuid not null, "client_id" uuid not null, "field" text not null, "from_value" text null, "to_value" text not null, "reason" text null, "actor_id" uuid null, "occurred_at" timestamptz(3) not null, "recorded_at" timestamptz(3) not null, primary key ("id"));
create index "client_transition_client_id_occurred_at_index" on "client_transition" ("client_id", "occurred_at");

create table "client_connection" ("id" uuid not null, "institution_id" uuid not null, "from_client_id" uuid not null, "to_client_id" uuid not null, "type" text not null, "share" numeric null, "evidence" text not null, "valid_from" date not null, "valid_to" date null, primary key ("id"));
create index "client_connection_from_client_id_index" on "client_connection" ("from_client_id");
create index "client_connection_to_client_id_index" on "client_connection" ("to_client_id");

create table "user_duty" ("id" uuid not null, "institution_id" uuid not null, "user_id" uuid not null, "duty" text not null, "unit_id" uuid not null, primary key ("id"));
alter table "user_duty" add constraint "user_duty_user_id_duty_unit_id_unique" unique ("user_id", "duty", "unit_id");
alter table "user_duty" add constraint "user_duty_duty_check" check ("duty" in ('RELATIONSHIP_MANAGER', 'CREDIT_OFFICER', 'RISK_MANAGER', 'AUDITOR', 'WALL_DISPLAY', 'PARTNER', 'ADMINISTRATOR'));

create table "valuation" ("id" uuid not null, "institution_id" uuid not null, "collateral_id" uuid not null, "value" numeric not null, "valued_on" date not null, "valuer" text null, "method" text null, "recorded_at" timestamptz(3) not null, primary key ("id"));
create index "valuation_collateral_id_valued_on_recorded_at_index" on "valuation" ("collateral_id", "valued_on", "recorded_at");

create table "warning_rule" ("id" uuid not null, "institution_id" uuid not null, "code" text not null, "version" int not null, "status" text not null, "definition" jsonb not null, "drafted_by_id" uuid null, "drafted_at" timestamptz(3) not null, "published_by_id" uuid null, "published_at" timestamptz(3) null, "retired_at" timestamptz(3) null, primary key ("id"));
alter table "warning_rule" add constraint "warning_rule_institution_id_code_version_unique" unique ("institution_id", "code", "version");
create unique index warning_rule_one_published on warning_rule (institution_id, code) where status = 'PUBLISHED';

create table "rule_watch" ("indicator_id" uuid not null, "rule_id" uuid not null, "institution_id" uuid not null, primary key ("indicator_id", "rule_id"));

create table "alert" ("id" uuid not null, "institution_id" uuid not null, "rule_id" uuid not null, "rule_code" text not null, "client_id" uuid not null, "facility_id" uuid null, "subject_id" uuid not null, "severity" text not null, "status" text not null, "explanation" text not null, "to_clear" text not null, "raised_at" timestamptz(3) not null, "recorded_at" timestamptz(3) not null, "last_evidence_at" timestamptz(3) not null, "evidence_count" int not null, "condition_cleared" boolean not null default false, "assignee_id" uuid null, "due_at" timestamptz(3) null, "snoozed_until" date null, "acknowledged_at" timestamptz(3) null, "resolved_by" text null, "resolution" text null, "resolved_by_id" uuid null, "resolved_at" timestamptz(3) null, "closed_by_id" uuid null, "closed_at" timestamptz(3) null, "false_positive_reason" text null, "false_positive_proposed_by_id" uuid null, "version" int not null default 1, primary key ("id"));
create index "alert_client_id_index" on "alert" ("client_id");
create index alert_of_facility on alert (facility_id) where facility_id is not null;
create index alert_open on alert (institution_id, raised_at desc, id desc) where status not in ('CLOSED', 'FALSE_POSITIVE');
create index alert_by_subject on alert (subject_id, rule_code, recorded_at desc);
create index alert_by_raised on alert (institution_id, raised_at desc, id desc);
create index alert_due on alert (institution_id, due_at) where status not in ('RESOLVED', 'CLOSED', 'FALSE_POSITIVE');
create unique index alert_one_open on alert (subject_id, rule_code) where status not in ('CLOSED', 'FALSE_POSITIVE');

create table "alert_history" ("id" uuid not null, "institution_id" uuid not null, "alert_id" uuid not null, "event" text not null, "from_status" text null, "to_status" text not null, "actor_id" uuid null, "note" text null, "occurred_at" timestamptz(3) not null, "recorded_at" timestamptz(3) not null, primary key ("id"));
create index "alert_history_alert_id_recorded_at_index" on "alert_history" ("alert_id", "recorded_at");

create table "alert_evidence" ("id" uuid not null, "institution_id" uuid not null, "alert_id" uuid not null, "rule_id" uuid not null, "indicator_code" text not null, "measure" text not null, "observation_ids" uuid[] not null, "statement_version_ids" uuid[] not null, "value" numeric null, "measured" numeric null, "threshold" numeric not null, "distance" numeric null, "distance_ratio" numeric null, "as_of" date null, "peer_median" numeric null, "peer_percentile" numeric null, "explanation" text not null, "recorded_at" timestamptz(3) not null, primary key ("id"));
create index "alert_evidence_alert_id_recorded_at_index" on "alert_evidence" ("alert_id", "recorded_at");

create table "alert_action" ("id" uuid not null, "institution_id" uuid not null, "alert_id" uuid not null, "description" text not null, "owner_id" uuid not null, "due_on" date not null, "planned_by_id" uuid not null, "planned_at" timestamptz(3) not null, "completed_by_id" uuid null, "completed_at" timestamptz(3) null, "outcome" text null, primary key ("id"));
create index "alert_action_alert_id_index" on "alert_action" ("alert_id");

alter table "industry" add constraint "industry_institution_id_foreign" foreign key ("institution_id") references "institution" ("id");

alter table "indicator" add constraint "indicator_institution_id_foreign" foreign key ("institution_id") references "institution" ("id");

alter table "idempotency_key" add constraint "idempotency_key_institution_id_foreign" foreign key ("institution_id") references "institution" ("id");

alter table "organisation_unit" add constraint "organisation_unit_institution_id_foreign" foreign key ("institution_id") references "institution" ("id");
alter table "organisation_unit" add constraint "organisation_unit_parent_id_foreign" foreign key ("parent_id") references "organisation_unit" ("id") on delete set null;

alter table "app_user" add constraint "app_user_institution_id_foreign" foreign key ("institution_id") references "institution" ("id");

alter table "client" add constraint "client_institution_id_foreign" foreign key ("institution_id") references "institution" ("id");
alter table "client" add constraint "client_unit_id_foreign" foreign key ("unit_id") references "organisation_unit" ("id");
alter table "client" add constraint "client_relationship_manager_id_foreign" foreign key ("relationship_manager_id") references "app_user" ("id") on delete set null;

alter table "management_member" add constraint "management_member_institution_id_foreign" foreign key ("institution_id") references "institution" ("id");
alter table "management_member" add constraint "management_member_client_id_foreign" foreign key ("client_id") references "client" ("id");

alter table "financial_statement" add constraint "financial_statement_institution_id_foreign" foreign key ("institution_id") references "institution" ("id");
alter table "financial_statement" add constraint "financial_statement_client_id_foreign" foreign key ("client_id") references "client" ("id");

alter table "statement_version" add constraint "statement_version_institution_id_foreign" foreign key ("institution_id") references "institution" ("id");
alter table "statement_version" add constraint "statement_version_client_id_foreign" foreign key ("client_id") references "client" ("id");
alter table "statement_version" add constraint "statement_version_statement_id_foreign" foreign key ("statement_id") references "financial_statement" ("id");
alter table "statement_version" add constraint "statement_version_recorded_by_id_foreign" foreign key ("recorded_by_id") references "app_user" ("id") on delete set null;

alter table "facility" add constraint "facility_institution_id_foreign" foreign key ("institution_id") references "institution" ("id");
alter table "facility" add constraint "facility_client_id_foreign" foreign key ("client_id") references "client" ("id");

alter table "facility_transition" add constraint "facility_transition_institution_id_foreign" foreign key ("institution_id") references "institution" ("id");
alter table "facility_transition" add constraint "facility_transition_facility_id_foreign" foreign key ("facility_id") references "facility" ("id");
alter table "facility_transition" add constraint "facility_transition_actor_id_foreign" foreign key ("actor_id") references "app_user" ("id") on delete set null;

alter table "collateral_transition" add constraint "collateral_transition_institution_id_foreign" foreign key ("institution_id") references "institution" ("id");
alter table "collateral_transition" add constraint "collateral_transition_collateral_id_foreign" foreign key ("collateral_id") references "collateral" ("id");
alter table "collateral_transition" add constraint "collateral_transition_actor_id_foreign" foreign key ("actor_id") references "app_user" ("id") on delete set null;

alter table "repayment_instalment" add constraint "repayment_instalment_institution_id_foreign" foreign key ("institution_id") references "institution" ("id");
alter table "repayment_instalment" add constraint "repayment_instalment_facility_id_foreign" foreign key ("facility_id") references "facility" ("id");

alter table "repayment" add constraint "repayment_institution_id_foreign" foreign key ("institution_id") references "institution" ("id");
alter table "repayment" add constraint "repayment_facility_id_foreign" foreign key ("facility_id") references "facility" ("id");

alter table "guarantee" add constraint "guarantee_institution_id_foreign" foreign key ("institution_id") references "institution" ("id");
alter table "guarantee" add constraint "guarantee_client_id_foreign" foreign key ("client_id") references "client" ("id");
alter table "guarantee" add constraint "guarantee_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete set null;
alter table "guarantee" add constraint "guarantee_guarantor_client_id_foreign" foreign key ("guarantor_client_id") references "client" ("id") on delete set null;

alter table "drawdown" add constraint "drawdown_institution_id_foreign" foreign key ("institution_id") references "institution" ("id");
alter table "drawdown" add constraint "drawdown_facility_id_foreign" foreign key ("facility_id") references "facility" ("id");

alter table "contact" add constraint "contact_institution_id_foreign" foreign key ("institution_id") references "institution" ("id");
alter table "contact" add constraint "contact_client_id_foreign" foreign key ("client_id") references "client" ("id");

alter table "collateral" add constraint "collateral_institution_id_foreign" foreign key ("institution_id") references "institution" ("id");
alter table "collateral" add constraint "collateral_client_id_foreign" foreign key ("client_id") references "client" ("id");

alter table "collateral_allocation" add constraint "collateral_allocation_institution_id_foreign" foreign key ("institution_id") references "institution" ("id");
alter table "collateral_allocation" add constraint "collateral_allocation_collateral_id_foreign" foreign key ("collateral_id") references "collateral" ("id");
alter table "collateral_allocation" add constraint "collateral_allocation_facility_id_foreign" foreign key ("facility_id") references "facility" ("id");

alter table "client_transition" add constraint "client_transition_institution_id_foreign" foreign key ("institution_id") references "institution" ("id");
alter table "client_transition" add constraint "client_transition_client_id_foreign" foreign key ("client_id") references "client" ("id");
alter table "client_transition" add constraint "client_transition_actor_id_foreign" foreign key ("actor_id") references "app_user" ("id") on delete set null;

alter table "client_connection" add constraint "client_connection_institution_id_foreign" foreign key ("institution_id") references "institution" ("id");
alter table "client_connection" add constraint "client_connection_from_client_id_foreign" foreign key ("from_client_id") references "client" ("id");
alter table "client_connection" add constraint "client_connection_to_client_id_foreign" foreign key ("to_client_id") references "client" ("id");

alter table "user_duty" add constraint "user_duty_institution_id_foreign" foreign key ("institution_id") references "institution" ("id");
alter table "user_duty" add constraint "user_duty_user_id_foreign" foreign key ("user_id") references "app_user" ("id");
alter table "user_duty" add constraint "user_duty_unit_id_foreign" foreign key ("unit_id") references "organisation_unit" ("id");

alter table "valuation" add constraint "valuation_institution_id_foreign" foreign key ("institution_id") references "institution" ("id");
alter table "valuation" add constraint "valuation_collateral_id_foreign" foreign key ("collateral_id") references "collateral" ("id");

alter table "warning_rule" add constraint "warning_rule_institution_id_foreign" foreign key ("institution_id") references "institution" ("id");
alter table "warning_rule" add constraint "warning_rule_drafted_by_id_foreign" foreign key ("drafted_by_id") references "app_user" ("id") on delete set null;
alter table "warning_rule" add constraint "warning_rule_published_by_id_foreign" foreign key ("published_by_id") references "app_user" ("id") on delete set null;

alter table "rule_watch" add constraint "rule_watch_indicator_id_foreign" foreign key ("indicator_id") references "indicator" ("id") on update cascade on delete cascade;
alter table "rule_watch" add constraint "rule_watch_rule_id_foreign" foreign key ("rule_id") references "warning_rule" ("id") on update cascade on delete cascade;
alter table "rule_watch" add constraint "rule_watch_institution_id_foreign" foreign key ("institution_id") references "institution" ("id");

alter table "alert" add constraint "alert_institution_id_foreign" foreign key ("institution_id") references "institution" ("id");
alter table "alert" add constraint "alert_rule_id_foreign" foreign key ("rule_id") references "warning_rule" ("id");
alter table "alert" add constraint "alert_client_id_foreign" foreign key ("client_id") references "client" ("id");
alter table "alert" add constraint "alert_facility_id_foreign" foreign key ("facility_id") references "facility" ("id") on delete set null;
alter table "alert" add constraint "alert_assignee_id_foreign" foreign key ("assignee_id") references "app_user" ("id") on delete set null;
alter table "alert" add constraint "alert_resolved_by_id_foreign" foreign key ("resolved_by_id") references "app_user" ("id") on delete set null;
alter table "alert" add constraint "alert_closed_by_id_foreign" foreign key ("closed_by_id") references "app_user" ("id") on delete set null;
alter table "alert" add constraint "alert_false_positive_proposed_by_id_foreign" foreign key ("false_positive_proposed_by_id") references "app_user" ("id") on delete set null;

alter table "alert_history" add constraint "alert_history_institution_id_foreign" foreign key ("institution_id") references "institution" ("id");
alter table "alert_history" add constraint "alert_history_alert_id_foreign" foreign key ("alert_id") references "alert" ("id");
alter table "alert_history" add constraint "alert_history_actor_id_foreign" foreign key ("actor_id") references "app_user" ("id") on delete set null;

alter table "alert_evidence" add constraint "alert_evidence_institution_id_foreign" foreign key ("institution_id") references "institution" ("id");
alter table "alert_evidence" add constraint "alert_evidence_alert_id_foreign" foreign key ("alert_id") references "alert" ("id");
alter table "alert_evidence" add constraint "alert_evidence_rule_id_foreign" foreign key ("rule_id") references "warning_rule" ("id");

alter table "alert_action" add constraint "alert_action_institution_id_foreign" foreign key ("institution_id") references "institution" ("id");
alter table "alert_action" add constraint "alert_action_alert_id_foreign" foreign key ("alert_id") references "alert" ("id");
alter table "alert_action" add constraint "alert_action_owner_id_foreign" foreign key ("owner_id") references "app_user" ("id");
alter table "alert_action" add constraint "alert_action_planned_by_id_foreign" foreign key ("planned_by_id") references "app_user" ("id");
alter table "alert_action" add constraint "alert_action_completed_by_id_foreign" foreign key ("completed_by_id") references "app_user" ("id") on delete set null;

alter table "event_log" enable row level security;
alter table "event_log" force row level security;
create policy "event_log_tenant" on "event_log" to "clc_app" using ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif")));
create policy "event_log_system" on "event_log" to "clc_system" using (true) with check (true);
alter table "event_outbox" enable row level security;
alter table "event_outbox" force row level security;
create policy "event_outbox_tenant" on "event_outbox" to "clc_app" using ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif")));
create policy "event_outbox_system" on "event_outbox" to "clc_system" using (true) with check (true);
alter table "institution" enable row level security;
alter table "institution" force row level security;
create policy "institution_tenant" on "institution" to "clc_app" using ((id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif")));
create policy "institution_system" on "institution" for select to "clc_system" using (true);
alter table "industry" enable row level security;
alter table "industry" force row level security;
create policy "industry_tenant" on "industry" to "clc_app" using ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif")));
alter table "indicator" enable row level security;
alter table "indicator" force row level security;
create policy "indicator_tenant" on "indicator" to "clc_app" using ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif")));
alter table "idempotency_key" enable row level security;
alter table "idempotency_key" force row level security;
create policy "idempotency_key_tenant" on "idempotency_key" to "clc_app" using ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif")));
alter table "local_issuer_key" enable row level security;
alter table "local_issuer_key" force row level security;
create policy "local_issuer_key_system" on "local_issuer_key" to "clc_system" using (true) with check (true);
alter table "organisation_unit" enable row level security;
alter table "organisation_unit" force row level security;
create policy "organisation_unit_tenant" on "organisation_unit" to "clc_app" using ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif")));
alter table "sequencer_lease" enable row level security;
alter table "sequencer_lease" force row level security;
create policy "sequencer_lease_system" on "sequencer_lease" to "clc_system" using (true) with check (true);
create policy "sequencer_lease_tenant" on "sequencer_lease" for select to "clc_app" using (true);
alter table "app_user" enable row level security;
alter table "app_user" force row level security;
create policy "app_user_tenant" on "app_user" to "clc_app" using ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif")));
alter table "client" enable row level security;
alter table "client" force row level security;
create policy "client_tenant" on "client" to "clc_app" using ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif")));
alter table "management_member" enable row level security;
alter table "management_member" force row level security;
create policy "management_member_tenant" on "management_member" to "clc_app" using ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif")));
alter table "financial_statement" enable row level security;
alter table "financial_statement" force row level security;
create policy "financial_statement_tenant" on "financial_statement" to "clc_app" using ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif")));
alter table "statement_version" enable row level security;
alter table "statement_version" force row level security;
create policy "statement_version_tenant" on "statement_version" to "clc_app" using ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif")));
alter table "facility" enable row level security;
alter table "facility" force row level security;
create policy "facility_tenant" on "facility" to "clc_app" using ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif")));
alter table "facility_transition" enable row level security;
alter table "facility_transition" force row level security;
create policy "facility_transition_tenant" on "facility_transition" to "clc_app" using ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif")));
alter table "collateral_transition" enable row level security;
alter table "collateral_transition" force row level security;
create policy "collateral_transition_tenant" on "collateral_transition" to "clc_app" using ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif")));
alter table "repayment_instalment" enable row level security;
alter table "repayment_instalment" force row level security;
create policy "repayment_instalment_tenant" on "repayment_instalment" to "clc_app" using ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif")));
alter table "repayment" enable row level security;
alter table "repayment" force row level security;
create policy "repayment_tenant" on "repayment" to "clc_app" using ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif")));
alter table "observation" enable row level security;
alter table "observation" force row level security;
create policy "observation_tenant" on "observation" to "clc_app" using ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif")));
alter table "guarantee" enable row level security;
alter table "guarantee" force row level security;
create policy "guarantee_tenant" on "guarantee" to "clc_app" using ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif")));
alter table "drawdown" enable row level security;
alter table "drawdown" force row level security;
create policy "drawdown_tenant" on "drawdown" to "clc_app" using ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif")));
alter table "contact" enable row level security;
alter table "contact" force row level security;
create policy "contact_tenant" on "contact" to "clc_app" using ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif")));
alter table "collateral" enable row level security;
alter table "collateral" force row level security;
create policy "collateral_tenant" on "collateral" to "clc_app" using ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif")));
alter table "collateral_allocation" enable row level security;
alter table "collateral_allocation" force row level security;
create policy "collateral_allocation_tenant" on "collateral_allocation" to "clc_app" using ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif")));
alter table "client_transition" enable row level security;
alter table "client_transition" force row level security;
create policy "client_transition_tenant" on "client_transition" to "clc_app" using ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif")));
alter table "client_connection" enable row level security;
alter table "client_connection" force row level security;
create policy "client_connection_tenant" on "client_connection" to "clc_app" using ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif")));
alter table "user_duty" enable row level security;
alter table "user_duty" force row level security;
create policy "user_duty_tenant" on "user_duty" to "clc_app" using ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif")));
alter table "valuation" enable row level security;
alter table "valuation" force row level security;
create policy "valuation_tenant" on "valuation" to "clc_app" using ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif")));
alter table "warning_rule" enable row level security;
alter table "warning_rule" force row level security;
create policy "warning_rule_tenant" on "warning_rule" to "clc_app" using ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif")));
alter table "rule_watch" enable row level security;
alter table "rule_watch" force row level security;
create policy "rule_watch_tenant" on "rule_watch" to "clc_app" using ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif")));
alter table "alert" enable row level security;
alter table "alert" force row level security;
create policy "alert_tenant" on "alert" to "clc_app" using ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif")));
alter table "alert_history" enable row level security;
alter table "alert_history" force row level security;
create policy "alert_history_tenant" on "alert_history" to "clc_app" using ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif")));
alter table "alert_evidence" enable row level security;
alter table "alert_evidence" force row level security;
create policy "alert_evidence_tenant" on "alert_evidence" to "clc_app" using ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif")));
alter table "alert_action" enable row level security;
alter table "alert_action" force row level security;
create policy "alert_action_tenant" on "alert_action" to "clc_app" using ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((institution_id = ( SELECT (NULLIF(current_setting('clc.institution_id'::text, true), ''::text))::uuid AS "nullif")));`;

// Nothing is granted by default: history can be read and added to, never changed.
const GRANTS = `
grant select, insert, update on
  institution, organisation_unit, app_user, industry, client, management_member, client_connection, financial_statement, facility,
  collateral, indicator, warning_rule, alert, alert_action, idempotency_key to clc_app;
grant select, insert, update, delete on user_duty, contact, rule_watch, collateral_allocation, repayment_instalment to clc_app;
grant select, insert on
  client_transition, facility_transition, collateral_transition, statement_version, observation, valuation, guarantee, drawdown, repayment, alert_evidence, alert_history to clc_app;
grant insert on event_outbox to clc_app;
grant usage on sequence event_outbox_id_seq to clc_app;
grant select on event_log, sequencer_lease to clc_app;
grant select on institution to clc_system;
grant select, insert on local_issuer_key to clc_system;
grant select, delete on event_outbox to clc_system;
grant select, insert on event_log to clc_system;
grant select, update on sequencer_lease to clc_system;
insert into sequencer_lease (id, epoch, token, holder, expires_at, last_seq) values (1, gen_random_uuid(), 0, null, now(), 0);`;

export class Initial extends Migration {
  override up(): void {
    this.addSql(ROLES);
    this.addSql(TABLES);
    this.addSql(GRANTS);
  }
}
