import { Migration } from '@mikro-orm/migrations';

// The first migration got these on its first day, after databases had been made by it; a database that is newer has
// them.
const INDEXES = `
create index if not exists "repayment_instalment_institution_id_due_date_index" on "repayment_instalment" ("institution_id", "due_date");
create index if not exists "guarantee_facility_id_index" on "guarantee" ("facility_id");
create index if not exists alert_of_facility on alert (facility_id) where facility_id is not null;
create index if not exists alert_open on alert (institution_id, raised_at desc, id desc) where status not in ('CLOSED', 'FALSE_POSITIVE');`;

export class IndexesOfPages extends Migration {
  override up(): void {
    this.addSql(INDEXES);
  }
}
