import { beforeAll, describe, expect, it } from 'vitest';
import { createSchema } from '../../../src/api/schema.ts';
import { typeOfTable } from '../../../src/api/shared/node.ts';
import { ENTITIES } from '../../../src/persistence/entities.ts';

/** Tables whose rows auditors are shown by the table's own name, and why the API has no name for them. */
const NAMELESS: Readonly<Record<string, string>> = {
  institution: 'The institution is the whole of what its auditors see.',
  client_transition: 'Shown as ClientStageChange or ClientTierChange, by its field.',
  financial_statement: 'Its versions are what the API shows.',
  rule_watch: 'Which indicators a rule watches: part of the rule.',
  idempotency_key: 'Remembers answers; no command is about it.',
  person_key: 'A key, of which nobody is shown anything.',
  personal_data_key: 'A key, of which nobody is shown anything.',
  local_issuer_key: 'A key, of which nobody is shown anything.',
  node_secret: 'A secret, of which nobody is shown anything.',
  rights_version: 'A number that says when rights changed.',
  cost_window: 'Counts what an application asked for.',
  document_registry_version: 'A number that says when documents changed.',
  document_usage: 'Counts the use of documents.',
  document_usage_batch: 'Counts the use of documents.',
  event_outbox: 'The event log, which the stream shows.',
  event_log: 'The event log, which the stream shows.',
  sequencer_lease: 'Which node places events.',
  audit_entry: 'The audit itself.',
  audit_pending: 'The audit itself.',
  audit_link: 'The audit itself.',
};

describe('what auditors are told a row is', () => {
  const tables = ENTITIES.map(({ meta }) => meta.tableName);
  beforeAll(() => createSchema());

  it('is the name of its type in the API, or one of those that have none', () => {
    expect(tables.filter((table) => typeOfTable(table) === table).sort()).toEqual(Object.keys(NAMELESS).sort());
  });
});
