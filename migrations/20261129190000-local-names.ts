import { Migration } from '@mikro-orm/migrations';

export class LocalNames extends Migration {
  override up(): void {
    this.addSql('alter table "industry" add column "local_name" text null;');
    this.addSql('alter table "organisation_unit" add column "local_name" text null;');
  }
}
