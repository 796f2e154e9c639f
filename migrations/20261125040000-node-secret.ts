import { Migration } from '@mikro-orm/migrations';

const TABLE = `
create table "node_secret" ("name" text not null, "secret" text not null, "created_at" timestamptz(3) not null, primary key ("name"));
alter table "node_secret" enable row level security;
alter table "node_secret" force row level security;
create policy "node_secret_system" on "node_secret" to "clc_system" using (true) with check (true);
grant select, insert on node_secret to clc_system;`;

export class NodeSecret extends Migration {
  override up(): void {
    this.addSql(TABLE);
  }
}
