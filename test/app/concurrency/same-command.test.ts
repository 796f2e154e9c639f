import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Command } from '../../../src/app/command/command.ts';
import { developmentUser } from '../../../src/app/institution/development-user.ts';
import { foundInstitution } from '../../../src/app/institution/found-institution.ts';
import { recordRepayment } from '../../../src/app/facility/record-repayment.ts';
import { recordObservations } from '../../../src/app/observation/record-observations.ts';
import { recordStatement } from '../../../src/app/statement/record-statement.ts';
import { draftWarningRule } from '../../../src/app/warning/draft-warning-rule.ts';
import { publishWarningRule } from '../../../src/app/warning/publish-warning-rule.ts';
import { DEFAULT_RULES } from '../../../src/domain/warning/default-rules.ts';
import { createTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';
import { BUSINESS_DATE, openMixedBook } from './mixed-book.ts';
import type { MixedBook } from './mixed-book.ts';

const RULE = DEFAULT_RULES.find(({ code }) => code === 'COURT_ENFORCEMENT')!;

describe('one command many times at once', () => {
  let test: TestDatabase;
  let book: MixedBook;
  beforeAll(async () => {
    test = await createTestDatabase();
    book = await openMixedBook(test.database, 'SAME', 2);
  });
  afterAll(() => test.drop());

  const atOnce = <Input, Output>(
    count: number,
    command: Command<Input, Output>,
    input: (index: number) => Input,
    key: string | null = null,
  ) =>
    Promise.all(
      Array.from({ length: count }, (_, index) => book.runner.run(command, book.people[0], input(index), key)),
    );

  it('has one effect for a hundred calls with one key, and answers them all alike', async () => {
    const observations = [{ clientReference: 'C-0', indicator: 'court_enforcement', value: '1', asOf: BUSINESS_DATE }];
    const observed = await atOnce(100, recordObservations, () => ({ observations }), 'key 1');
    const repaid = await atOnce(
      100,
      recordRepayment,
      () => ({ facilityReference: 'C-0-A', amount: { amount: '10', currency: 'EUR' }, paidOn: BUSINESS_DATE }),
      'key 2',
    );
    for (const result of observed) expect(result).toEqual(observed[0]);
    for (const result of repaid) expect(result).toEqual(repaid[0]);
    expect(repaid[0]).toMatchObject({ ok: true });
    expect(observed[0]).toMatchObject({ ok: true, value: { recorded: 1, alertsRaised: 1 } });
    expect(await book.read((query) => query.selectFrom('repayment').select('amount').execute())).toEqual([
      { amount: '10' },
    ]);
    expect(
      await book.read((query) => query.selectFrom('alert').select(['rule_code', 'evidence_count']).execute()),
    ).toEqual([{ rule_code: 'COURT_ENFORCEMENT', evidence_count: 1 }]);
    expect(
      await book.read((query) =>
        query.selectFrom('facility').select('repaid').where('reference', '=', 'C-0-A').execute(),
      ),
    ).toEqual([{ repaid: '10' }]);
  });

  it('numbers statements of one period one after the other', async () => {
    const statement = (revenue: number) => ({
      basis: 'SEPARATE' as const,
      audited: 'UNQUALIFIED' as const,
      periodStart: '2025-01-01',
      periodEnd: '2025-12-31',
      currency: 'EUR',
      lines: [{ code: 'revenue', value: String(revenue) }],
    });
    const results = await atOnce(10, recordStatement, (index) => ({
      clientReference: 'C-1',
      statement: statement(index + 1),
    }));
    expect(results.map((result) => result.ok && result.value.kind).toSorted()).toEqual([
      'RECORDED',
      ...Array.from({ length: 9 }, () => 'RESTATED'),
    ]);
    const versions = await book.read((query) =>
      query.selectFrom('statement_version').select('version').orderBy('version').execute(),
    );
    expect(versions.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('publishes versions of a rule one after the other', async () => {
    const drafts: string[] = [];
    for (let draft = 0; draft < 4; draft += 1) {
      const drafted = await book.runner.run(draftWarningRule, book.people[1], { definition: RULE });
      if (drafted.ok) drafts.push(drafted.value.ruleId);
    }
    const results = await atOnce(drafts.length, publishWarningRule, (index) => ({ ruleId: drafts[index]! }));
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true, true]);
    const versions = await book.read((query) =>
      query.selectFrom('warning_rule').select('status').where('code', '=', RULE.code).orderBy('status').execute(),
    );
    expect(versions.map(({ status }) => status)).toEqual(['PUBLISHED', 'RETIRED', 'RETIRED', 'RETIRED', 'RETIRED']);
  });

  it('founds an institution and names a development user once', async () => {
    const founded = await Promise.all(
      Array.from({ length: 8 }, () => foundInstitution(book.database, { code: 'TWICE', name: 'Twice' })),
    );
    expect(founded.map((result) => (result.ok ? 'ok' : result.failure.code)).toSorted()).toEqual([
      ...Array.from({ length: 7 }, () => 'INSTITUTION_CODE_TAKEN'),
      'ok',
    ]);
    const subjects = await Promise.all(
      Array.from({ length: 8 }, () => developmentUser(book.database, book.institutionId, 'AUDITOR')),
    );
    expect(new Set(subjects)).toEqual(new Set(['dev-auditor']));
  });
});
