import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { forgottenByPresenters, forgottenInserts, rowTypes } from '../support/forgotten-columns.ts';
import { tableColumns } from '../support/table-columns.ts';

/** Columns that readers are not shown, by table; all others a presenter of the row mentions. */
const NOT_SHOWN: Readonly<Record<string, readonly string[]>> = {
  // The rule's code is read with its version; the subject is the facility or the client.
  alert: ['rule_code', 'subject_id'],
  alert_action: ['alert_id'],
  // The observations, which are shown, name the versions of statements.
  alert_evidence: ['id', 'statement_version_ids'],
  alert_history: ['id'],
  // Reached from the client, as stages and as tiers.
  client_transition: ['id', 'client_id', 'field'],
  collateral_allocation: ['id', 'collateral_id', 'facility_id'],
  drawdown: ['id', 'facility_id'],
  industry: ['id'],
  legal_hold: ['client_id'],
  persisted_document: ['application_id'],
  repayment: ['id', 'facility_id'],
  valuation: ['id', 'collateral_id'],
};

const SOURCES = fileURLToPath(new URL('../../src', import.meta.url));

let columns: ReadonlyMap<string, readonly string[]>;
beforeAll(async () => {
  columns = await tableColumns();
});

function filesOf(pattern: string): { path: string; text: string }[] {
  return globSync(pattern, { cwd: SOURCES }).map((path) => ({
    path,
    text: readFileSync(`${SOURCES}/${path}`, 'utf8'),
  }));
}

function textsOf(pattern: string): string[] {
  return filesOf(pattern).map(({ text }) => text);
}

describe('an insert written in SQL', () => {
  it('names every column', () => {
    const files = filesOf('persistence/**/*.ts');
    expect(files.filter(({ text }) => /insert into \w+ \(/.test(text)).length).toBeGreaterThan(8);
    expect(forgottenInserts(files, columns)).toEqual([]);
  });

  it.each([
    ['insert into partner (id, institution_id, code, name, kind, active, created_at) values', []],
    ['insert into partner (id, institution_id,\n  code, name, kind, created_at) select', ['active']],
    ['insert into partner (id, code) select; insert into cost_window (reserved) select', ['active', 'starts_at']],
    ['insert into partner (${columns}) select', []],
    ['insert into event_outbox (institution_id, kind, payload, occurred_at, recorded_at) values', []],
  ])('is told what it left out: %s', (text, forgotten) => {
    const told = forgottenInserts([{ path: 'a.ts', text }], columns);
    for (const column of forgotten) expect(told.join()).toContain(`without ${column}`);
    if (forgotten.length === 0) expect(told).toEqual([]);
  });
});

describe('the presenters of a row', () => {
  it('mention every column', () => {
    const rows = rowTypes(textsOf('persistence/**/*.repository.ts'));
    expect(rows.size).toBeGreaterThan(25);
    expect(forgottenByPresenters(textsOf('api/**/*.ts'), rows, columns, NOT_SHOWN)).toEqual([]);
  });

  const rows = new Map([['IndustryRow', 'industry']]);
  const presenter = (body: string): string => `export function presentIndustry(row: IndustryRow): X {\n${body}\n}\n`;

  it('are told what they left out', () => {
    const exempt = { industry: ['id'] };
    const whole = presenter('  return { code: row.code, name: row.name, localName: row.local_name };');
    expect(forgottenByPresenters([whole], rows, columns, exempt)).toEqual([]);
    const short = presenter('  return { code: row.code, name: row.name };');
    expect(forgottenByPresenters([short], rows, columns, exempt)).toEqual([
      'no presenter of IndustryRow shows local_name',
    ]);
    expect(forgottenByPresenters([whole], rows, columns, {})).toEqual(['no presenter of IndustryRow shows id']);
    expect(forgottenByPresenters([], rows, columns, {})).toEqual([]);
  });
  it('are told of an exemption that is none', () =>
    expect(
      forgottenByPresenters(
        [presenter('  return { id: row.id, code: row.code, name: row.name, localName: row.local_name };')],
        rows,
        columns,
        { industry: ['id'] },
      ),
    ).toEqual(['industry.id is shown, or is no column: take it off the list']));
});
